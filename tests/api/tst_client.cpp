// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/connectionwatch.h"
#include "models/base/logging.h"
#include "tests/api/clientfixture.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QSignalSpy>

#include <algorithm>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Ms = std::chrono::milliseconds;

//! Queue, pauses, dropping, streams and what the client learns about the connection.
class ClientTest final : public ClientFixture
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    void throttleSecondsInHeader();
    void throttleSecondsInDetail();
    void throttleStormEnds();
    void throttleHoldsEverything();
    void throttleBeyondPatience();
    void throttledCreateIsSentAgain();
    void goOnEndsAPause();
    void interactiveOvertakesBackground();
    void deadContext();
    void droppedWhileRunning();
    void droppedWhileQueued();
    void droppedWhileWaitingForRetry();
    void answerMayDestroyTheClient();
    void answerNeverComesInsideSend();
    void clientGoesFirst();
    void streamInPieces();
    void streamWaitsForItsTaker();
    void streamStopped();
    void streamCut();
    void stateFollowsTheAnswers();
    void watchTellsWhenTheServerIsBack();
    void watchDoesNotRunInCircles();
    void logHoldsNoSecrets();
    void scopesAreLearnt();
    void queryWithTicket();
    void removedPersonWhoWasNoMember();
};

void ClientTest::throttleSecondsInHeader()
{
    QSignalSpy paused(m_client.get(), &ApiClient::pausedUntil);
    m_peer->then(script::throttled({{"Retry-After", "1"}}));
    m_peer->always(script::json("{}"));
    QElapsedTimer time;
    time.start();
    const auto result = sent(request());
    QVERIFY(result && result->has_value());
    QVERIFY2(time.elapsed() >= 990, QByteArray::number(time.elapsed()).constData());
    QCOMPARE(m_peer->count(), 2);
    QCOMPARE(paused.count(), 1);
    // It was no failed try.
    QCOMPARE(m_client->log().records().back().tries, 2);
    QCOMPARE(m_client->state().kind, ConnectionState::Kind::Online);
}

void ClientTest::throttleSecondsInDetail()
{
    m_peer->then(script::throttled({}, "Request was throttled. Expected available in 1 second."));
    m_peer->always(script::json("{}"));
    QElapsedTimer time;
    time.start();
    QVERIFY(sent(request())->has_value());
    QVERIFY(time.elapsed() >= 990);
}

void ClientTest::throttleStormEnds()
{
    ClientOptions options = quickOptions();
    options.retry.tries = 1; // a 429 uses up no try
    restart(options);
    for (int i = 0; i < 5; ++i)
        m_peer->then(script::throttled({{"Retry-After", "0"}}));
    m_peer->always(script::json("{}"));
    QVERIFY(sent(request())->has_value());
    QCOMPARE(m_peer->count(), 6);
}

void ClientTest::throttleHoldsEverything()
{
    m_peer->then(script::throttled({}, "Expected available in 1 seconds."));
    m_peer->always(script::json("{}"));
    QObject context;
    Asked<ApiAnswer> first;
    const Pending one = m_client->send(request(), &context, first.answer());
    QTRY_COMPARE(m_client->state().kind, ConnectionState::Kind::Throttled);
    QVERIFY(m_client->state().until.isValid());
    std::vector<Asked<ApiAnswer>> others(10);
    std::vector<Pending> held;
    for (auto &asked : others)
        held.push_back(m_client->send(request(), &context, asked.answer()));
    QElapsedTimer time;
    time.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_peer->count(), 12, 5000);
    QVERIFY2(time.elapsed() > 500, "the pause did not hold the others");
    QTRY_VERIFY(std::all_of(others.begin(), others.end(), [](const auto &asked) { return asked.succeeded(); }));
    QVERIFY(first.succeeded());
}

void ClientTest::throttleBeyondPatience()
{
    m_peer->always(script::throttled({{"Retry-After", "1800"}}));
    QElapsedTimer time;
    time.start();
    const auto result = sent(request());
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().kind, ErrorKind::Throttled);
    QVERIFY(result->error().text.contains(u"seconds"));
    QVERIFY(result->error().retryAfter && *result->error().retryAfter > 1700s);
    QVERIFY(time.elapsed() < 1000);
    QCOMPARE(m_peer->count(), 1);
    // The next one is told at once, without asking the server.
    const auto next = sent(request());
    QCOMPARE(next->error().kind, ErrorKind::Throttled);
    QCOMPARE(m_peer->count(), 1);
}

