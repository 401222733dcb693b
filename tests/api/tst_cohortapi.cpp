// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/cohortapi.h"
#include "models/codec/personcodec.h"
#include "tests/api/quickclient.h"
#include "tests/support/awaiting.h"
#include "tests/support/demofixture.h"

#include <QSet>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(desk::ErrorKind)
Q_DECLARE_METATYPE(desk::Generation)

//! The typed face against the demo server: both sides were written from the same contract by different hands.
class CohortApiTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_demo = std::make_unique<DemoFixture>(); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        use(m_demo->settings(), m_demo->key());
    }
    void cleanup() { QVERIFY(m_demo->setFaults("[]")); }

    void everyCohortOnce();
    void cohortFilters();
    void oneCohort();
    void everyPersonOnce();
    void membersOfACohort();
    void personsSearchAndFilter();
    void onePerson();
    void serverCsv();
    void accountAndProjects();
    void choices();
    void countByQuery();
    void lifeOfAStaticCohort();
    void lifeOfADynamicCohort();
    void csvUpload();
    void deletionAndReferences();
    void refusedFilters();

    void keys();
    void wrongProject();
    void generations_data();
    void generations();
    void faults_data();
    void faults();
    void malformedRowInAGoodPage();
    void shortPageIsNotTheEnd();
    void serverComesBack();

private:
    void use(const ConnectionSettings &settings, const ApiKey &key)
    {
        ClientOptions options;
        options.retry.first = 20ms;
        m_client = std::make_unique<ApiClient>(settings, key, options);
        m_api = std::make_unique<CohortApi>(*m_client);
    }
    template<class T, class... Arguments, class... Given>
    Result<T> call(Pending (CohortApi::*function)(Arguments...), Given &&...given)
    {
        auto result = await<T>([&](QObject *context, Answer<T> answer) {
            return (m_api.get()->*function)(given..., context, std::move(answer));
        });
        return result ? *result : Result<T>(Error{ErrorKind::Internal, u"no answer"_s});
    }
    std::vector<Cohort> allCohorts(qint64 limit)
    {
        std::vector<Cohort> all;
        CohortListQuery query;
        query.page.limit = limit;
        for (bool more = true; more; query.page.offset += limit) {
            const auto page = call<Page<Cohort>>(&CohortApi::cohorts, query);
            if (!page)
                return {};
            all.insert(all.end(), page->rows.begin(), page->rows.end());
            more = page->hasMore;
        }
        return all;
    }
    std::vector<Person> allPersons(PersonQuery query)
    {
        std::vector<Person> all;
        for (bool more = true; more; query.offset += query.limit) {
            const auto page = call<Page<Person>>(&CohortApi::persons, query);
            if (!page)
                return {};
            all.insert(all.end(), page->rows.begin(), page->rows.end());
            more = page->hasMore;
        }
        return all;
    }
    Cohort calculated(CohortId id)
    {
        std::optional<Cohort> last;
        const bool done = QTest::qWaitFor(
            [&] {
                const auto cohort = call<Cohort>(&CohortApi::cohort, id);
                if (cohort)
                    last = *cohort;
                return cohort && !cohort->isCalculating;
            },
            20000);
        return done ? *last : Cohort();
    }
    std::unique_ptr<DemoFixture> m_demo;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<CohortApi> m_api;
};

void CohortApiTest::everyCohortOnce()
{
    const auto small = allCohorts(7);
    const auto large = allCohorts(1000);
    QSet<CohortId> ids;
    for (const Cohort &cohort : small)
        ids << cohort.id;
    QVERIFY(!small.empty());
    QCOMPARE(small.size(), large.size());
    QCOMPARE(ids.size(), qsizetype(small.size()));
    for (size_t i = 0; i < small.size(); ++i)
        QCOMPARE(small[i].id, large[i].id);
}

void CohortApiTest::cohortFilters()
{
    const auto all = allCohorts(1000);
    CohortListQuery query;
    query.page.limit = 1000;
    query.isStatic = true;
    const auto statics = call<Page<Cohort>>(&CohortApi::cohorts, query);
    QVERIFY(statics);
    for (const Cohort &cohort : statics->rows)
        QVERIFY(cohort.isStatic);
    query.isStatic = false;
    const auto dynamics = call<Page<Cohort>>(&CohortApi::cohorts, query);
    QVERIFY(dynamics);
    QCOMPARE(statics->rows.size() + dynamics->rows.size(), all.size());
    QCOMPARE(dynamics->total, std::optional<qint64>(qint64(dynamics->rows.size())));
    query = {};
    query.search = QString(500, u'x'); // longer than the server takes
    QVERIFY(call<Page<Cohort>>(&CohortApi::cohorts, query));
}

