// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demoserver.h"
#include "app/demo/server/connectionthreads.h"
#include "app/demo/server/gzip.h"
#include "app/demo/server/openconnections.h"
#include "tests/demo/rawconnection.h"
#include "tests/demo/wireserver.h"

#include <QElapsedTimer>
#include <QObject>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

using namespace demo::test;
using demo::Json;

namespace {

const std::string CohortList = "/api/projects/1/cohorts/?limit=20";
const std::string PersonPage = "/api/projects/1/persons/?limit=1000";

// What is left of a gzip file, as far as it goes; `whole` says whether its end is there.
std::string unpacked(const std::string &file, bool *whole = nullptr)
{
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string input = file, plain, block(64 * 1024, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    int outcome = Z_OK;
    while (outcome == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef *>(block.data());
        stream.avail_out = static_cast<uInt>(block.size());
        outcome = inflate(&stream, Z_NO_FLUSH);
        plain.append(block, 0, block.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (whole)
        *whole = outcome == Z_STREAM_END && stream.avail_in == 0;
    return plain;
}

} // namespace

// The server as its bytes go over the wire: connections and faults.
class TestWire final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void servesFiftyAtOnce();
    void stopsAtOnce_data();
    void stopsAtOnce();
    void keepsConnections();
    void answersAClientThatSendsNoMore_data();
    void answersAClientThatSendsNoMore();
    void answersRequestsSentAhead();
    void leavesOutBodiesNobodyReads();
    void endsConnectionsWithoutARequest();
    void tellsHowManyHaveNoThread();
    void makesRoomForNewConnections();
    void packsLargeBodies();
    void packsAnyBytes();
    void answersHead();
    void refusesTooLargeThings();
    void unpacksBodies();
    void takesBodylessRequests();
    void knowsNoRanges();
    void delays();
    void drips();
    void cutsBodies();
    void liesAboutLength();
    void cutsPackedBodies();
    void sendsHugeBodies();
    void failsTheNthCallOnly();

private:
    WireServer m_server;
};

void TestWire::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_server.plan(Json::array());
}

// Each of fifty is held up for a fifth of a second: one after another they would take ten.
void TestWire::servesFiftyAtOnce()
{
    m_server.plan(Json::array({{{"path", "*/cohorts"}, {"fault", {{"kind", "delay"}, {"ms", 200}}}}}));
    std::vector<std::unique_ptr<RawConnection>> idle;
    for (int i = 0; i < 50; ++i) {
        idle.push_back(std::make_unique<RawConnection>(m_server.port()));
        idle.back()->send(rawGet("/api/projects/1/", m_server.key()));
        QCOMPARE(idle.back()->answer().status, 200);
    }
    QElapsedTimer timer;
    timer.start();
    std::atomic<int> served{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 50; ++i)
        threads.emplace_back([&] { served += m_server.get(CohortList).status == 200 ? 1 : 0; });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(served.load(), 50);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

void TestWire::stopsAtOnce_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<bool>("waits");
    const auto get = [](const char *target) {
        return QByteArray("GET ") + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer phx_stop\r\n\r\n";
    };
    QTest::newRow("idle") << get("/api/projects/1/") << true;
    QTest::newRow("nothing sent yet") << QByteArray() << false;
    QTest::newRow("half a request") << QByteArray("GET /api/projects/1/ HTTP/1.1\r\nHo") << false;
    QTest::newRow("in a delay") << get("/api/projects/1/actions/") << false;
    QTest::newRow("in a drip") << get("/api/projects/1/cohorts/") << false;
    QTest::newRow("a client that does not read") << get("/api/projects/1/persons/") << false;
}

// The library would wait five seconds for an idle connection and ten minutes for a reader.
void TestWire::stopsAtOnce()
{
    QFETCH(QByteArray, sent);
    QFETCH(bool, waits);
    demo::DemoServer::Options options = WireServer::options();
    options.key = "phx_stop";
    options.faults = R"([{"path": "*/actions", "fault": {"kind": "delay", "ms": 600000}},
                         {"path": "*/cohorts", "fault": {"kind": "drip", "ms": 1000}},
                         {"path": "*/persons", "fault": {"kind": "huge"}}])";
    demo::DemoServer server(options);
    const auto ready = server.start();
    RawConnection connection(ready.port);
    connection.send(sent.toStdString());
    if (waits)
        QCOMPARE(connection.answer().status, 200);
    // A whole request is under way when it is in the log.
    const auto isUnderWay = [&] {
        const PlainAnswer log = get(ready.port, "/_control/requests", ready.controlKey);
        return log.json().value("count", 0) > 0;
    };
    if (sent.endsWith("\r\n\r\n"))
        QTRY_VERIFY(isUnderWay());
    QElapsedTimer timer;
    timer.start();
    server.stop();
    QVERIFY2(timer.elapsed() < 2500, qPrintable(QString::number(timer.elapsed())));
}

