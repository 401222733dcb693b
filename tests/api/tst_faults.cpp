// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/clientfixture.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>
#include <atomic>
#include <thread>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! A server that sends as fast as the system lets it, in a thread of its own: faster than anybody looks.
class Flood final
{
public:
    static constexpr qint64 all = 512LL << 20;

    Flood()
    {
        const auto *address = reinterpret_cast<const sockaddr *>(&m_address);
        ::bind(m_listener, address, sizeof m_address);
        ::listen(m_listener, 1);
        socklen_t size = sizeof m_address;
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&m_address), &size);
        m_thread = std::thread([this] { serve(); });
    }
    ~Flood()
    {
        open();
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }
    QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(ntohs(m_address.sin_port))); }
    qint64 sent() const { return m_sent; }
    bool isAsked() const { return m_isAsked; }
    //! From now on it sends.
    void open() { m_isOpen = true; }
    //! It has sent what it could: all, or so much that nobody took more for a while, or the other side is gone.
    bool isStill() const { return m_isStuck || m_isOver; }

private:
    void serve()
    {
        const int peer = ::accept(m_listener, nullptr, nullptr);
        m_isAsked = true;
        while (!m_isOpen)
            std::this_thread::sleep_for(1ms);
        const QByteArray head =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999999999999\r\n\r\n";
        const QByteArray piece(1 << 18, ' ');
        bool isGood = ::send(peer, head.constData(), static_cast<size_t>(head.size()), MSG_NOSIGNAL) > 0;
        while (isGood && m_sent < all) {
            pollfd way{peer, POLLOUT, 0};
            m_isStuck = m_isStuck || ::poll(&way, 1, 500) == 0;
            const ssize_t some = ::send(peer, piece.constData(), static_cast<size_t>(piece.size()), MSG_NOSIGNAL);
            isGood = some > 0;
            m_sent += isGood ? some : 0;
        }
        ::close(peer);
        m_isOver = true;
    }

    int m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in m_address = {AF_INET, 0, {htonl(INADDR_LOOPBACK)}, {}};
    std::atomic<qint64> m_sent = 0;
    std::atomic<bool> m_isAsked = false;
    std::atomic<bool> m_isOpen = false;
    std::atomic<bool> m_isStuck = false;
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

} // namespace

Q_DECLARE_METATYPE(desk::test::Script)
Q_DECLARE_METATYPE(desk::ErrorKind)

//! The client against a peer that misbehaves: outcome, words, number of requests, who saw the key, and time.
class FaultsTest final : public ClientFixture
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void faults_data();
    void faults();
    void malformedRowLivesAmongGoodOnes();
    void refusedConnection();
    void unknownHost();
    void insecureHost();
    void redirectWithinTheServer();
    void redirectElsewhere_data();
    void redirectElsewhere();
    void redirectOfAWrite();
    void keyEchoedByTheServer();
    void headersSent();
    void unsendableKey();
    void readOnlyConnection();
    void retryUntilItWorks();
    void createIsSentOnce_data();
    void createIsSentOnce();
    void createUsesAFreshConnection();
    void changeIsRepeated();
    void deadlineHoldsForAllTries();
    void bodyLimit();
    void endlessBody();
    void floodFillsNoMemory();
    void gzipIsUnpacked();
    void largeWellPackedAnswer();
    void answersBeyondTheBuffer();
};

