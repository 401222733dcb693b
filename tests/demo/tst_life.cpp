// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoserver.h"
#include "app/demo/store/database.h"
#include "tests/demo/lifewriter.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace demo::test;
using demo::Json;

namespace {

// The server as its own program, so that it can be killed.
class ServerProcess final
{
public:
    ~ServerProcess() { kill(); }
    bool start(const QString &data, int calculationDelayMs = 5)
    {
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process->start(QStringLiteral(COHORT_DESK_DEMO_SERVER_PROGRAM),
                         {QStringLiteral("--persons"), QStringLiteral("300"), QStringLiteral("--events"),
                          QStringLiteral("2000"), QStringLiteral("--cohorts"), QStringLiteral("20"),
                          QStringLiteral("--calculation-delay"), QString::number(calculationDelayMs),
                          QStringLiteral("--data"), data, QStringLiteral("--stop-with-stdin")});
        if (!QTest::qWaitFor([this] { return m_process->canReadLine(); }, 60'000))
            return false;
        m_ready = Json::parse(m_process->readLine().toStdString(), nullptr, false);
        return m_ready.is_object();
    }
    void kill()
    {
        if (!m_process)
            return;
        m_process->kill(); // SIGKILL
        const bool gone = QTest::qWaitFor([this] { return m_process->state() == QProcess::NotRunning; }, 20'000);
        QVERIFY2(gone, "the server does not die");
        m_process.reset();
    }
    int port() const
    {
        const auto url = m_ready.at("base_url").get<std::string>();
        return std::stoi(url.substr(url.rfind(':') + 1));
    }
    std::string key() const { return m_ready.at("api_key").get<std::string>(); }

private:
    std::unique_ptr<QProcess> m_process;
    Json m_ready;
};

std::vector<std::string> somePeople(const Client &client, int count)
{
    std::vector<std::string> uuids;
    const Json page = client.get("/api/projects/1/persons/?limit=" + std::to_string(count));
    for (const Json &person : page.at("results"))
        uuids.push_back(person.at("uuid").get<std::string>());
    return uuids;
}

void verify(const Client &client, const Promises &promises)
{
    for (const auto &[id, promise] : promises) {
        const Json cohort = client.get(Cohorts + id + '/');
        QVERIFY2(cohort.contains("name"), ("cohort " + id + " is gone").c_str());
        const auto name = cohort["name"].get<std::string>();
        QVERIFY2(name == promise.name || name == promise.askedName, ("cohort " + id + " is called " + name).c_str());
        std::set<std::string> members = client.members(id), wanted = promise.members;
        QCOMPARE(cohort["count"].get<std::size_t>(), members.size());
        if (promise.askedMember) { // either is right for the write without an answer
            members.erase(*promise.askedMember);
            wanted.erase(*promise.askedMember);
        }
        QVERIFY2(members == wanted, ("cohort " + id + " has other members").c_str());
    }
}

demo::DemoServer::Options small(const QString &data = {})
{
    demo::DemoServer::Options options;
    options.persons = 300;
    options.events = 2000;
    options.cohorts = 20;
    options.calculationDelayMs = 5;
    options.data = data.toStdString();
    return options;
}

} // namespace

// Cohorts under many writers, killed servers and concurrent changes.
class TestLife final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void keepsEveryAcknowledgedWrite();
    void goesOnWithInterruptedImports();
    void tellsTheSameAfterARestart();
    void countsVersionsOfConcurrentChanges();
    void countsAgreeWithTheTables();
    void losesNoEditOfTwoWriters();
    void takesNoPlaceOfAnotherKindOfFile();
    void helpNamesTheProgram();
};

void TestLife::keepsEveryAcknowledgedWrite()
{
    constexpr int writerCount = 10, requests = 200;
    const int rounds = qEnvironmentVariableIsSet("COHORT_DESK_LONG") ? 20 : 2;
    QTemporaryDir folder;
    const QString data = folder.filePath(QStringLiteral("demo.sqlite"));
    Promises all;
    for (int round = 0; round < rounds; ++round) {
        ServerProcess server;
        QVERIFY(server.start(data));
        const Client client{server.port(), server.key()};
        verify(client, all);
        const auto people = somePeople(client, 60);
        std::atomic<int> answered{0};
        std::vector<std::unique_ptr<Writer>> writers;
        std::vector<std::thread> threads;
        for (int i = 0; i < writerCount; ++i) {
            writers.push_back(std::make_unique<Writer>(client, i, people, answered));
            threads.emplace_back([writer = writers.back().get()] { writer->run(); });
        }
        const int end = QRandomGenerator::global()->bounded(requests / 2, requests);
        const bool reached = QTest::qWaitFor([&] { return answered >= end; }, 60'000);
        server.kill();
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY2(reached, qPrintable(QStringLiteral("only %1 answers").arg(answered.load())));
        for (const auto &writer : writers)
            all.insert(writer->promises().begin(), writer->promises().end());
    }
    ServerProcess server;
    QVERIFY(server.start(data));
    QVERIFY(all.size() >= static_cast<std::size_t>(writerCount));
    const Client client{server.port(), server.key()};
    verify(client, all);
    server.kill();
    demo::Database database(data.toStdString(), demo::Database::Mode::Write);
    demo::Statement check = database.prepare("PRAGMA integrity_check");
    QVERIFY(check.step());
    QCOMPARE(std::string(check.text(0)), std::string("ok"));
}

// A list of people that was taken is imported, also by the next process.
void TestLife::goesOnWithInterruptedImports()
{
    QTemporaryDir folder;
    const QString data = folder.filePath(QStringLiteral("demo.sqlite"));
    ServerProcess server;
    QVERIFY(server.start(data, 3'600'000));
    const Client slow{server.port(), server.key()};
    const auto people = somePeople(slow, 3);
    PlainRequest upload{"POST",
                        Cohorts,
                        {{"Authorization", "Bearer " + slow.key}, {"Content-Type", "multipart/form-data; boundary=b"}},
                        "--b\r\nContent-Disposition: form-data; name=\"is_static\"\r\n\r\ntrue\r\n--b\r\n"
                        "Content-Disposition: form-data; name=\"csv\"; filename=\"a.csv\"\r\n\r\nperson_id\r\n" +
                            people[0] + "\r\n" + people[2] + "\r\n0190d2c1-7777-4000-8000-000000000000\r\n--b--\r\n"};
    const PlainAnswer taken = ask(slow.port, upload);
    QCOMPARE(taken.status, 201);
    QCOMPARE(taken.json().at("population").at("status").get<std::string>(), std::string("running"));
    const std::string list = idText(taken);
    const std::string snapshot = idText(slow.send("POST", Cohorts, {{"is_static", true}, {"filters", proPlan()}}));
    const std::string dynamic = idText(slow.send("POST", Cohorts, {{"filters", proPlan()}}));
    server.kill();
    QVERIFY(server.start(data));
    const Client client{server.port(), server.key()};
    for (const std::string &id : {list, snapshot, dynamic})
        QTRY_VERIFY(!client.get(Cohorts + id + '/').at("is_calculating").get<bool>());
    QCOMPARE(client.members(list), (std::set<std::string>{people[0], people[2]}));
    const Json imported = client.get(Cohorts + list + '/');
    QCOMPARE(imported.at("population").at("status").get<std::string>(), std::string("completed"));
    QCOMPARE(imported.at("last_import_total_count").get<int>(), 3);
    QCOMPARE(imported.at("last_import_unmatched_count").get<int>(), 1);
    QVERIFY(!client.members(dynamic).empty());
    QCOMPARE(client.members(snapshot), client.members(dynamic));
}

// To the microsecond: while the persons are read from the store, and when they are in memory again.
void TestLife::tellsTheSameAfterARestart()
{
    QTemporaryDir folder;
    const QString data = folder.filePath(QStringLiteral("demo.sqlite"));
    const std::vector<std::string> paths = {"/api/projects/1/persons/?limit=1000", Cohorts + "3/persons/?limit=1000",
                                            "/api/projects/1/persons.csv", "/api/projects/2/persons/?limit=1000",
                                            "/api/projects/1/event_definitions/?limit=1000"};
    const auto told = [&](bool inMemory) {
        demo::DemoServer server(small(data));
        const auto ready = server.start();
        const Client client{ready.port, ready.apiKey};
        if (inMemory) // a search waits until they are
            client.get("/api/projects/1/persons/?search=nobody");
        std::vector<std::string> bodies;
        for (const std::string &path : paths)
            bodies.push_back(client.send("GET", path).body);
        return bodies;
    };
    const std::vector<std::string> first = told(true);
    for (const bool inMemory : {false, true}) {
        const std::vector<std::string> again = told(inMemory);
        for (std::size_t i = 0; i < paths.size(); ++i)
            QVERIFY2(again[i] == first[i], paths[i].c_str());
    }
}

void TestLife::countsVersionsOfConcurrentChanges()
{
    constexpr std::int64_t changes = 60;
    demo::DemoServer server(small());
    const auto ready = server.start();
    const Client client{ready.port, ready.apiKey};
    const std::string id = idText(client.send("POST", Cohorts, {{"name", "busy"}, {"filters", proPlan()}}));
    std::mutex mutex;
    std::multiset<std::int64_t> pending;
    std::vector<std::thread> threads;
    for (int i = 0; i < changes; ++i)
        threads.emplace_back([&, i] {
            const Json body = {{"name", "busy " + std::to_string(i)}};
            const PlainAnswer answer = client.send("PATCH", Cohorts + id + '/', body);
            const std::lock_guard lock(mutex);
            pending.insert(answer.status == 200 ? answer.json().at("pending_version").get<std::int64_t>() : -1);
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(std::set<std::int64_t>(pending.begin(), pending.end()).size(), static_cast<std::size_t>(changes));
    QCOMPARE(*pending.begin(), std::int64_t(2));
    QCOMPARE(*pending.rbegin(), changes + 1);
    QTRY_VERIFY(!client.get(Cohorts + id + '/').at("is_calculating").get<bool>());
    const Json settled = client.get(Cohorts + id + '/');
    QCOMPARE(settled.at("version").get<std::int64_t>(), changes + 1);
    QCOMPARE(settled.at("pending_version").get<std::int64_t>(), changes + 1);
    const Json activity = client.get(Cohorts + id + "/activity/");
    QCOMPARE(activity.at("total_count").get<std::int64_t>(), changes + 1);
}

void TestLife::countsAgreeWithTheTables()
{
    QTemporaryDir folder;
    const QString data = folder.filePath(QStringLiteral("demo.sqlite"));
    demo::DemoServer server(small(data));
    const auto ready = server.start();
    const Client client{ready.port, ready.apiKey};
    const auto people = somePeople(client, 100);
    const std::string id = idText(client.send("POST", Cohorts,
                                              {{"name", "hand-made"},
                                               {"is_static", true},
                                               {"_create_static_person_ids", {people[0], people[1], people[2]}}}));
    const std::string place = Cohorts + id + '/';
    Json more = Json::array();
    for (std::size_t i = 2; i < 90; ++i)
        more.push_back(people[i]);
    QCOMPARE(client.send("PATCH", place + "add_persons_to_static_cohort/", {{"person_ids", more}}).status, 200);
    for (const std::size_t i : {0U, 5U, 89U, 99U})
        QCOMPARE(client.send("PATCH", place + "remove_person_from_static_cohort/", {{"person_id", people[i]}}).status,
                 200);
    QCOMPARE(client.get(place).at("count").get<int>(), 87);
    QCOMPARE(client.members(id).size(), std::size_t(87));
    demo::Database database(data.toStdString(), demo::Database::Mode::Read);
    QCOMPARE(database.integer("SELECT count FROM cohort WHERE id = " + id), std::int64_t(87));
    QCOMPARE(database.integer("SELECT count(*) FROM cohort_person WHERE cohort_id = " + id), std::int64_t(87));
    QCOMPARE(database.integer("SELECT count(*) FROM cohort_person c JOIN person p ON p.id = c.person_id WHERE "
                              "c.cohort_id = " +
                              id + " AND p.uuid = '" + people[5] + "'"),
             std::int64_t(0));
    // What was seeded is told with true counts too.
    QCOMPARE(
        database.integer("SELECT count(*) FROM cohort c WHERE count IS NOT NULL AND NOT is_calculating AND "
                         "project_id = 1 AND count <> (SELECT count(*) FROM cohort_person WHERE cohort_id = c.id)"),
        std::int64_t(0));
}

void TestLife::losesNoEditOfTwoWriters()
{
    demo::DemoServer server(small());
    const auto ready = server.start();
    const Client client{ready.port, ready.apiKey};
    const auto people = somePeople(client, 64);
    const std::string id = idText(client.send("POST", Cohorts, {{"is_static", true}}));
    std::vector<std::thread> threads;
    std::atomic<int> added{0};
    for (const std::string &person : people)
        threads.emplace_back([&] {
            const Json body = {{"person_ids", Json::array({person})}};
            const std::string path = Cohorts + id + "/add_persons_to_static_cohort/";
            added += client.send("PATCH", path, body).status == 200 ? 1 : 0;
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(added.load(), 64);
    QCOMPARE(client.get(Cohorts + id + '/').at("count").get<int>(), 64);
    QCOMPARE(client.members(id).size(), std::size_t(64));
}

// A new store is renamed into its place: the name of a device or a pipe must not be taken.
void TestLife::takesNoPlaceOfAnotherKindOfFile()
{
    QTemporaryDir folder;
    const QString pipe = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
    for (const QString &place : {pipe, folder.path()}) {
        demo::DemoServer server(small(place));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, server.start());
    }
    struct stat found = {};
    QCOMPARE(stat(qPrintable(pipe), &found), 0);
    QVERIFY(S_ISFIFO(found.st_mode));
}

void TestLife::helpNamesTheProgram()
{
    QProcess program;
    program.start(QStringLiteral(COHORT_DESK_DEMO_SERVER_PROGRAM), {QStringLiteral("--help")});
    QTRY_COMPARE(program.state(), QProcess::NotRunning);
    QCOMPARE(program.exitCode(), 0);
    const QByteArray said = program.readAllStandardOutput();
    QVERIFY2(said.startsWith("Usage: cohort-desk-demo-server [options]\nA PostHog-compatible server"),
             said.constData());
    QVERIFY(said.contains("--stop-with-stdin") && !said.contains("executable"));
}

QTEST_GUILESS_MAIN(TestLife)
#include "tst_life.moc"