void TestWire::keepsConnections()
{
    RawConnection connection(m_server.port());
    for (int i = 0; i < 20; ++i) {
        connection.send(rawGet(CohortList, m_server.key()));
        QCOMPARE(connection.answer().status, 200);
    }
    connection.send(rawGet(CohortList, m_server.key(), "Connection: close\r\n"));
    QCOMPARE(connection.answer().status, 200);
    QVERIFY(connection.isEnded());
}

void TestWire::answersAClientThatSendsNoMore_data()
{
    QTest::addColumn<QByteArray>("faults");
    QTest::newRow("at once") << QByteArray("[]");
    QTest::newRow("after a delay") << QByteArray(R"([{"fault": {"kind": "delay", "ms": 100}}])");
    QTest::newRow("slowly") << QByteArray(R"([{"fault": {"kind": "drip", "bytes": 300, "ms": 10}}])");
}

void TestWire::answersAClientThatSendsNoMore()
{
    QFETCH(QByteArray, faults);
    m_server.plan(Json::parse(faults.toStdString()));
    const std::string body = R"({"name": "sent, then silent"})";
    for (const std::string &request :
         {rawGet("/api/projects/1/", m_server.key()),
          "POST" +
              rawGet("/api/projects/1/cohorts/", m_server.key(),
                     "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n")
                  .substr(3) +
              body}) {
        RawConnection connection(m_server.port());
        connection.send(request);
        connection.endSending();
        const PlainAnswer answer = connection.answer();
        QCOMPARE(answer.status, request.starts_with("GET") ? 200 : 201);
        QVERIFY(!answer.json().is_discarded());
        QVERIFY(connection.isEnded());
    }
}

void TestWire::answersRequestsSentAhead()
{
    RawConnection connection(m_server.port());
    const std::string body = R"({"name": "one of several"})";
    std::string requests;
    for (int i = 0; i < 10; ++i) {
        requests += rawGet("/api/projects/1/", m_server.key()) + rawGet("/api/projects/2/", m_server.key());
        requests += "POST" +
                    rawGet("/api/projects/1/cohorts/", m_server.key(),
                           "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n")
                        .substr(3) +
                    body;
    }
    connection.send(requests);
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(connection.answer().json().value("id", 0), 1);
        QCOMPARE(connection.answer().json().value("id", 0), 2);
        QCOMPARE(connection.answer().status, 201);
    }
}

// A body that belongs to no method that takes one is not taken for the next request.
void TestWire::leavesOutBodiesNobodyReads()
{
    RawConnection connection(m_server.port());
    const std::string body = rawGet("/api/projects/403/", m_server.key());
    for (int i = 0; i < 3; ++i) {
        connection.send(
            rawGet("/api/projects/1/", m_server.key(), "Content-Length: " + std::to_string(body.size()) + "\r\n") +
            body);
        QCOMPARE(connection.answer().json().value("id", 0), 1);
    }
    connection.send(rawGet("/api/projects/2/", m_server.key(), "Transfer-Encoding: chunked\r\n") +
                    "3\r\nabc\r\n0\r\n\r\n");
    QCOMPARE(connection.answer().json().value("id", 0), 2);
    QVERIFY(connection.isEnded()); // where that body ends was not read
}

void TestWire::endsConnectionsWithoutARequest()
{
    RawConnection silent(m_server.port());
    QElapsedTimer timer;
    timer.start();
    QVERIFY(silent.isEnded());
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
}

void TestWire::tellsHowManyHaveNoThread()
{
    std::atomic<int> begun{0}, wanted{0};
    std::mutex held;
    held.lock();
    auto threads =
        std::make_unique<demo::ConnectionThreads>([&](std::size_t n) { wanted = static_cast<int>(n); }, [] {});
    const int most = static_cast<int>(demo::ConnectionThreads::Most);
    for (int i = 0; i < most + 3; ++i)
        threads->enqueue([&] {
            ++begun;
            const std::lock_guard wait(held);
        });
    QTRY_COMPARE(begun.load(), most);
    QCOMPARE(wanted.load(), 3);
    held.unlock();
    threads->shutdown();
    QCOMPARE(begun.load(), most + 3);
    QCOMPARE(wanted.load(), 0);
}