void FaultsTest::faults_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("requests");
    const auto row = [](const char *name, const Script &script, ErrorKind kind, const char *words, int requests) {
        QTest::newRow(name) << script << kind << QString::fromUtf8(words) << requests;
    };
    row("wrong key",
        script::envelope(401, "authentication_failed",
                         "Personal API key found in request Authorization header is invalid."),
        ErrorKind::Unauthorized, "key", 1);
    row("no scope", script::envelope(403, "permission_denied", "API key missing required scope 'cohort:read'"),
        ErrorKind::Forbidden, "cohort:read", 1);
    row("wrong project", script::envelope(404, "not_found", "Project not found."), ErrorKind::NotFound, "project", 1);
    row("other project",
        script::envelope(403, "permission_denied", "API key does not have access to the requested project: ID 7."),
        ErrorKind::Forbidden, "project", 1);
    row("html", script::html(), ErrorKind::NotPostHog, "not as a PostHog", 1);
    row("html 404", script::html(404), ErrorKind::NotPostHog, "PostHog", 1);
    row("empty", script::answer(200, ""), ErrorKind::NotPostHog, "empty", 1);
    row("wrong type", script::answer(200, "id;name", "text/plain"), ErrorKind::NotPostHog, "not as a PostHog", 1);
    row("wrong root", script::json("[]"), ErrorKind::BrokenAnswer, "not what belongs", 1);
    row("member missing", script::json("{\"results\":[]}"), ErrorKind::BrokenAnswer, "not what belongs", 1);
    row("results no list", script::json("{\"results\":5,\"next\":null}"), ErrorKind::BrokenAnswer, "", 1);
    row("cut body", script::wrongLength(cohortPageJson), ErrorKind::BrokenAnswer, "cut off", 3);
    row("short length", script::shortLength(cohortPageJson), ErrorKind::BrokenAnswer, "damaged or was cut off", 3);
    row("cut gzip", script::cutGzip(cohortPageJson), ErrorKind::BrokenAnswer, "damaged or was cut off", 3);
    row("cut head", script::cutHeaders(), ErrorKind::BrokenAnswer, "closed the connection", 3);
    row("closed", script::close(), ErrorKind::BrokenAnswer, "closed the connection", 3);
    row("reset", script::reset(), ErrorKind::BrokenAnswer, "closed the connection", 3);
    row("garbage", script::garbage(), ErrorKind::BrokenAnswer, "closed the connection", 3);
    row("bomb", script::bomb(300LL << 20), ErrorKind::BrokenAnswer, "", 1);
    row("silent", script::silent(), ErrorKind::Timeout, "has not answered", 3);
    row("stall", script::stall(cohortPageJson), ErrorKind::Timeout, "has not answered", 3);
    row("drip", script::drip(cohortPageJson, 20ms), ErrorKind::Timeout, "did not arrive within", 1);
    row("broken chunks", script::brokenChunks(cohortPageJson), ErrorKind::NotPostHog, "empty", 1);
    row("hanging chunks", script::hangingChunks(cohortPageJson), ErrorKind::Timeout, "has not answered", 3);
    row("throttle storm", script::throttled({{"Retry-After", "0"}}), ErrorKind::Throttled, "too many requests", -1);
    row("server error", script::html(500), ErrorKind::ServerFailure, "", 1);
    row("bad gateway", script::html(502), ErrorKind::ServerFailure, "", 3);
    row("gateway timeout", script::html(504), ErrorKind::ServerFailure, "too long", 1);
    row("paid plan", script::envelope(402, "payment_required", "x"), ErrorKind::PaymentRequired, "plan", 1);
}

void FaultsTest::faults()
{
    QFETCH(Script, script);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, words);
    QFETCH(int, requests);
    m_peer->always(script);
    QElapsedTimer time;
    time.start();
    const auto result = list();
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().kind, kind);
    QVERIFY2(result->error().text.contains(words), qPrintable(result->error().text));
    if (requests > 0)
        QCOMPARE(m_peer->count(), requests);
    QVERIFY2(time.elapsed() < 5000, QByteArray::number(time.elapsed()).constData());
    // After the fault, the same client works.
    m_peer->always(script::json(cohortPageJson));
    const auto again = list();
    QVERIFY(again && again->has_value());
    QCOMPARE((*again)->rows.size(), size_t(1));
}

void FaultsTest::malformedRowLivesAmongGoodOnes()
{
    m_peer->always(script::json("{\"count\":3,\"next\":null,\"previous\":null,\"results\":[" + cohortJson +
                                ",{\"id\":\"eight\",\"name\":[]}," + cohortJson + "]}"));
    const auto result = list();
    QVERIFY(result && result->has_value());
    QCOMPARE((*result)->rows.size(), size_t(3));
    QVERIFY((*result)->rows[0].malformed.isEmpty());
    QVERIFY(!(*result)->rows[1].malformed.isEmpty());
    QVERIFY((*result)->rows[2].malformed.isEmpty());
}

void FaultsTest::refusedConnection()
{
    const quint16 port = m_peer->serverPort();
    m_peer->close();
    QTcpSocket keeper; // does not listen, but nobody else gets the port meanwhile
    QVERIFY(keeper.bind(QHostAddress::LocalHost, port));
    const auto result = list();
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().kind, ErrorKind::Offline);
    QVERIFY(result->error().text.contains(u"Nothing answers"));
    // A create that was surely not sent is no riddle.
    const auto create = sent(request(Method::Post, Effect::Create));
    QVERIFY(create && !create->has_value());
    QCOMPARE(create->error().kind, ErrorKind::Offline);
}

void FaultsTest::unknownHost()
{
    restart(settingsFor(QUrl(u"https://no-such-host.invalid"_s)));
    const auto result = sent(request());
    QVERIFY(result && !result->has_value());
    QVERIFY(result->error().kind == ErrorKind::Offline || result->error().kind == ErrorKind::Timeout);
    QVERIFY(result->error().text.contains(u"no-such-host.invalid"));
}

