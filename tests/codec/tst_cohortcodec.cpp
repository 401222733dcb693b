// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/accountcodec.h"
#include "models/codec/cohortcodec.h"
#include "models/codec/definitioncodec.h"
#include "models/codec/errorcodec.h"
#include "models/codec/historycodec.h"
#include "models/codec/personcodec.h"
#include "models/codec/timecodec.h"

#include <QRegularExpression>
#include <QTest>

using namespace desk;

class TestCohortCodec final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsANewCohort();
    void readsAnOldCohort();
    void keepsTheOthersOfAPage();
    void passesOverAByteOrderMark();
    void refusesWhatIsNoAnswer_data();
    void refusesWhatIsNoAnswer();
    void readsTimes_data();
    void readsTimes();
    void readsPersons();
    void readsAccounts();
    void readsHistory();
    void readsDefinitions();
    void putsErrorsIntoWords_data();
    void putsErrorsIntoWords();
    void keepsTheEnvelope();
};

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

void TestCohortCodec::readsANewCohort()
{
    const QByteArray body =
        R"( {"id":42,"name":"Paying","description":"d","groups":[],"deleted":false,)"
        R"("filters": {"properties": {"type":"AND","values":[18446744073709551616]}} ,"query":null,)"
        R"("version":2,"pending_version":3,"is_calculating":true,"created_by":{"id":7,"uuid":"u",)"
        R"("first_name":"Ana","last_name":"","email":"ana@example.com","hedgehog_config":null},)"
        R"("created_at":"2026-03-01T09:30:00.123456Z","last_calculation":"2026-03-02T00:00:01+02:00",)"
        R"("errors_calculating":1,"last_error_message":"m","count":128,"last_import_total_count":5,)"
        R"("population":{"id":"p","source":"list","status":"running","phase":"finalizing",)"
        R"("progress":{"identifiers_total":9,"identifiers_written":4,"matched":3,"unmatched":1},)"
        R"("available_actions":["retry"],"attempts":1,"max_attempts":6,"input_available":true},)"
        R"("is_static":true,"cohort_type":"realtime","experiment_set":[3,4],"surprise":{"a":[1]}} )";
    const auto cohort = decodeCohort(body);
    QVERIFY2(cohort.has_value(), cohort.has_value() ? "" : qPrintable(cohort.error().text));
    QCOMPARE(cohort->id, CohortId{42});
    QCOMPARE(cohort->name, text("Paying"));
    QCOMPARE(cohort->filters, QByteArray(R"({"properties": {"type":"AND","values":[18446744073709551616]}})"));
    QVERIFY(cohort->query.isEmpty());
    QCOMPARE(cohort->raw, body.trimmed());
    QCOMPARE(cohort->createdBy->displayName(), text("Ana"));
    QCOMPARE(cohort->createdAt.toString(Qt::ISODateWithMs), text("2026-03-01T09:30:00.123Z"));
    QCOMPARE(cohort->lastCalculation.toString(Qt::ISODate), text("2026-03-01T22:00:01Z"));
    QCOMPARE(cohort->count, std::optional<qint64>(128));
    QCOMPARE(cohort->experiments, (QList<qint64>{3, 4}));
    QVERIFY(cohort->population && cohort->population->isUnresolved());
    QCOMPARE(cohort->population->identifiersTotal, std::optional<qint64>(9));
    QCOMPARE(stateOf(*cohort), CohortState::Calculating);
}

void TestCohortCodec::readsAnOldCohort()
{
    const auto cohort = decodeCohort(R"({"id":"7","name":null,"filters":null,"created_by":null,"created_at":null,)"
                                     R"("query":{"kind":"HogQLQuery"}})");
    QVERIFY(cohort.has_value());
    QCOMPARE(cohort->id, CohortId{7});
    QVERIFY(cohort->name.isEmpty());
    QCOMPARE(cohort->filters, QByteArray("null"));
    QCOMPARE(cohort->query, QByteArray(R"({"kind":"HogQLQuery"})"));
    QVERIFY(!cohort->count && !cohort->version && !cohort->createdBy && !cohort->createdAt.isValid());
    QCOMPARE(stateOf(*cohort), CohortState::NeverCalculated);
}