void ClientTest::throttledCreateIsSentAgain()
{
    m_peer->then(script::throttled({{"Retry-After", "0"}}));
    m_peer->always(script::json(cohortJson, 201));
    const auto result = sent(request(Method::Post, Effect::Create));
    QVERIFY(result && result->has_value());
    QCOMPARE(m_peer->count("POST"), 2);
}

void ClientTest::goOnEndsAPause()
{
    ClientOptions options = quickOptions();
    options.longestPatience = Ms::max();
    restart(options);
    ApiRequest patient = request();
    patient.patience = std::chrono::hours(2);
    m_peer->then(script::throttled({{"Retry-After", "1800"}}));
    m_peer->always(script::json("{}"));
    QObject context;
    Asked<ApiAnswer> asked;
    const Pending pending = m_client->send(patient, &context, asked.answer());
    QTRY_COMPARE(m_client->state().kind, ConnectionState::Kind::Throttled);
    QVERIFY(!asked.arrived());
    m_client->goOn();
    QTRY_VERIFY(asked.succeeded());
    QCOMPARE(m_client->state().kind, ConnectionState::Kind::Online);
}

void ClientTest::interactiveOvertakesBackground()
{
    ClientOptions options = quickOptions();
    options.longestSilence = 10s;
    options.longestDeadline = 20s;
    restart(options);
    m_peer->on("/slow/", script::silent());
    m_peer->always(script::json("{}"));
    QObject context;
    std::vector<Pending> slow;
    Asked<ApiAnswer> never;
    for (int i = 0; i < 50; ++i) {
        ApiRequest heavy = request(u"/api/projects/1/slow/"_s);
        heavy.priority = Priority::Background;
        slow.push_back(m_client->send(heavy, &context, never.answer()));
    }
    QTRY_COMPARE(m_peer->count(), options.backgroundAtOnce);
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < 20; ++i)
        QVERIFY(sent(request())->has_value());
    QVERIFY2(time.elapsed() < 2000, QByteArray::number(time.elapsed()).constData());
    QVERIFY(!never.arrived());
}

void ClientTest::deadContext()
{
    m_peer->always(script::silent());
    Asked<ApiAnswer> asked;
    auto context = std::make_unique<QObject>();
    Pending pending = m_client->send(request(), context.get(), asked.answer());
    QTRY_COMPARE(m_peer->count(), 1);
    context.reset();
    QTRY_COMPARE(m_client->log().records().size(), size_t(1));
    QCOMPARE(m_client->log().records().back().outcome, u"dropped"_s);
    // One that dies between the outcome and its delivery.
    m_peer->always(script::json("{}"));
    auto second = std::make_unique<QObject>();
    connect(m_client.get(), &ApiClient::logged, second.get(), [&second] { second.reset(); });
    Pending late = m_client->send(request(), second.get(), asked.answer());
    QTRY_VERIFY(!second);
    QVERIFY(sent(request())->has_value());
    QCOMPARE(asked.calls(), 0);
}

void ClientTest::droppedWhileRunning()
{
    m_peer->always(script::silent());
    QObject context;
    Asked<ApiAnswer> asked;
    {
        const Pending pending = m_client->send(request(), &context, asked.answer());
        QTRY_COMPARE(m_peer->count(), 1);
    }
    QCOMPARE(m_client->log().records().back().outcome, u"dropped"_s);
    m_peer->always(script::json("{}"));
    QVERIFY(sent(request())->has_value());
    QCOMPARE(asked.calls(), 0);
    // Released is not dropped.
    m_client->send(request(), &context, asked.answer()).release();
    QTRY_COMPARE(asked.calls(), 1);
}

void ClientTest::droppedWhileQueued()
{
    ClientOptions options = quickOptions();
    options.interactiveAtOnce = 1;
    restart(options);
    m_peer->then(script::drip("{}", 2ms));
    QObject context;
    Asked<ApiAnswer> first, second, third;
    const Pending one = m_client->send(request(), &context, first.answer());
    Pending two = m_client->send(request(), &context, second.answer());
    const Pending three = m_client->send(request(), &context, third.answer());
    two.drop();
    QTRY_VERIFY(first.arrived() && third.arrived());
    QCOMPARE(second.calls(), 0);
    QCOMPARE(m_peer->count(), 2);
}