void CohortApiTest::oneCohort()
{
    const Cohort first = allCohorts(10).front();
    const auto cohort = call<Cohort>(&CohortApi::cohort, first.id);
    QVERIFY(cohort);
    QCOMPARE(cohort->name, first.name);
    QCOMPARE(m_client->capabilities().generation(), Generation::Newest);
    const auto none = call<Cohort>(&CohortApi::cohort, CohortId{999999});
    QVERIFY(!none);
    QCOMPARE(none.error().kind, ErrorKind::NotFound);
    QCOMPARE(none.error().code, u"not_found"_s);
}

void CohortApiTest::everyPersonOnce()
{
    PersonQuery query;
    query.limit = 37;
    const auto all = allPersons(query);
    QSet<PersonId> ids;
    for (const Person &person : all)
        ids << person.id;
    QCOMPARE(qint64(all.size()), m_demo->ready().persons);
    QCOMPARE(ids.size(), qsizetype(all.size()));
}

void CohortApiTest::membersOfACohort()
{
    int compared = 0;
    for (const Cohort &cohort : allCohorts(1000)) {
        if (stateOf(cohort) != CohortState::Calculated || !cohort.count || *cohort.count == 0)
            continue;
        PersonQuery query;
        query.cohort = cohort.id;
        QCOMPARE(qint64(allPersons(query).size()), *cohort.count);
        query.limit = 5;
        const auto page = call<Page<Person>>(&CohortApi::persons, query);
        const auto raw = call<QByteArray>(&CohortApi::personPage, query);
        QVERIFY(page && raw);
        const auto decoded = decodePersonPage(*raw);
        QVERIFY(decoded && *decoded == *page);
        if (++compared == 5)
            return;
    }
    QVERIFY(compared > 0);
}

void CohortApiTest::personsSearchAndFilter()
{
    const auto all = allPersons({});
    const auto withEmail = std::find_if(all.begin(), all.end(), [](const Person &p) { return p.name.contains(u'@'); });
    QVERIFY(withEmail != all.end());
    PersonQuery query;
    query.search = withEmail->name.toUpper();
    const auto found = allPersons(query);
    QVERIFY(std::any_of(found.begin(), found.end(), [&](const Person &p) { return p.id == withEmail->id; }));
    query = {};
    query.properties = "[{\"key\":\"email\",\"type\":\"person\",\"value\":[\"" + withEmail->name.toUtf8() +
                       "\"],\"operator\":\"exact\"}]";
    const auto exact = allPersons(query);
    QVERIFY(std::any_of(exact.begin(), exact.end(), [&](const Person &p) { return p.id == withEmail->id; }));
    query.search = u"no such person anywhere % _ \\ ' \""_s;
    QVERIFY(allPersons(query).empty());
}

void CohortApiTest::onePerson()
{
    const auto all = allPersons({});
    const Person &somebody = all.front();
    const auto person = call<Person>(&CohortApi::person, somebody.id);
    QVERIFY(person);
    QCOMPARE(person->id, somebody.id);
    QCOMPARE(person->name, somebody.name);
    const auto byId = call<Page<Person>>(&CohortApi::personsByDistinctId, somebody.distinctIds.front());
    QVERIFY(byId);
    QCOMPARE(byId->rows.size(), size_t(1));
    QCOMPARE(byId->rows.front().id, somebody.id);
    QVERIFY(call<std::vector<CohortOfPerson>>(&CohortApi::personCohorts, somebody.id));
}

void CohortApiTest::serverCsv()
{
    for (const Cohort &cohort : allCohorts(1000)) {
        if (stateOf(cohort) != CohortState::Calculated || cohort.count.value_or(0) == 0)
            continue;
        PersonQuery query;
        query.cohort = cohort.id;
        QByteArray csv;
        const ApiClient::Chunk keep = [&](const QByteArray &piece, const std::function<void()> &next) {
            csv += piece;
            next();
            return true;
        };
        const auto done = await<Done>([&](QObject *context, Answer<Done> answer) {
            return m_api->personCsv(query, context, keep, std::move(answer));
        });
        QVERIFY(done && done->has_value());
        QVERIFY(csv.startsWith("created_at,distinct_ids.0,"));
        return;
    }
    QFAIL("no cohort with members");
}