void FaultsTest::insecureHost()
{
    restart(settingsFor(QUrl(u"http://192.0.2.1"_s)));
    const auto result = sent(request());
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().kind, ErrorKind::InsecureHost);
    QCOMPARE(m_client->log().records().back().tries, 0);
}

void FaultsTest::redirectWithinTheServer()
{
    m_peer->then(script::redirect("/elsewhere/", 301));
    m_peer->then(script::redirect("third?x=1", 307));
    m_peer->then(script::json("{\"ok\":true}"));
    const auto result = sent(request());
    QVERIFY(result && result->has_value());
    QCOMPARE(m_peer->count(), 3);
    QCOMPARE(m_peer->seen()[1].target, "/elsewhere/"_ba);
    QCOMPARE(m_peer->seen()[2].target, "/elsewhere/third?x=1"_ba);
    // Round in circles: six requests, not more.
    m_peer->forget();
    m_peer->always(script::redirect("/round/"));
    const auto round = sent(request());
    QVERIFY(round && !round->has_value());
    QCOMPARE(round->error().kind, ErrorKind::Redirected);
    QCOMPARE(m_peer->count(), 6);
}

void FaultsTest::redirectElsewhere_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("form");
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::addRow("other host %d", status) << status << u"http://127.0.0.2:%1/api/"_s;
        QTest::addRow("other port %d", status) << status << u"http://127.0.0.1:%1/api/"_s;
        QTest::addRow("without scheme %d", status) << status << u"//127.0.0.2:%1/api/"_s;
        QTest::addRow("with user %d", status) << status << u"http://user@127.0.0.2:%1/api/"_s;
    }
    QTest::addRow("other scheme") << 302 << u"https://127.0.0.1:%1/api/"_s;
}

void FaultsTest::redirectElsewhere()
{
    QFETCH(int, status);
    QFETCH(QString, form);
    ScriptedPeer foreign(QHostAddress(form.contains(u"127.0.0.2") ? u"127.0.0.2"_s : u"127.0.0.1"_s));
    m_peer->always(script::redirect(form.arg(foreign.serverPort()).toLatin1(), status));
    for (const ApiRequest &what : {request(), request(Method::Patch, Effect::Change)}) {
        const auto result = sent(what);
        QVERIFY(result && !result->has_value());
        QCOMPARE(result->error().kind, ErrorKind::Redirected);
        QVERIFY(result->error().text.contains(QString::number(foreign.serverPort())));
    }
    QCOMPARE(m_peer->count(), 2);
    QCOMPARE(foreign.connections(), 0);
    QVERIFY(!foreign.received().contains(testKey));
}

void FaultsTest::redirectOfAWrite()
{
    m_peer->always(script::redirect("/other/", 307));
    const auto result = sent(request(Method::Post, Effect::Create));
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().kind, ErrorKind::Redirected);
    QCOMPARE(m_peer->count(), 1);
}

void FaultsTest::keyEchoedByTheServer()
{
    m_peer->always(script::envelope(400, "invalid_input", "Bearer " + testKey + " is no number"));
    const auto result = sent(request());
    QVERIFY(result && !result->has_value());
    const Error &error = result->error();
    const QByteArray all = (error.text + error.detail).toUtf8() + error.raw + error.extra;
    QVERIFY(!all.contains(testKey));
    QVERIFY(all.contains("[key]"));
}

void FaultsTest::headersSent()
{
    QVERIFY(sent(request(Method::Patch, Effect::Change)));
    const SeenRequest &seen = m_peer->seen().front();
    QCOMPARE(seen.headers.value("authorization"), "Bearer " + testKey);
    QVERIFY(seen.headers.value("user-agent").startsWith("CohortDesk/"));
    QCOMPARE(seen.headers.value("content-type"), "application/json"_ba);
    QCOMPARE(seen.headers.value("content-length"), "7"_ba);
    QCOMPARE(seen.body, "{\"a\":1}"_ba);
    QVERIFY(seen.headers.value("accept-encoding").contains("gzip"));
    QVERIFY(!seen.headers.contains("cookie"));
    // Cookies are not kept.
    m_peer->always(script::answer(200, "{}", "application/json", {{"Set-Cookie", "session=1; Path=/"}}));
    QVERIFY(sent(request()));
    QVERIFY(sent(request()));
    QVERIFY(!m_peer->seen().back().headers.contains("cookie"));
}

