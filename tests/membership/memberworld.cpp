// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/membership/memberworld.h"

#include "models/codec/jsontext.h"
#include "models/membership/listmatcher.h"
#include "models/membership/listreading.h"
#include "models/membership/listsniffer.h"
#include "tests/support/awaiting.h"

#include <QBuffer>

#include <algorithm>

#include <sqlite3.h>

namespace desk::test {

using namespace Qt::StringLiterals;

namespace {

demo::DemoServer::Options storedDemo(const QTemporaryDir &folder, const std::string &generation)
{
    demo::DemoServer::Options options = smallDemo();
    options.data = folder.filePath(u"demo.sqlite"_s).toStdString();
    options.generation = generation;
    return options;
}

//! Every row of a query, as texts.
std::vector<std::vector<std::string>> rowsOf(const QString &path, const std::string &sql)
{
    sqlite3 *database = nullptr;
    std::vector<std::vector<std::string>> rows;
    if (sqlite3_open_v2(path.toUtf8().constData(), &database, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        return rows;
    sqlite3_busy_timeout(database, 10'000);
    const auto take = [](void *context, int count, char **values, char **) {
        std::vector<std::string> row;
        for (int i = 0; i < count; ++i)
            row.emplace_back(values[i] ? values[i] : "");
        static_cast<std::vector<std::vector<std::string>> *>(context)->push_back(std::move(row));
        return 0;
    };
    sqlite3_exec(database, sql.c_str(), take, &rows, nullptr);
    sqlite3_close(database);
    return rows;
}

} // namespace

std::string wordOf(const Everybody &all, IdKind kind, int nth)
{
    if (kind == IdKind::PersonId)
        return all.ids.at(size_t(nth));
    if (kind == IdKind::DistinctId) { // anonymous ones look like person ids, others like emails
        const auto isPlain = [&nth](const auto &each) {
            const bool looksOther = readPersonKey(each.first) || each.first.find('@') != std::string::npos;
            return !looksOther && --nth == 0;
        };
        return std::find_if(all.byDistinctId.begin(), all.byDistinctId.end(), isPlain)->first;
    }
    const auto isNth = [&nth](const auto &each) { return each.second.size() == 1 && --nth == 0; };
    return std::find_if(all.byEmail.begin(), all.byEmail.end(), isNth)->first;
}

QByteArray withWords(QByteArray text, const Everybody &all)
{
    for (int i = 1; i <= 3; ++i) {
        const QByteArray number = QByteArray::number(i);
        text.replace("PERSON" + number, QByteArray::fromStdString(wordOf(all, IdKind::PersonId, i)));
        text.replace("DISTINCT" + number, QByteArray::fromStdString(wordOf(all, IdKind::DistinctId, i)));
        text.replace("EMAIL" + number, QByteArray::fromStdString(wordOf(all, IdKind::Email, i)));
    }
    return text;
}

MemberWorld::MemberWorld(ClientOptions options, const std::string &generation)
    : m_demo(storedDemo(m_folder, generation))
    , m_client(m_demo.settings(), m_demo.key(), std::move(options))
    , m_api(m_client)
{
    readEverybody();
}

ClientOptions MemberWorld::quickOptions()
{
    ClientOptions options;
    options.retry.tries = 1;
    options.pause.first = std::chrono::milliseconds(20);
    options.longestSilence = std::chrono::seconds(5);
    return options;
}

std::unique_ptr<ApiClient> MemberWorld::clientWith(const ApiKey &key) const
{
    return std::make_unique<ApiClient>(m_demo.settings(), key, quickOptions());
}

void MemberWorld::readEverybody()
{
    const QString path = m_folder.filePath(u"demo.sqlite"_s);
    std::map<std::string, std::string> uuids; // by number
    for (const auto &row : rowsOf(path, "SELECT id, uuid, json_extract(properties, '$.email') FROM person")) {
        uuids[row[0]] = row[1];
        m_everybody.ids.push_back(row[1]);
        if (!row[2].empty())
            m_everybody.byEmail[QByteArray::fromStdString(row[2]).toLower().toStdString()].insert(row[1]);
    }
    for (const auto &row : rowsOf(path, "SELECT person_id, distinct_id FROM person_distinct_id")) {
        if (uuids.count(row[0]))
            m_everybody.byDistinctId[row[1]] = uuids[row[0]];
    }
    std::sort(m_everybody.ids.begin(), m_everybody.ids.end());
}

CohortId MemberWorld::makeCohort(const QString &name, const std::set<std::string> &members)
{
    JsonArray ids;
    for (const std::string &id : members)
        ids.emplace_back(QString::fromStdString(id));
    JsonValue body = JsonValue::emptyObject();
    body.set(u"name"_s, name);
    body.set(u"is_static"_s, JsonValue(true));
    body.set(u"_create_static_person_ids"_s, JsonValue(std::move(ids)));
    const auto made = await<Cohort>([&](QObject *context, Answer<Cohort> answer) {
        return m_api.createCohort(writeJson(body), context, std::move(answer));
    });
    return made && *made ? (*made)->id : CohortId();
}

std::set<std::string> MemberWorld::members(CohortId cohort) const
{
    std::set<std::string> members;
    const std::string sql =
        "SELECT p.uuid FROM cohort_person m JOIN person p ON p.id = m.person_id WHERE m.cohort_id = " +
        std::to_string(cohort.value);
    for (const auto &row : rowsOf(m_folder.filePath(u"demo.sqlite"_s), sql))
        members.insert(row[0]);
    return members;
}

Backoff quickBackoff()
{
    Backoff backoff;
    backoff.first = std::chrono::milliseconds(10);
    backoff.longest = std::chrono::milliseconds(50);
    return backoff;
}

std::shared_ptr<const MatchedList> matchList(const MemberServer &server, CohortId cohort,
                                             std::shared_ptr<const PeopleList> list, Error *error)
{
    ListMatcher matcher(server, nullptr, {quickBackoff(), {}});
    std::shared_ptr<const MatchedList> match;
    bool isOver = false;
    QObject::connect(&matcher, &ListMatcher::finished, &matcher, [&](const auto &found) {
        match = found;
        isOver = true;
    });
    QObject::connect(&matcher, &ListMatcher::failed, &matcher, [&](const Error &why) {
        if (error)
            *error = why;
        isOver = true;
    });
    matcher.start(cohort, std::move(list));
    return waitFor([&isOver] { return isOver; }, std::chrono::minutes(1)) ? match : nullptr;
}

std::shared_ptr<const PeopleList> listFrom(const QByteArray &bytes, const ListHints &hints, QString *problem)
{
    QBuffer device;
    device.setData(bytes);
    device.open(QIODevice::ReadOnly);
    const auto look = sniffList(device, hints);
    auto list = std::make_shared<PeopleList>(look ? look->format.kind : IdKind::DistinctId);
    const auto done = look ? readList(device, look->format, *list) : Result<Done>(look.error());
    if (!done && problem)
        *problem = done.error().text;
    return done ? list : nullptr;
}

MembershipRun runOf(const MembershipPlan &plan, CohortId cohort)
{
    MembershipRun run;
    run.cohort = cohort;
    run.cohortName = u"Test"_s;
    run.title = u"Change Test"_s;
    run.changes = plan.changes();
    return run;
}

bool finishes(MembershipJob &job)
{
    if (job.state() == JobState::Ready)
        job.start();
    return waitFor([&job] { return job.isOver(); }, std::chrono::minutes(1));
}

QString wordsOf(const MembershipJob &job)
{
    return job.outcome() + (job.error() ? u" error: "_s + job.error()->text + job.error()->detail : QString());
}

QByteArray reportOf(const MembershipPlan &plan, const std::vector<PersonKey> &failed)
{
    QByteArray report;
    writeReport(plan, failed, [&report](QByteArrayView piece) {
        report.append(piece);
        return true;
    });
    return report;
}

// Without a time in the words of a 429 the client chooses one, so that rounds are quick.
const char *const RoughLine = R"([
  {"method":"PATCH","path":"*person*static_cohort*","nth":1,"times":1,"fault":{"kind":"status","status":503}},
  {"method":"PATCH","path":"*person*static_cohort*","nth":3,"times":1,"fault":{"kind":"cut"}},
  {"method":"PATCH","path":"*person*static_cohort*","nth":5,"times":2,
   "fault":{"kind":"status","status":429,"detail":"Request was throttled."}},
  {"method":"GET","path":"*persons*","nth":1,"times":1,"fault":{"kind":"status","status":502}},
  {"method":"GET","path":"*persons*","nth":2,"times":1,"fault":{"kind":"cut"}},
  {"method":"POST","path":"*query*","nth":1,"times":1,"fault":{"kind":"status","status":500}}
])";

} // namespace desk::test