void CohortApiTest::accountAndProjects()
{
    const auto account = call<Account>(&CohortApi::account);
    QVERIFY(account);
    QVERIFY(account->user.email.contains(u'@'));
    QVERIFY(account->projects.size() >= 2);
    const auto projects = call<Page<Project>>(&CohortApi::projects, PageRequest());
    QVERIFY(projects);
    QVERIFY(projects->rows.size() >= 2);
    const auto project = call<Project>(&CohortApi::project, ProjectId());
    QVERIFY(project);
    QVERIFY(!project->timezone.isEmpty());
    QVERIFY(!call<std::vector<Project>>(&CohortApi::organizationProjects)->empty());
}

void CohortApiTest::choices()
{
    PropertyDefinitionQuery properties;
    const auto ofPersons = call<Page<PropertyDefinition>>(&CohortApi::propertyDefinitions, properties);
    QVERIFY(ofPersons && !ofPersons->rows.empty());
    properties.type = PropertyDefinitionQuery::Type::Event;
    QVERIFY(call<Page<PropertyDefinition>>(&CohortApi::propertyDefinitions, properties));
    const auto events = call<Page<EventDefinition>>(&CohortApi::eventDefinitions, EventDefinitionQuery());
    QVERIFY(events && !events->rows.empty());
    properties.eventNames = {events->rows.front().name};
    QVERIFY(call<Page<PropertyDefinition>>(&CohortApi::propertyDefinitions, properties));
    QVERIFY(call<std::vector<ActionDefinition>>(&CohortApi::actions));
    ValueQuery values;
    values.key = u"email"_s;
    const auto emails = call<std::vector<PropertyValueCount>>(&CohortApi::propertyValues, values);
    QVERIFY(emails && !emails->empty());
    values.ofEvents = true;
    values.key = u"$browser"_s;
    QVERIFY(call<std::vector<PropertyValueCount>>(&CohortApi::propertyValues, values));
}

void CohortApiTest::countByQuery()
{
    const QByteArray body = "{\"query\":{\"kind\":\"ActorsQuery\",\"select\":[\"count()\"],\"properties\":[]},"
                            "\"refresh\":\"force_blocking\"}";
    const auto result = call<QueryResult>(&CohortApi::query, body);
    QVERIFY2(result, result ? "" : qPrintable(result.error().text + result.error().detail));
    QCOMPARE(result->rows.size(), size_t(1));
    QCOMPARE(result->rows[0][0].toInteger(), std::optional<qint64>(m_demo->ready().persons));
    const auto refused = call<QueryResult>(
        &CohortApi::query,
        "{\"query\":{\"kind\":\"HogQLQuery\",\"query\":\"SELECT id FROM persons LIMIT 1 OFFSET 1\"}}"_ba);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Invalid);
    QVERIFY(refused.error().detail.contains(u"OFFSET"));
}

void CohortApiTest::lifeOfAStaticCohort()
{
    const auto people = allPersons({});
    const auto made = call<Cohort>(&CohortApi::createCohort,
                                   "{\"name\":\"By hand\",\"is_static\":true,\"_create_static_person_ids\":[]}"_ba);
    QVERIFY2(made, made ? "" : qPrintable(made.error().text + made.error().detail));
    const std::vector<PersonId> three{people[0].id, people[1].id, people[2].id};
    QVERIFY(call<Done>(&CohortApi::addPersons, made->id, three));
    QCOMPARE(call<Cohort>(&CohortApi::cohort, made->id)->count, std::optional<qint64>(3));
    QVERIFY(call<Done>(&CohortApi::removePerson, made->id, people[1].id));
    QVERIFY(call<Done>(&CohortApi::removePerson, made->id, people[1].id)); // not a member any more: done as well
    QCOMPARE(call<Cohort>(&CohortApi::cohort, made->id)->count, std::optional<qint64>(2));
    const auto log = call<Page<ActivityEntry>>(&CohortApi::activity, made->id, PageRequest{0, 10});
    QVERIFY(log);
    QVERIFY(log->rows.size() >= 3);
    QCOMPARE(log->rows.back().activity, u"created"_s);
    QVERIFY(call<Page<ActivityEntry>>(&CohortApi::activity, CohortId(), PageRequest{0, 5}));
    // The limits of one call.
    QCOMPARE(call<Done>(&CohortApi::addPersons, made->id, std::vector<PersonId>()).error().kind, ErrorKind::Invalid);
    QCOMPARE(call<Done>(&CohortApi::addPersons, made->id, std::vector<PersonId>(1001, people[0].id)).error().kind,
             ErrorKind::Invalid);
    const auto runs = call<Page<CalculationRun>>(&CohortApi::calculationHistory, made->id, PageRequest());
    QVERIFY(runs);
}