void FaultsTest::unsendableKey()
{
    m_client = std::make_unique<ApiClient>(settingsFor(m_peer->url()), ApiKey("phx_a\r\nX-Evil: 1"), quickOptions());
    const auto result = sent(request());
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().kind, ErrorKind::Unauthorized);
    QCOMPARE(m_peer->count(), 0);
}

void FaultsTest::readOnlyConnection()
{
    ConnectionSettings settings = settingsFor(m_peer->url());
    settings.readOnly = true;
    restart(settings);
    for (const Effect effect : {Effect::Change, Effect::Create}) {
        const auto result = sent(request(Method::Patch, effect));
        QVERIFY(result && !result->has_value());
        QCOMPARE(result->error().kind, ErrorKind::ReadOnly);
    }
    QCOMPARE(m_peer->count(), 0);
    QVERIFY(sent(request(Method::Post, Effect::Read))->has_value());
    QCOMPARE(m_peer->count(), 1);
    QVERIFY(!m_client->capabilities().has(Feature::EditCohorts));
}

void FaultsTest::retryUntilItWorks()
{
    m_peer->then(script::reset());
    m_peer->then(script::html(503));
    m_peer->always(script::json(cohortPageJson));
    const auto result = list();
    QVERIFY(result && result->has_value());
    QCOMPARE(m_peer->count(), 3);
    QCOMPARE(m_client->log().records().back().tries, 3);
    QCOMPARE(m_client->log().records().back().outcome, u"ok"_s);
}

void FaultsTest::createIsSentOnce_data()
{
    QTest::addColumn<Script>("script");
    QTest::newRow("closed") << script::close();
    QTest::newRow("reset") << script::reset();
    QTest::newRow("garbage") << script::garbage();
    QTest::newRow("silent") << script::silent();
    QTest::newRow("cut head") << script::cutHeaders();
    QTest::newRow("cut body") << script::wrongLength("{\"id\":1");
    QTest::newRow("cut gzip") << script::cutGzip(cohortJson);
    QTest::newRow("drip") << script::drip(cohortJson, 20ms);
    QTest::newRow("not the created thing") << script::json("{\"hello\":1}", 201);
}

void FaultsTest::createIsSentOnce()
{
    QFETCH(Script, script);
    m_peer->always(script);
    const auto create = await<Cohort>([&](QObject *context, Answer<Cohort> answer) {
        return m_api->createCohort("{\"name\":\"x\"}", context, std::move(answer));
    });
    QVERIFY(create && !create->has_value());
    QCOMPARE(create->error().kind, ErrorKind::OutcomeUnknown);
    QVERIFY(create->error().text.contains(u"may have been carried out"));
    QCOMPARE(m_peer->count(), 1);
    // A GET that creates, with nothing to upload, is as safe.
    m_peer->forget();
    const auto copy = await<Cohort>([&](QObject *context, Answer<Cohort> answer) {
        return m_api->duplicateAsStatic(CohortId{3}, context, std::move(answer));
    });
    QVERIFY(copy && !copy->has_value());
    QCOMPARE(copy->error().kind, ErrorKind::OutcomeUnknown);
    QCOMPARE(m_peer->count("GET"), 1);
    const auto upload = await<Cohort>([&](QObject *context, Answer<Cohort> answer) {
        CsvUpload csv;
        csv.name = u"People"_s;
        csv.csv = "person_id\r\n";
        return m_api->uploadCsv(csv, context, std::move(answer));
    });
    QVERIFY(upload && !upload->has_value());
    QCOMPARE(upload->error().kind, ErrorKind::OutcomeUnknown);
    QCOMPARE(m_peer->count("POST"), 1);
}

void FaultsTest::createUsesAFreshConnection()
{
    QVERIFY(sent(request())->has_value());
    m_peer->always(script::json(cohortJson, 201));
    QVERIFY(sent(request(Method::Post, Effect::Create))->has_value());
    QCOMPARE(m_peer->seen()[0].connection, 1);
    QCOMPARE(m_peer->seen()[1].connection, 2);
}

void FaultsTest::changeIsRepeated()
{
    m_peer->then(script::close());
    m_peer->always(script::json(cohortJson));
    const auto patched = await<Cohort>([&](QObject *context, Answer<Cohort> answer) {
        return m_api->patchCohort(CohortId{7}, "{\"name\":\"Paying\"}", context, std::move(answer));
    });
    QVERIFY(patched && patched->has_value());
    QCOMPARE(m_peer->count("PATCH"), 2);
    QCOMPARE(m_peer->seen()[1].body, "{\"name\":\"Paying\"}"_ba);
    m_peer->always(script::close());
    const auto lost = await<Cohort>([&](QObject *context, Answer<Cohort> answer) {
        return m_api->patchCohort(CohortId{7}, "{}", context, std::move(answer));
    });
    QVERIFY(lost && !lost->has_value());
    QVERIFY(lost->error().text.contains(u"may have reached"));
}