void ClientTest::droppedWhileWaitingForRetry()
{
    ClientOptions options = quickOptions();
    options.retry.first = 300ms;
    restart(options);
    m_peer->always(script::close());
    QObject context;
    Asked<ApiAnswer> asked;
    Pending pending = m_client->send(request(), &context, asked.answer());
    QTRY_COMPARE(m_peer->count(), 1);
    m_peer->always(script::json("{}"));
    QVERIFY(sent(request())->has_value());
    pending.drop();
    QVERIFY(!QTest::qWaitFor([&] { return m_peer->count() > 2 || asked.arrived(); }, 500));
}

void ClientTest::answerMayDestroyTheClient()
{
    QObject context;
    bool called = false;
    std::vector<Pending> others;
    m_peer->on("/slow/", script::silent());
    for (int i = 0; i < 3; ++i)
        others.push_back(
            m_client->send(request(u"/slow/"_s), &context, [](const Result<ApiAnswer> &) { QFAIL("answered"); }));
    m_client
        ->send(request(), &context,
               [&](const Result<ApiAnswer> &) {
                   m_client.reset();
                   called = true;
               })
        .release();
    QTRY_VERIFY(called);
}

void ClientTest::answerNeverComesInsideSend()
{
    restart(settingsFor(QUrl(u"http://192.0.2.1"_s)));
    QObject context;
    Asked<ApiAnswer> asked;
    const Pending pending = m_client->send(request(), &context, asked.answer());
    QVERIFY(!asked.arrived());
    QTRY_VERIFY(asked.failed());
}

void ClientTest::clientGoesFirst()
{
    m_peer->always(script::silent());
    QObject context;
    Asked<ApiAnswer> asked;
    Pending pending = m_client->send(request(), &context, asked.answer());
    QTRY_COMPARE(m_peer->count(), 1);
    m_client.reset();
    pending.drop();
    QCOMPARE(asked.calls(), 0);
}

void ClientTest::streamInPieces()
{
    const QByteArray csv = QByteArray("id,email\r\n") + QByteArray(3 << 20, 'a') + "\r\n";
    m_peer->always(script::answer(200, csv, "text/csv"));
    QByteArray got;
    const auto result = await<Done>([&](QObject *context, Answer<Done> answer) {
        PersonQuery query;
        query.cohort = CohortId{3};
        return m_api->personCsv(
            query, context,
            [&](const QByteArray &piece, const auto &next) {
                got += piece;
                next();
                return true;
            },
            std::move(answer));
    });
    QVERIFY(result && result->has_value());
    QVERIFY(got == csv);
    QCOMPARE(m_peer->seen().front().headers.value("accept-encoding"), "identity"_ba);
}