void CohortApiTest::lifeOfADynamicCohort()
{
    const auto made =
        call<Cohort>(&CohortApi::createCohort,
                     "{\"name\":\"Has an "
                     "e-mail\",\"filters\":{\"properties\":{\"type\":\"OR\",\"values\":[{\"type\":\"AND\",\"values\":"
                     "[{\"type\":\"person\",\"key\":\"email\",\"operator\":\"is_set\"}]}]}}}"_ba);
    QVERIFY2(made, made ? "" : qPrintable(made.error().text + made.error().detail));
    const Cohort first = calculated(made->id);
    QVERIFY(first.count.value_or(0) > 0);
    const auto renamed = call<Cohort>(&CohortApi::patchCohort, made->id, "{\"name\":\"Reachable\"}"_ba);
    QVERIFY(renamed);
    QCOMPARE(renamed->name, u"Reachable"_s);
    QCOMPARE(calculated(made->id).count, first.count);
    const auto runs = call<Page<CalculationRun>>(&CohortApi::calculationHistory, made->id, PageRequest());
    QVERIFY(runs && !runs->rows.empty());
    QCOMPARE(runs->rows.front().count, first.count);
}

void CohortApiTest::csvUpload()
{
    const auto people = allPersons({});
    CsvUpload upload;
    upload.name = u"From a file, “quoted”"_s;
    upload.csv = "person_id\r\n" + people[0].id.uuid.toUtf8() + "\r\n" + people[1].id.uuid.toUtf8() + "\r\n";
    const auto made = call<Cohort>(&CohortApi::createCohortWithCsv, upload);
    QVERIFY2(made, made ? "" : qPrintable(made.error().text + made.error().detail));
    QCOMPARE(made->name, upload.name);
    QVERIFY(made->isStatic);
    QCOMPARE(calculated(made->id).count, std::optional<qint64>(2));
    CsvUpload more;
    more.cohort = made->id;
    more.csv = "person_id\r\n" + people[5].id.uuid.toUtf8() + "\r\n";
    QVERIFY(call<Cohort>(&CohortApi::uploadCsv, more));
    QCOMPARE(calculated(made->id).count, std::optional<qint64>(3));
    upload.csv.clear();
    const auto empty = call<Cohort>(&CohortApi::createCohortWithCsv, upload);
    QVERIFY(!empty);
    QCOMPARE(empty.error().kind, ErrorKind::Invalid);
    QCOMPARE(empty.error().attr, u"csv"_s);
}

void CohortApiTest::deletionAndReferences()
{
    const auto base = call<Cohort>(&CohortApi::createCohort,
                                   "{\"name\":\"Base\",\"is_static\":true,\"_create_static_person_ids\":[]}"_ba);
    QVERIFY(base);
    const auto onTop = call<Cohort>(
        &CohortApi::createCohort,
        "{\"name\":\"On top\",\"filters\":{\"properties\":{\"type\":\"OR\",\"values\":[{\"type\":\"AND\",\"values\":"
        "[{\"type\":\"cohort\",\"key\":\"id\",\"value\":"_ba +
            QByteArray::number(base->id.value) + "}]}]}}}");
    QVERIFY(onTop);
    const auto used = call<UsedIn>(&CohortApi::usedIn, base->id);
    QVERIFY(used);
    QCOMPARE(used->cohorts.results.size(), size_t(1));
    QCOMPARE(used->cohorts.results.front().id, onTop->id.value);
    const auto refused = call<Cohort>(&CohortApi::patchCohort, base->id, "{\"deleted\":true}"_ba);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Invalid);
    QVERIFY(refused.error().text.contains(u"On top"));
    QVERIFY(call<Cohort>(&CohortApi::patchCohort, onTop->id, "{\"deleted\":true}"_ba)->deleted);
    QVERIFY(call<Cohort>(&CohortApi::patchCohort, base->id, "{\"deleted\":true}"_ba)->deleted);
    QVERIFY(!call<Cohort>(&CohortApi::patchCohort, base->id, "{\"deleted\":false}"_ba)->deleted);
}