void TestCohortCodec::keepsTheOthersOfAPage()
{
    const auto page =
        decodeCohortPage(R"({"count":6,"next":"http://inside/?offset=3","previous":null,"results":[)"
                         R"({"id":1,"name":"one"},{"id":2,"name":"two","count":"many"},7,)"
                         R"({"name":"no id"},{"id":5,"name":"five","created_by":"Ana"},{"id":6,"name":"six"}]})");
    QVERIFY(page.has_value());
    QCOMPARE(page->total, std::optional<qint64>(6));
    QVERIFY(page->hasMore);
    QCOMPARE(page->rows.size(), size_t(6));
    QStringList malformed;
    for (const Cohort &row : page->rows)
        malformed.append(row.malformed.isEmpty() ? text("-") : row.name);
    QCOMPARE(malformed.join(QChar(u'|')), text("-|two||no id|five|-"));
    QCOMPARE(page->rows[1].id, CohortId{2});
    QCOMPARE(page->rows[1].raw, QByteArray(R"({"id":2,"name":"two","count":"many"})"));
    QVERIFY(page->rows[1].malformed.contains(u"count"));
    QCOMPARE(stateOf(page->rows[1]), CohortState::Malformed);
    QCOMPARE(decodeCohortRow(page->rows[5].raw), page->rows[5]);
    const QByteArray row = R"({"id": 42, "filters": {}, "query": 1, "filters)"; // a kept row may be damaged anywhere
    for (qsizetype size = 0; size <= row.size(); ++size) {
        const Cohort cut = decodeCohortRow(row.first(size));
        QVERIFY(!cut.malformed.isEmpty() && cut.filters.isEmpty() && cut.query.isEmpty());
        QCOMPARE(cut.raw, row.first(size));
    }
}

//! What is the body for one reader must be the body for all: the values and their texts are read apart.
void TestCohortCodec::passesOverAByteOrderMark()
{
    const QByteArray body = "\xef\xbb\xbf"
                            R"( {"count":1,"next":null,"previous":null,"results":[{"id":7,"name":"A","filters":{}}]})";
    const auto page = decodeCohortPage(body);
    QVERIFY(page);
    QCOMPARE(page->rows.size(), size_t(1));
    QCOMPARE(page->rows.front().id, CohortId{7});
    QCOMPARE(page->rows.front().raw, QByteArray(R"({"id":7,"name":"A","filters":{}})"));
    const auto twice = decodeCohortPage(R"({"results":[{"id":1}],"next":null,"results":[{"id":2},{"id":3}]})");
    QVERIFY(twice);
    QCOMPARE(twice->rows.size(), size_t(2));
    QCOMPARE(twice->rows.back().raw, QByteArray(R"({"id":3})"));
}

void TestCohortCodec::refusesWhatIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const QByteArray &body, ErrorKind kind) {
        QTest::newRow(name) << body << static_cast<int>(kind);
    };
    row("empty", "", ErrorKind::NotPostHog);
    row("blank", " \n", ErrorKind::NotPostHog);
    row("web page", "<!doctype html><html></html>", ErrorKind::NotPostHog);
    row("cut", R"({"count":1,"results":[{"id":1)", ErrorKind::BrokenAnswer);
    row("text", "hello", ErrorKind::BrokenAnswer);
    row("list", "[]", ErrorKind::BrokenAnswer);
    row("no results", R"({"count":1})", ErrorKind::BrokenAnswer);
    row("results of another type", R"({"results":{}})", ErrorKind::BrokenAnswer);
}

void TestCohortCodec::refusesWhatIsNoAnswer()
{
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    const auto page = decodeCohortPage(body);
    QVERIFY(!page.has_value());
    QCOMPARE(static_cast<int>(page.error().kind), kind);
    QVERIFY(!page.error().text.isEmpty());
    QCOMPARE(page.error().raw, body);
    QVERIFY(!decodeCohort(body).has_value());
    QVERIFY(!decodePersonPage(body).has_value());
    QVERIFY(!decodeAccount(body).has_value());
    QVERIFY(!decodeUsedIn(body).has_value());
    QVERIFY(!decodeSuccess(body).has_value());
    QVERIFY(!decodePopulation(body).has_value());
}