// Whoever keeps a thread waiting has to go for those who have none: the longest first, the busy ones never.
void TestWire::makesRoomForNewConnections()
{
    using Time = demo::OpenConnections::Time;
    constexpr int count = 4;
    std::array<std::array<int, 2>, count> pairs{};
    demo::OpenConnections open;
    for (auto &pair : pairs) {
        QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()), 0);
        open.add(pair[0]);
    }
    const auto isEnded = [&](std::size_t i) {
        char byte = 0;
        return recv(pairs[i][1], &byte, 1, MSG_DONTWAIT) == 0;
    };
    open.setWaiting(pairs[0][0], Time(std::chrono::seconds(20)));
    open.setWaiting(pairs[1][0], Time(std::chrono::seconds(10)));
    open.wantRoom(1);
    QVERIFY(!isEnded(0) && isEnded(1) && !isEnded(2) && !isEnded(3));
    open.wantRoom(2);
    QVERIFY(isEnded(0) && !isEnded(2) && !isEnded(3));
    open.setWaiting(pairs[2][0], Time(std::chrono::seconds(30)));
    QVERIFY(isEnded(2)); // the room that is still wanted
    open.setWaiting(pairs[3][0], Time(std::chrono::seconds(40)));
    QVERIFY(!isEnded(3));
    for (const auto &[server, client] : pairs) {
        open.remove(server);
        close(server);
        close(client);
    }
}

void TestWire::packsLargeBodies()
{
    for (const std::string &target : {PersonPage, CohortList, std::string("/api/projects/1/persons.csv")}) {
        const PlainAnswer plain = m_server.get(target),
                          packed = m_server.get(target, "Accept-Encoding: gzip, deflate\r\n");
        QVERIFY(plain.headers.count("content-encoding") == 0);
        QCOMPARE(packed.headers.at("content-encoding"), std::string("gzip"));
        QCOMPARE(packed.headers.at("vary"), std::string("Accept-Encoding"));
        QVERIFY2(packed.body.size() * 2 < plain.body.size(), target.c_str());
        bool whole = false;
        QVERIFY(unpacked(packed.body, &whole) == plain.body);
        QVERIFY(whole);
    }
    QVERIFY(m_server.get(PersonPage, "Accept-Encoding: gzip;q=0\r\n").headers.count("content-encoding") == 0);
}