void CohortApiTest::refusedFilters()
{
    const auto refused = call<Cohort>(
        &CohortApi::createCohort,
        "{\"name\":\"x\",\"filters\":{\"properties\":{\"type\":\"OR\",\"values\":[{\"type\":\"nonsense\"}]}}}"_ba);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Invalid);
    QVERIFY2(!refused.error().text.contains(u"loc"), qPrintable(refused.error().text));
    QVERIFY(!refused.error().detail.isEmpty());
}

void CohortApiTest::keys()
{
    use(m_demo->settings(), m_demo->readOnlyKey());
    QVERIFY(!allCohorts(100).empty());
    const auto refused = call<Cohort>(&CohortApi::createCohort, "{\"name\":\"x\"}"_ba);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
    QVERIFY(refused.error().text.contains(u"cohort:write"));
    QVERIFY(!m_client->capabilities().has(Feature::EditCohorts));

    use(m_demo->settings(), m_demo->keyNamed("cohort_only"));
    QVERIFY(!allCohorts(100).empty());
    QVERIFY(!call<Page<ActivityEntry>>(&CohortApi::activity, CohortId(), PageRequest{0, 10}));
    QVERIFY(m_client->capabilities().whyNot(Feature::ActivityLog).contains(u"activity_log:read"));

    use(m_demo->settings(), m_demo->keyNamed("project_limited"));
    QVERIFY(!allCohorts(100).empty());
    QVERIFY(call<Account>(&CohortApi::account));
    QCOMPARE(call<Page<Project>>(&CohortApi::projects, PageRequest()).error().kind, ErrorKind::Forbidden);

    use(m_demo->settings(), ApiKey("phx_thisisnokeyofthisserver"));
    const auto wrong = call<Page<Cohort>>(&CohortApi::cohorts, CohortListQuery());
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().kind, ErrorKind::Unauthorized);
    QCOMPARE(m_client->state().kind, ConnectionState::Kind::KeyRefused);
}

void CohortApiTest::wrongProject()
{
    ConnectionSettings settings = m_demo->settings();
    settings.project = ProjectId{4711};
    use(settings, m_demo->key());
    const auto result = call<Page<Cohort>>(&CohortApi::cohorts, CohortListQuery());
    QVERIFY(!result);
    QVERIFY(result.error().kind == ErrorKind::NotFound || result.error().kind == ErrorKind::Forbidden);
    QCOMPARE(m_client->state().kind, ConnectionState::Kind::ProjectGone);
    settings.project = ProjectId();
    use(settings, m_demo->key());
    QVERIFY(call<Page<Cohort>>(&CohortApi::cohorts, CohortListQuery()));
}

void CohortApiTest::generations_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<Generation>("generation");
    QTest::newRow("newest") << std::string("newest") << Generation::Newest;
    QTest::newRow("mid") << std::string("mid") << Generation::Mid;
    QTest::newRow("older") << std::string("older") << Generation::Older;
}

void CohortApiTest::generations()
{
    QFETCH(std::string, name);
    QFETCH(Generation, generation);
    demo::DemoServer::Options options = smallDemo();
    options.generation = name;
    const DemoFixture demo(options);
    use(demo.settings(), demo.key());
    const auto all = allCohorts(1000);
    QVERIFY(!all.empty());
    const auto cohort = call<Cohort>(&CohortApi::cohort, all.front().id);
    QVERIFY(cohort);
    QCOMPARE(m_client->capabilities().generation(), generation);
    const auto used = call<UsedIn>(&CohortApi::usedIn, all.front().id);
    QCOMPARE(used.has_value(), generation >= Generation::Mid);
    QCOMPARE(m_client->capabilities().has(Feature::UsedIn), generation >= Generation::Mid);
    QVERIFY(!allPersons({}).empty());
    QVERIFY(call<Account>(&CohortApi::account));
}