void TestCohortCodec::readsTimes_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("utc");
    const auto row = [](const char *written, const char *utc) { QTest::newRow(written) << text(written) << text(utc); };
    row("2026-03-01T09:30:00Z", "2026-03-01T09:30:00.000Z");
    row("2026-03-01T09:30:00.1Z", "2026-03-01T09:30:00.100Z");
    row("2026-03-01T09:30:00.999999Z", "2026-03-01T09:30:00.999Z");
    row("2026-03-01T09:30:00.123456+00:00", "2026-03-01T09:30:00.123Z");
    row("2026-03-01T00:30:00+0530", "2026-02-28T19:00:00.000Z");
    row("2026-03-01T23:30:00-02:00", "2026-03-02T01:30:00.000Z");
    row("2026-03-01 09:30:00", "2026-03-01T09:30:00.000Z");
    row("2026-03-01", "2026-03-01T00:00:00.000Z");
    for (const char *bad :
         {"", "soon", "2026-13-01", "2026-03-01T25:00:00Z", "2026-03-01T09:30:00+2", "2026-03-01T09:30"})
        row(bad, "");
}

void TestCohortCodec::readsTimes()
{
    QFETCH(QString, written);
    const QDateTime time = readServerTime(written);
    QTEST(time.isValid() ? time.toString(Qt::ISODateWithMs) : QString(), "utc");
}

void TestCohortCodec::readsPersons()
{
    const auto page =
        decodePersonPage(R"({"results":[{"type":"person","id":"0190D2C1-7777","uuid":"0190D2C1-7777",)"
                         R"("created_at":"2026-01-05T10:11:12Z","properties": {"n":1.50,"a":[ ]},)"
                         R"("is_identified":true,"name":12,"distinct_ids":["a",7]},{"id":"x"},null],"next":"?a"})");
    QVERIFY(page.has_value());
    QCOMPARE(page->rows.size(), size_t(3));
    QVERIFY(page->hasMore && !page->total);
    const Person &person = page->rows.front();
    QCOMPARE(person.id.uuid, text("0190d2c1-7777"));
    QCOMPARE(person.name, text("12"));
    QCOMPARE(person.distinctIds, (QStringList{text("a"), text("7")}));
    QCOMPARE(person.properties, QByteArray(R"({"n":1.50,"a":[ ]})"));
    QVERIFY(!person.lastSeenAt.isValid());
    QVERIFY(!page->rows[1].isIdentified);
    QVERIFY(!page->rows[2].id.isValid());
    const auto one = decodePerson(R"({"id":123456,"uuid":"ABC","name":null})");
    QVERIFY(one.has_value());
    QCOMPARE(one->id.uuid, text("abc"));
    QVERIFY(!decodePerson(R"({"id":123456})").has_value());
    const auto cohorts = decodePersonCohorts(R"({"results":[{"id":42,"name":"X","count":null},{"name":"?"}]})");
    QVERIFY(cohorts.has_value());
    QCOMPARE(cohorts->size(), size_t(1));
}

void TestCohortCodec::readsAccounts()
{
    const auto account =
        decodeAccount(R"({"uuid":"u","email":"a@b.c","team":{"id":1,"name":"Main","timezone":"Europe/Berlin"},)"
                      R"("organization":{"name":"Acme","teams":[{"id":1,"name":"Main","timezone":"Europe/Berlin"}],)"
                      R"("projects":[{"id":1,"name":"Main"},{"id":2,"name":"Other"},{"name":"none"}]}})");
    QVERIFY(account.has_value());
    QVERIFY(!account->user.id);
    QCOMPARE(account->currentProject, std::optional(ProjectId{1}));
    QCOMPARE(account->projects.size(), size_t(2));
    QCOMPARE(account->projects[0].timezone, text("Europe/Berlin"));
    QCOMPARE(account->projects[1].timezone, text("UTC"));
    QCOMPARE(account->projects[1].organization, text("Acme"));
    const auto alone = decodeAccount(R"({"email":"a@b.c","team":null,"organization":null})");
    QVERIFY(alone.has_value() && alone->projects.empty() && !alone->currentProject);
    QVERIFY(!decodeAccount(R"({"status":"ok"})").has_value());
    const auto page = decodeProjectPage(R"({"count":1,"next":null,"results":[{"id":3,"name":"P"}]})");
    QVERIFY(page.has_value() && page->rows.size() == 1 && !page->hasMore);
}