//! However large the answer, a slow taker makes the server wait; and its slowness is not the server's silence.
void ClientTest::streamWaitsForItsTaker()
{
    constexpr qsizetype Large = 64 << 20;
    QTcpSocket *line = nullptr;
    m_peer->always([&line, send = script::answer(200, QByteArray(Large, 'a'), "text/csv")](QTcpSocket &socket,
                                                                                           const SeenRequest &request) {
        line = &socket;
        send(socket, request);
    });
    QObject context;
    Asked<Done> asked;
    qsizetype got = 0;
    int pieces = 0;
    std::function<void()> wanted;
    const auto take = [&](const QByteArray &piece, std::function<void()> next) {
        got += piece.size();
        wanted = std::move(next);
        ++pieces;
        return true;
    };
    const Pending pending = m_api->personCsv({}, &context, take, asked.answer());
    QTRY_COMPARE(pieces, 1);
    // Longer than the silence that this client bears.
    QVERIFY(!QTest::qWaitFor([&] { return pieces > 1 || asked.calls() > 0; }, 600));
    QVERIFY2(line->bytesToWrite() > Large / 2, QByteArray::number(line->bytesToWrite()).constData());
    const auto goOn = [&] {
        if (const auto next = std::exchange(wanted, nullptr))
            next();
        return asked.calls() > 0;
    };
    QVERIFY(QTest::qWaitFor(goOn, 20'000));
    QVERIFY(asked.succeeded());
    QCOMPARE(got, Large);
    QVERIFY(pieces > 8);
}

void ClientTest::streamStopped()
{
    m_peer->always(script::answer(200, QByteArray(3 << 20, 'a'), "text/csv"));
    QObject context;
    Asked<Done> asked;
    int pieces = 0;
    const Pending pending = m_api->personCsv(
        {}, &context, [&](const QByteArray &, const auto &) { return ++pieces < 1; }, asked.answer());
    QTRY_COMPARE(m_client->log().records().size(), size_t(1));
    QCOMPARE(pieces, 1);
    QVERIFY(sent(request()));
    QCOMPARE(asked.calls(), 0);
}

void ClientTest::streamCut()
{
    m_peer->always([](QTcpSocket &socket, const SeenRequest &) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 100000\r\n\r\nid\r\n1\r\n");
        socket.disconnectFromHost();
    });
    QByteArray got;
    const auto result = await<Done>([&](QObject *context, Answer<Done> answer) {
        return m_api->personCsv(
            {}, context,
            [&](const QByteArray &piece, const auto &next) {
                got += piece;
                next();
                return true;
            },
            std::move(answer));
    });
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().kind, ErrorKind::BrokenAnswer);
    QCOMPARE(m_peer->count(), 1); // part of it was handed over, so it is not begun again
}

void ClientTest::stateFollowsTheAnswers()
{
    using Kind = ConnectionState::Kind;
    QSignalSpy changes(m_client.get(), &ApiClient::stateChanged);
    QSignalSpy refusedKey(m_client.get(), &ApiClient::keyRefused);
    QCOMPARE(m_client->state().kind, Kind::Unknown);
    QVERIFY(sent(request()));
    QCOMPARE(m_client->state().kind, Kind::Online);
    QVERIFY(m_client->state().lastSeen.isValid());
    m_peer->always(script::envelope(401, "authentication_failed", "invalid"));
    QVERIFY(sent(request()));
    QCOMPARE(m_client->state().kind, Kind::KeyRefused);
    QCOMPARE(refusedKey.count(), 1);
    m_peer->always(script::envelope(404, "not_found", "Project not found."));
    QVERIFY(sent(request()));
    QCOMPARE(m_client->state().kind, Kind::ProjectGone);
    m_peer->always(script::silent());
    QVERIFY(sent(request()));
    QCOMPARE(m_client->state().kind, Kind::Offline);
    QVERIFY(!m_client->state().text.isEmpty());
    m_peer->always(script::envelope(404, "not_found", "Not found."));
    QVERIFY(sent(request()));
    QCOMPARE(m_client->state().kind, Kind::Online);
    QCOMPARE(changes.count(), 5);
}

void ClientTest::watchTellsWhenTheServerIsBack()
{
    ConnectionWatch watch(*m_client, {30ms, 100ms});
    QSignalSpy back(&watch, &ConnectionWatch::backOnline);
    QVERIFY(sent(request()));
    const quint16 port = m_peer->serverPort();
    m_peer->close();
    m_peer->closeAll();
    QVERIFY(sent(request()));
    QCOMPARE(m_client->state().kind, ConnectionState::Kind::Offline);
    QCOMPARE(back.count(), 0);
    const int before = m_peer->count();
    QVERIFY(m_peer->listen(QHostAddress(QHostAddress::LocalHost), port));
    QTRY_COMPARE(back.count(), 1);
    QCOMPARE(m_client->state().kind, ConnectionState::Kind::Online);
    // All is well, so nothing more is asked.
    QVERIFY(!QTest::qWaitFor([&] { return m_peer->count() > before + 1; }, 300));
}