void CohortApiTest::faults_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char *fault, ErrorKind kind) { QTest::newRow(fault) << QByteArray(fault) << kind; };
    row("\"kind\":\"status\",\"status\":500", ErrorKind::ServerFailure);
    row("\"kind\":\"status\",\"status\":503", ErrorKind::ServerFailure);
    row("\"kind\":\"status\",\"status\":403", ErrorKind::Forbidden);
    row("\"kind\":\"delay\",\"ms\":3000", ErrorKind::Timeout);
    row("\"kind\":\"drip\",\"ms\":100", ErrorKind::Timeout);
    row("\"kind\":\"cut\"", ErrorKind::BrokenAnswer);
    row("\"kind\":\"wrong_length\"", ErrorKind::BrokenAnswer);
    row("\"kind\":\"gzip_cut\"", ErrorKind::BrokenAnswer);
    row("\"kind\":\"redirect\",\"location\":\"http://127.0.0.2:9/x\"", ErrorKind::Redirected);
    row("\"kind\":\"huge\",\"bytes\":200000000", ErrorKind::BrokenAnswer);
    row("\"kind\":\"wrong_type\"", ErrorKind::NotPostHog);
    row("\"kind\":\"invalid_json\"", ErrorKind::BrokenAnswer);
}

void CohortApiTest::faults()
{
    QFETCH(QByteArray, fault);
    QFETCH(ErrorKind, kind);
    QVERIFY(m_demo->setFaults("[{\"method\":\"GET\",\"path\":\"*/cohorts/\",\"fault\":{" + fault + "}}]"));
    ClientOptions options = quickOptions();
    const bool slow = kind == ErrorKind::Timeout;
    options.longestSilence = slow ? 400ms : 30s;
    options.longestDeadline = slow ? 1200ms : 60s;
    m_client = std::make_unique<ApiClient>(m_demo->settings(), m_demo->key(), options);
    m_api = std::make_unique<CohortApi>(*m_client);
    const auto result = call<Page<Cohort>>(&CohortApi::cohorts, CohortListQuery());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, kind);
    QVERIFY(m_demo->setFaults("[]"));
    use(m_demo->settings(), m_demo->key());
    QVERIFY(call<Page<Cohort>>(&CohortApi::cohorts, CohortListQuery()));
}

void CohortApiTest::malformedRowInAGoodPage()
{
    QVERIFY(m_demo->setFaults("[{\"method\":\"GET\",\"path\":\"*/cohorts/\",\"fault\":{\"kind\":\"malformed_row\","
                              "\"index\":1,\"row\":{\"id\":\"no number\",\"name\":5}}}]"));
    const auto page = call<Page<Cohort>>(&CohortApi::cohorts, CohortListQuery());
    QVERIFY2(page, page ? "" : qPrintable(page.error().text));
    QVERIFY(page->rows[0].malformed.isEmpty());
    QVERIFY(!page->rows[1].malformed.isEmpty());
    QVERIFY(page->rows[2].malformed.isEmpty());
}

void CohortApiTest::shortPageIsNotTheEnd()
{
    const auto whole = allPersons({});
    QVERIFY(m_demo->setFaults("[{\"method\":\"GET\",\"path\":\"*/persons/\",\"nth\":2,\"times\":1,"
                              "\"fault\":{\"kind\":\"short_page\",\"rows\":3}}]"));
    PersonQuery query;
    query.limit = 50;
    QCOMPARE(allPersons(query).size(), whole.size() - 3);
}

void CohortApiTest::serverComesBack()
{
    DemoProcess demo;
    const QStringList small{u"--persons"_s, u"50"_s, u"--events"_s, u"100"_s, u"--cohorts"_s, u"10"_s};
    QVERIFY(demo.start(small));
    const ConnectionSettings settings = demo.settings();
    use(settings, demo.key());
    QVERIFY(call<Page<Cohort>>(&CohortApi::cohorts, CohortListQuery()));
    demo.kill();
    const auto gone = call<Page<Cohort>>(&CohortApi::cohorts, CohortListQuery());
    QVERIFY(!gone);
    QCOMPARE(gone.error().kind, ErrorKind::Offline);
    QCOMPARE(m_client->state().kind, ConnectionState::Kind::Offline);
    QVERIFY(demo.start(small + QStringList{u"--port"_s, QString::number(settings.baseUrl.port())}));
    QVERIFY(call<Page<Cohort>>(&CohortApi::cohorts, CohortListQuery()));
    QCOMPARE(m_client->state().kind, ConnectionState::Kind::Online);
}

QTEST_GUILESS_MAIN(CohortApiTest)
#include "tst_cohortapi.moc"