void TestCohortCodec::readsHistory()
{
    const auto page = decodeActivityPage(
        R"({"results":[{"user":{"first_name":"System","email":null,"is_system":true},"activity":"updated","item_id":"42",)"
        R"("detail":{"changes":[{"action":"changed","field":"filters","before":null,"after":{"a": 1.0}}],"name":"N"},)"
        R"("created_at":"2026-03-02T08:00:00Z"},{"activity":"created","item_id":"9","detail":{"changes":null}},)"
        R"({"activity":"created","detail":null}],"next":null,"total_count":23})");
    QVERIFY(page.has_value());
    QCOMPARE(page->total, std::optional<qint64>(23));
    const ActivityEntry &entry = page->rows.front();
    QVERIFY(entry.isSystem);
    QCOMPARE(entry.cohort, CohortId{42});
    QCOMPARE(entry.cohortName, text("N"));
    QVERIFY(entry.changes && entry.changes->size() == 1);
    QCOMPARE(entry.changes->front().after, QByteArray(R"({"a": 1.0})"));
    QCOMPARE(entry.changes->front().before, QByteArray("null"));
    QVERIFY(!page->rows[1].changes && !page->rows[2].changes);

    const auto runs = decodeCalculationPage(
        R"({"results":[{"id":"r","filters":{"type":"OR","values":[]},"count":null,"started_at":"2026-03-02T00:00:00Z",)"
        R"("finished_at":null,"queries":null,"error":null,"duration_seconds":1.5},{"id":"s","queries":[{"query_ms":8}],)"
        R"("finished_at":"2026-03-02T00:00:00Z","error":"e"}],"count":2,"next":"?limit=2&offset=2","previous":null})");
    QVERIFY(runs.has_value() && runs->hasMore);
    QVERIFY(!runs->rows[0].isCompleted && !runs->rows[0].queries);
    QCOMPARE(runs->rows[0].durationSeconds, std::optional(1.5));
    QVERIFY(runs->rows[1].isCompleted && !runs->rows[1].isSuccessful);
    QCOMPARE(runs->rows[1].queries->front().ms, std::optional<qint64>(8));
}

void TestCohortCodec::readsDefinitions()
{
    const auto bare = decodePropertyValues(R"([{"name":"a","count":3},{"name":true},{"name":1.50}])");
    const auto wrapped =
        decodePropertyValues(R"({"results":[{"name":"a","count":3},{"name":true},{"name":1.50}],"refreshing":false})");
    QVERIFY(bare.has_value() && wrapped.has_value());
    QCOMPARE(*bare, *wrapped);
    QCOMPARE(bare->at(2).value, QByteArray("1.50"));
    QCOMPARE(bare->at(0).count, std::optional<qint64>(3));
    const auto properties = decodePropertyDefinitionPage(
        R"({"count":3,"next":null,"results":[{"name":"a","property_type":null,"is_numerical":true},{"name":"b","property_type":"DateTime","virtual":true},{"name":""}]})");
    QVERIFY(properties.has_value() && properties->rows.size() == 2);
    QCOMPARE(properties->rows[0].type, text("Numeric"));
    QVERIFY(properties->rows[1].isVirtual);
    const auto actions = decodeActions(R"({"results":[{"id":31,"name":null},{"id":"x"}]})");
    QVERIFY(actions.has_value() && actions->size() == 1);
    const auto used =
        decodeUsedIn(R"({"feature_flags":{"results":[{"id":3,"key":"f","name":null}],"total":101,"has_more":true},)"
                     R"("insights":{"results":[{"id":9,"short_id":"aB","name":"W"}],"total":1},"cohorts":null})");
    QVERIFY(used.has_value());
    QVERIFY(used->flags.hasMore && used->flags.total == 101);
    QCOMPARE(used->insights.results.front().key, text("aB"));
    const auto result = decodeQueryResult(R"({"results":[["p",1]],"columns":["pid","n"],"hasMore":null})");
    QVERIFY(result.has_value() && result->rows.size() == 1 && !result->hasMore);
    QVERIFY(!decodeQueryTicket(R"({"results":[]})"));
    QCOMPARE(decodeQueryTicket(R"({"query_status":{"id":"q","complete":false}})")->id, text("q"));
}