void ClientTest::watchDoesNotRunInCircles()
{
    // One address answers like no PostHog server while the others are well, and both are read again at each return.
    m_peer->on("/odd/", script::html(404));
    QObject context;
    std::vector<Pending> running;
    const auto readAll = [&] {
        for (const QString &path : {u"/api/projects/1/odd/"_s, u"/api/projects/1/cohorts/"_s})
            running.push_back(m_client->send(request(path), &context, [](const Result<ApiAnswer> &) {}));
    };
    ConnectionWatch watch(*m_client, {30ms, 100ms});
    QSignalSpy back(&watch, &ConnectionWatch::backOnline);
    connect(&watch, &ConnectionWatch::backOnline, &context, readAll);
    readAll();
    QTRY_VERIFY(back.count() >= 2);
    QVERIFY(!QTest::qWaitFor([&] { return back.count() > 12; }, 500));
}

void ClientTest::logHoldsNoSecrets()
{
    QLoggingCategory::setFilterRules(u"cohortdesk.api.debug=true"_s);
    static QStringList printed;
    printed.clear();
    const auto before =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) { printed << text; });
    ApiRequest secret = request();
    secret.query = {{u"search"_s, u"ann@example.com"_s}};
    m_peer->always(script::close());
    QVERIFY(sent(secret));
    m_peer->always(script::envelope(400, "x", testKey));
    QVERIFY(sent(secret));
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules({});
    QVERIFY(!printed.isEmpty());
    const QString all = printed.join(u'\n') + m_client->log().toText();
    QVERIFY(all.contains(u"/api/projects/1/x/"));
    QVERIFY(!all.contains(QString::fromLatin1(testKey)));
    QVERIFY(!all.contains(u"ann@example.com"));
    QVERIFY(!m_peer->seen().front().target.contains(testKey));
}

void ClientTest::scopesAreLearnt()
{
    QSignalSpy learnt(m_client.get(), &ApiClient::capabilitiesChanged);
    m_peer->always(script::envelope(403, "permission_denied", "API key missing required scope 'activity_log:read'"));
    const auto activity = [&] {
        return await<Page<ActivityEntry>>([&](QObject *context, Answer<Page<ActivityEntry>> answer) {
            return m_api->activity({}, {0, 10}, context, std::move(answer));
        });
    };
    QVERIFY(activity());
    QVERIFY(!m_client->capabilities().has(Feature::ActivityLog));
    QCOMPARE(learnt.count(), 1);
    m_peer->always(script::json("{\"results\":[],\"next\":null,\"previous\":null,\"total_count\":0}"));
    QVERIFY(activity()->has_value());
    QVERIFY(m_client->capabilities().has(Feature::ActivityLog));
}

void ClientTest::queryWithTicket()
{
    const QByteArray running = "{\"query_status\":{\"id\":\"q1\",\"complete\":false}}";
    m_peer->then(script::json(running, 202));
    m_peer->then(script::json("{\"query_status\":{\"id\":\"q1\",\"complete\":true,\"results\":"
                              "{\"results\":[[5]],\"columns\":[\"n\"]}}}"));
    const auto result = await<QueryResult>([&](QObject *context, Answer<QueryResult> answer) {
        return m_api->query("{\"query\":{}}", context, std::move(answer));
    });
    QVERIFY(result && result->has_value());
    QCOMPARE((*result)->rows.size(), size_t(1));
    QCOMPARE(m_peer->count("POST"), 1);
    QVERIFY(m_peer->seen().back().target.endsWith("/query/q1/"));
    // Dropped while it waits: nobody asks again.
    m_peer->always(script::json(running, 202));
    QObject context;
    Asked<QueryResult> asked;
    Pending pending = m_api->query("{}", &context, asked.answer());
    QTRY_COMPARE(m_peer->count("POST"), 2);
    pending.drop();
    QVERIFY(sent(request()));
    QCOMPARE(asked.calls(), 0);
}

void ClientTest::removedPersonWhoWasNoMember()
{
    const PersonId person{u"0190d2c1-7777-0000-0000-000000000001"_s};
    const auto remove = [&] {
        return await<Done>([&](QObject *context, Answer<Done> answer) {
            return m_api->removePerson(CohortId{3}, person, context, std::move(answer));
        });
    };
    m_peer->always(script::envelope(404, "not_found", "Person is not part of the cohort"));
    QVERIFY(remove()->has_value());
    m_peer->always(script::envelope(404, "not_found", "Person with this UUID does not exist in the cohort's team"));
    QVERIFY(!remove()->has_value());
}

QTEST_GUILESS_MAIN(ClientTest)
#include "tst_client.moc"