void FaultsTest::deadlineHoldsForAllTries()
{
    ClientOptions options = quickOptions();
    options.retry.tries = 1000;
    options.retry.longest = 20ms;
    restart(options);
    m_peer->always(script::close());
    QElapsedTimer time;
    time.start();
    const auto result = sent(request());
    QVERIFY(result && !result->has_value());
    QVERIFY2(time.elapsed() < 2500, QByteArray::number(time.elapsed()).constData());
    QVERIFY(m_peer->count() > 5);
}

void FaultsTest::bodyLimit()
{
    ApiRequest small = request();
    small.expect.maxBytes = 1000;
    m_peer->always(script::json("{\"x\":\"" + QByteArray(2000, 'x') + "\"}"));
    const auto result = sent(small);
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().kind, ErrorKind::BrokenAnswer);
    QVERIFY(result->error().text.contains(u"larger than"));
    QCOMPARE(m_peer->count(), 1);
}

void FaultsTest::endlessBody()
{
    ApiRequest some = request();
    some.expect.maxBytes = 1 << 20;
    m_peer->always(script::endless(64 * 1024));
    const auto result = sent(some);
    QVERIFY(result && !result->has_value());
    QVERIFY(result->error().text.contains(u"larger than 1 MiB"));
}

void FaultsTest::floodFillsNoMemory()
{
    Flood flood;
    ClientOptions options = quickOptions();
    options.longestSilence = options.longestDeadline = options.longestPatience = std::chrono::minutes(1);
    restart(settingsFor(flood.url()), options);
    ApiRequest some = request();
    some.expect.maxBytes = 1 << 20;
    QObject context;
    Asked<ApiAnswer> asked;
    const Pending pending = m_client->send(some, &context, asked.answer());
    QVERIFY(waitFor([&flood] { return flood.isAsked(); }));
    for (int turn = 0; turn < 5; ++turn)
        QCoreApplication::processEvents();
    // The window is busy: nobody here reads a byte.
    flood.open();
    while (!flood.isStill())
        std::this_thread::sleep_for(1ms);
    // What it got rid of lies in the buffers of the system and of Qt, and it is a few megabytes, not all it has.
    QVERIFY2(flood.sent() < Flood::all / 4, QByteArray::number(flood.sent()).constData());
    QTRY_VERIFY(asked.failed());
    QVERIFY2(asked.error().text.contains(u"larger than 1 MiB"), qPrintable(asked.error().text));
}

void FaultsTest::gzipIsUnpacked()
{
    m_peer->always(script::gzip(cohortPageJson));
    const auto result = list();
    QVERIFY(result && result->has_value());
    m_peer->always(script::chunked(cohortPageJson));
    QVERIFY(list()->has_value());
}

void FaultsTest::largeWellPackedAnswer()
{
    // 30 MiB of repeated text is what a page of similar persons packs to: well beyond Qt's own limits for bombs.
    const QByteArray body = "{\"x\":\"" + QByteArray(30 << 20, 'x') + "\"}";
    ClientOptions options = quickOptions();
    options.longestDeadline = 20s;
    options.longestSilence = 10s;
    restart(options);
    m_peer->always(script::gzip(body));
    const auto result = sent(request());
    QVERIFY(result && result->has_value());
    QCOMPARE((*result)->body.size(), body.size());
}

//! More than may lie unread at once, packed and not: nothing stalls and nothing is lost.
void FaultsTest::answersBeyondTheBuffer()
{
    QByteArray noise(18 << 20, Qt::Uninitialized);
    QRandomGenerator random(7);
    std::generate(noise.begin(), noise.end(), [&random] { return static_cast<char>(random.generate()); });
    const QByteArray body = "{\"x\":\"" + noise.toBase64() + "\"}";
    ClientOptions options = quickOptions();
    options.longestDeadline = 40s;
    options.longestSilence = 10s;
    restart(options);
    for (const Script &script : {script::gzip(body), script::json(body), script::chunked(body)}) {
        m_peer->always(script);
        const auto result = sent(request());
        QVERIFY(result.has_value());
        QVERIFY2(result->has_value(), *result ? "" : qPrintable(result->error().text));
        QVERIFY((*result)->body == body);
    }
    QCOMPARE(m_peer->count(), 3);
}

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