void TestCohortCodec::putsErrorsIntoWords_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("words");
    const auto row = [](int status, const QByteArray &detail, ErrorKind kind, const char *words) {
        const QByteArray body = "{\"type\":\"t\",\"code\":\"c\",\"detail\":\"" + detail + "\",\"attr\":null}";
        QTest::addRow("%d %s", status, words) << status << body << static_cast<int>(kind) << text(words);
    };
    row(401, "Personal API key found in request Authorization header is invalid.", ErrorKind::Unauthorized,
        "does not accept this key");
    row(403, "API key missing required scope 'cohort:write'", ErrorKind::Forbidden, "cohort:write");
    row(403, "API key does not have access to the requested project: ID 7.", ErrorKind::Forbidden,
        "limited to other projects");
    row(403, "You don't have access to the project.", ErrorKind::Forbidden, "no member");
    row(404, "Project not found.", ErrorKind::NotFound, "no project");
    row(402, "x", ErrorKind::PaymentRequired, "plan");
    row(409, "Only a failed run can be retried.", ErrorKind::Conflict, "Only a failed run");
    row(429, "Request was throttled. Expected available in 37 seconds.", ErrorKind::Throttled, "37");
    row(500, "A server error occurred.", ErrorKind::ServerFailure, "problem of its own");
    row(512, "Estimated query execution time is too long.", ErrorKind::ServerFailure, "too long");
    row(400, "Cohort name is taken.", ErrorKind::Invalid, "Cohort name is taken.");
    row(413, "x", ErrorKind::Invalid, "smaller parts");
    row(400,
        "[{'type': 'extra_forbidden', 'loc': ('properties', 'AND', 'values', 0, 'person', 'foo'), 'msg': 'Extra inputs "
        "are not permitted', 'input': 1}]",
        ErrorKind::Invalid, "place 1: this server does not know “foo”");
    row(400,
        "[{'type': 'value_error', 'loc': ('properties', 'OR', 'values', 1, 'AND', 'values', 2, 'person'), 'msg': "
        "\\\"Value error, Invalid date value 'soon' for operator 'is_date_before'\\\"}]",
        ErrorKind::Invalid, "place 2.3: Invalid date value 'soon' for operator 'is_date_before'");
    const auto plain = [](const char *name, int status, const QByteArray &body, ErrorKind kind) {
        QTest::newRow(name) << status << body << static_cast<int>(kind) << QString();
    };
    plain("empty 405", 405, "", ErrorKind::Invalid);
    plain("empty 404", 404, "", ErrorKind::NotFound);
    plain("proxy", 502, "<html>Bad gateway</html>", ErrorKind::ServerFailure);
    plain("other server", 404, "<html>Not here</html>", ErrorKind::NotPostHog);
    plain("detail as object", 400, R"({"detail":{"a":1}})", ErrorKind::Invalid);
    plain("not an envelope", 400, "[1]", ErrorKind::Invalid);
    plain("cut", 500, R"({"detail":)", ErrorKind::ServerFailure);
}

void TestCohortCodec::putsErrorsIntoWords()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    const Error error = errorOfAnswer(status, "application/json", body);
    QTEST(static_cast<int>(error.kind), "kind");
    QVERIFY(!error.text.isEmpty());
    QVERIFY2(error.text.contains(words), qPrintable(error.text));
    QCOMPARE(error.httpStatus, status);
    QCOMPARE(error.raw, body);
}

void TestCohortCodec::keepsTheEnvelope()
{
    const Error error =
        errorOfAnswer(409, "application/json",
                      R"({"type":"server_error","code":"population_in_progress","detail":"D","attr":"filters",)"
                      R"("extra": {"population": {"id":"p"}}})");
    QCOMPARE(error.code, text("population_in_progress"));
    QCOMPARE(error.attr, text("filters"));
    QCOMPARE(error.detail, text("D"));
    QCOMPARE(error.extra, QByteArray(R"({"population": {"id":"p"}})"));
    const Error throttled = errorOfAnswer(429, {}, R"({"detail":"Expected available in 5 seconds."})");
    QCOMPARE(throttled.retryAfter->count(), 5000);
    QCOMPARE(startOfBody(QByteArray(4095, 'a') + "\xc3\xa4").size(), 4095);
}

QTEST_GUILESS_MAIN(TestCohortCodec)
#include "tst_cohortcodec.moc"