void TestWire::packsAnyBytes()
{
    QRandomGenerator random(1);
    for (int i = 0; i < 3000; ++i) {
        const int letters = random.bounded(1, i % 2 == 0 ? 4 : 257);
        std::string plain;
        for (int length = random.bounded(600); length > 0; --length)
            plain += static_cast<char>(random.bounded(letters));
        for (int repeats = random.bounded(1, 4); i % 20 == 0 && repeats > 0; --repeats)
            plain += std::string(static_cast<std::size_t>(random.bounded(20'000)), 'x') + plain;
        bool whole = false;
        QVERIFY(unpacked(demo::gzipped(plain), &whole) == plain);
        QVERIFY(whole);
    }
}

void TestWire::answersHead()
{
    RawConnection connection(m_server.port());
    std::string request = rawGet(PersonPage, m_server.key());
    connection.send("HEAD" + request.substr(3));
    const PlainAnswer head = connection.answer(true);
    QCOMPARE(head.status, 200);
    QCOMPARE(head.headers.at("content-length"), std::to_string(m_server.get(PersonPage).body.size()));
    connection.send(rawGet("/api/projects/2/", m_server.key())); // no byte of a body is in the way
    QCOMPARE(connection.answer().json().value("id", 0), 2);
}

void TestWire::refusesTooLargeThings()
{
    const PlainAnswer longUrl = m_server.get("/api/projects/1/cohorts/?search=" + std::string(9000, 'a'));
    QCOMPARE(longUrl.status, 414);
    QCOMPARE(longUrl.json().value("type", ""), std::string("invalid_request"));
    RawConnection connection(m_server.port());
    connection.send("POST /api/projects/1/cohorts/ HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " +
                    m_server.key() + "\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n");
    const std::string block(1 << 20, ' ');
    for (int i = 0; i < 100; ++i)
        connection.send(block);
    QCOMPARE(connection.answer().status, 413);
}

// Packed bodies are taken; one that grows beyond the limit is not unpacked to its end.
void TestWire::unpacksBodies()
{
    const auto post = [this](const std::string &body) {
        RawConnection connection(m_server.port());
        connection.send("POST /api/projects/1/cohorts/ HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " +
                        m_server.key() + "\r\nContent-Type: Application/JSON\r\nContent-Encoding: gzip\r\n" +
                        "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
        return connection.answer();
    };
    QCOMPARE(post(demo::gzipped(R"({"name": "packed"})")).json().value("name", ""), std::string("packed"));
    QCOMPARE(post(demo::gzipped(std::string(100'000'000, ' '))).status, 413);
    QCOMPARE(post("no gzip").status, 400);
}

// Without a length there is no body; nothing waits for one.
void TestWire::takesBodylessRequests()
{
    QElapsedTimer timer;
    timer.start();
    for (const auto &[method, target, status] :
         {std::tuple("POST", "/api/projects/1/cohorts/3/retry_population/", 404),
          std::tuple("PATCH", "/api/projects/1/cohorts/3/", 200), std::tuple("PUT", "/api/projects/1/cohorts/3/", 200),
          std::tuple("DELETE", "/api/projects/1/cohorts/3/", 405)}) {
        RawConnection connection(m_server.port());
        connection.send(method + rawGet(target, m_server.key()).substr(3));
        QCOMPARE(connection.answer().status, status);
    }
    QVERIFY(timer.elapsed() < 10'000);
}

void TestWire::knowsNoRanges()
{
    const PlainAnswer whole = m_server.get("/api/projects/1/");
    for (const char *range : {"0-9", "5-", "-5", "999999-"}) {
        const PlainAnswer asked = m_server.get("/api/projects/1/", std::string("Range: bytes=") + range + "\r\n");
        QCOMPARE(asked.status, 200);
        QCOMPARE(asked.body, whole.body);
    }
}

void TestWire::delays()
{
    m_server.plan(Json::array({{{"path", "*/cohorts"}, {"fault", {{"kind", "delay"}, {"ms", 300}}}}}));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_server.get(CohortList).status, 200);
    QVERIFY(timer.elapsed() >= 300);
}

void TestWire::drips()
{
    const PlainAnswer whole = m_server.get("/api/projects/1/");
    m_server.plan(Json::array({{{"path", "*/1"}, {"fault", {{"kind", "drip"}, {"bytes", 100}, {"ms", 20}}}}}));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_server.get("/api/projects/1/").body, whole.body);
    QVERIFY(timer.elapsed() >= 20 * (static_cast<qint64>(whole.body.size()) / 100 - 1));
}

void TestWire::cutsBodies()
{
    m_server.plan(Json::array({{{"path", "*/cohorts"}, {"fault", {{"kind", "cut"}, {"bytes", 1000}}}}}));
    const PlainAnswer cut = m_server.get(CohortList, "Accept-Encoding: gzip\r\n");
    QCOMPARE(cut.body.size(), std::size_t(1000));
    QVERIFY(std::stoul(cut.headers.at("content-length")) > 1000);
}

void TestWire::liesAboutLength()
{
    const std::size_t honest = m_server.get("/api/projects/1/").body.size();
    for (const int by : {10, -10}) {
        m_server.plan(Json::array({{{"path", "*/1"}, {"fault", {{"kind", "wrong_length"}, {"by", by}}}}}));
        const PlainAnswer lie = m_server.get("/api/projects/1/");
        QCOMPARE(std::stoul(lie.headers.at("content-length")), honest + static_cast<std::size_t>(by));
        QCOMPARE(lie.body.size(), by > 0 ? honest : honest - 10);
    }
}

void TestWire::cutsPackedBodies()
{
    m_server.plan(Json::array({{{"path", "*/cohorts"}, {"fault", {{"kind", "gzip_cut"}, {"fraction", 0.5}}}}}));
    for (const bool honestLength : {false, true}) {
        const PlainAnswer cut = m_server.get(CohortList);
        QCOMPARE(cut.headers.at("content-encoding"), std::string("gzip"));
        bool whole = true;
        QVERIFY(!unpacked(cut.body, &whole).empty());
        QVERIFY(!whole);
        QCOMPARE(std::stoul(cut.headers.at("content-length")) == cut.body.size(), honestLength);
        m_server.plan(
            Json::array({{{"path", "*/cohorts"}, {"fault", {{"kind", "gzip_cut"}, {"honest_length", true}}}}}));
    }
}

void TestWire::sendsHugeBodies()
{
    m_server.plan(Json::array({{{"path", "*/1"}, {"fault", {{"kind", "huge"}, {"bytes", 3'000'000}}}}}));
    const PlainAnswer huge = m_server.get("/api/projects/1/");
    QVERIFY(huge.body.size() > 3'000'000);
    QCOMPARE(huge.json().value("id", 0), 1); // blanks before it change nothing
}

void TestWire::failsTheNthCallOnly()
{
    m_server.plan(Json::array({{{"method", "GET"},
                                {"path", "*/cohorts"},
                                {"nth", 3},
                                {"times", 2},
                                {"fault", {{"kind", "status"}, {"status", 503}, {"html", true}}}}}));
    for (const int status : {200, 200, 503, 503, 200, 200})
        QCOMPARE(m_server.get(CohortList).status, status);
}

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
