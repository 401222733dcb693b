// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/cohortapi.h"
#include "models/api/connectionwatch.h"
#include "models/base/logging.h"
#include "tests/api/quickclient.h"
#include "tests/support/awaiting.h"
#include "tests/support/scriptedpeer.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Ms = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;

Q_DECLARE_METATYPE(desk::test::Script)
Q_DECLARE_METATYPE(desk::ErrorKind)

namespace {

const QByteArray cohortJson = "{\"id\":7,\"name\":\"Paying\",\"filters\":{\"properties\":{}},\"deleted\":false,"
                              "\"is_calculating\":false,\"errors_calculating\":0,\"is_static\":false}";
const QByteArray pageJson = "{\"count\":1,\"next\":null,\"previous\":null,\"results\":[" + cohortJson + "]}";

ApiRequest request(const QString &path = u"/api/projects/1/x/"_s)
{
    ApiRequest made;
    made.path = path;
    return made;
}

ApiRequest request(Method method, Effect effect)
{
    ApiRequest made = request();
    made.method = method;
    made.effect = effect;
    made.body = "{\"a\":1}";
    made.contentType = "application/json";
    return made;
}

} // namespace

//! The client against a peer that misbehaves: outcome, words, number of requests, who saw the key, and time.
class ClientTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_peer = std::make_unique<ScriptedPeer>();
        m_peer->always(script::json("{}"));
        restart(quickOptions());
    }
    void cleanup()
    {
        m_client.reset();
        m_peer.reset();
    }

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

    void bodyLimit();
    void endlessBody();
    void gzipIsUnpacked();
    void largeWellPackedAnswer();
    void streamInPieces();
    void streamStopped();
    void streamCut();

    void stateFollowsTheAnswers();
    void watchTellsWhenTheServerIsBack();
    void logHoldsNoSecrets();
    void scopesAreLearnt();
    void queryWithTicket();
    void removedPersonWhoWasNoMember();

private:
    void restart(ClientOptions options)
    {
        m_client = std::make_unique<ApiClient>(settingsFor(m_peer->url()), ApiKey(testKey), std::move(options));
        m_api = std::make_unique<CohortApi>(*m_client);
    }
    std::optional<Result<ApiAnswer>> sent(const ApiRequest &what)
    {
        return await<ApiAnswer>([&](QObject *context, Answer<ApiAnswer> answer) {
            return m_client->send(what, context, std::move(answer));
        });
    }
    std::optional<Result<Page<Cohort>>> list()
    {
        return await<Page<Cohort>>([&](QObject *context, Answer<Page<Cohort>> answer) {
            return m_api->cohorts({}, context, std::move(answer));
        });
    }
    std::unique_ptr<ScriptedPeer> m_peer;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<CohortApi> m_api;
};

void ClientTest::faults_data()
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
    row("cut body", script::wrongLength(pageJson), ErrorKind::BrokenAnswer, "cut off", 3);
    row("short length", script::shortLength(pageJson), ErrorKind::BrokenAnswer, "damaged or was cut off", 3);
    row("cut gzip", script::cutGzip(pageJson), ErrorKind::BrokenAnswer, "damaged or was cut off", 3);
    row("cut head", script::cutHeaders(), ErrorKind::BrokenAnswer, "closed the connection", 3);
    row("closed", script::close(), ErrorKind::BrokenAnswer, "closed the connection", 3);
    row("reset", script::reset(), ErrorKind::BrokenAnswer, "closed the connection", 3);
    row("garbage", script::garbage(), ErrorKind::BrokenAnswer, "closed the connection", 3);
    row("bomb", script::bomb(300LL << 20), ErrorKind::BrokenAnswer, "", 1);
    row("silent", script::silent(), ErrorKind::Timeout, "has not answered", 3);
    row("stall", script::stall(pageJson), ErrorKind::Timeout, "has not answered", 3);
    row("drip", script::drip(pageJson, 20ms), ErrorKind::Timeout, "did not arrive within", 1);
    row("broken chunks", script::brokenChunks(pageJson), ErrorKind::NotPostHog, "empty", 1);
    row("hanging chunks", script::hangingChunks(pageJson), ErrorKind::Timeout, "has not answered", 3);
    row("throttle storm", script::throttled({{"Retry-After", "0"}}), ErrorKind::Throttled, "too many requests", -1);
    row("server error", script::html(500), ErrorKind::ServerFailure, "", 1);
    row("bad gateway", script::html(502), ErrorKind::ServerFailure, "", 3);
    row("gateway timeout", script::html(504), ErrorKind::ServerFailure, "too long", 1);
    row("paid plan", script::envelope(402, "payment_required", "x"), ErrorKind::PaymentRequired, "plan", 1);
}

void ClientTest::faults()
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
    m_peer->always(script::json(pageJson));
    const auto again = list();
    QVERIFY(again && again->has_value());
    QCOMPARE((*again)->rows.size(), size_t(1));
}

void ClientTest::malformedRowLivesAmongGoodOnes()
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

void ClientTest::refusedConnection()
{
    m_peer->close();
    const auto result = list();
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().kind, ErrorKind::Offline);
    QVERIFY(result->error().text.contains(u"Nothing answers"));
    // A create that was surely not sent is no riddle.
    const auto create = sent(request(Method::Post, Effect::Create));
    QVERIFY(create && !create->has_value());
    QCOMPARE(create->error().kind, ErrorKind::Offline);
}

void ClientTest::unknownHost()
{
    m_client = std::make_unique<ApiClient>(settingsFor(QUrl(u"https://no-such-host.invalid"_s)), ApiKey(testKey),
                                           quickOptions());
    const auto result = sent(request());
    QVERIFY(result && !result->has_value());
    QVERIFY(result->error().kind == ErrorKind::Offline || result->error().kind == ErrorKind::Timeout);
    QVERIFY(result->error().text.contains(u"no-such-host.invalid"));
}

void ClientTest::insecureHost()
{
    m_client = std::make_unique<ApiClient>(settingsFor(QUrl(u"http://192.0.2.1"_s)), ApiKey(testKey), quickOptions());
    const auto result = sent(request());
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().kind, ErrorKind::InsecureHost);
    QCOMPARE(m_client->log().records().back().tries, 0);
}

void ClientTest::redirectWithinTheServer()
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

void ClientTest::redirectElsewhere_data()
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

void ClientTest::redirectElsewhere()
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

void ClientTest::redirectOfAWrite()
{
    m_peer->always(script::redirect("/other/", 307));
    const auto result = sent(request(Method::Post, Effect::Create));
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().kind, ErrorKind::Redirected);
    QCOMPARE(m_peer->count(), 1);
}

void ClientTest::keyEchoedByTheServer()
{
    m_peer->always(script::envelope(400, "invalid_input", "Bearer " + testKey + " is no number"));
    const auto result = sent(request());
    QVERIFY(result && !result->has_value());
    const Error &error = result->error();
    const QByteArray all = (error.text + error.detail).toUtf8() + error.raw + error.extra;
    QVERIFY(!all.contains(testKey));
    QVERIFY(all.contains("[key]"));
}

void ClientTest::headersSent()
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

void ClientTest::unsendableKey()
{
    m_client = std::make_unique<ApiClient>(settingsFor(m_peer->url()), ApiKey("phx_a\r\nX-Evil: 1"), quickOptions());
    const auto result = sent(request());
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().kind, ErrorKind::Unauthorized);
    QCOMPARE(m_peer->count(), 0);
}

void ClientTest::readOnlyConnection()
{
    ConnectionSettings settings = settingsFor(m_peer->url());
    settings.readOnly = true;
    m_client = std::make_unique<ApiClient>(settings, ApiKey(testKey), quickOptions());
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

void ClientTest::retryUntilItWorks()
{
    m_peer->then(script::reset());
    m_peer->then(script::html(503));
    m_peer->always(script::json(pageJson));
    const auto result = list();
    QVERIFY(result && result->has_value());
    QCOMPARE(m_peer->count(), 3);
    QCOMPARE(m_client->log().records().back().tries, 3);
    QCOMPARE(m_client->log().records().back().outcome, u"ok"_s);
}

void ClientTest::createIsSentOnce_data()
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

void ClientTest::createIsSentOnce()
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

void ClientTest::createUsesAFreshConnection()
{
    QVERIFY(sent(request())->has_value());
    m_peer->always(script::json(cohortJson, 201));
    QVERIFY(sent(request(Method::Post, Effect::Create))->has_value());
    QCOMPARE(m_peer->seen()[0].connection, 1);
    QCOMPARE(m_peer->seen()[1].connection, 2);
}

void ClientTest::changeIsRepeated()
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

void ClientTest::deadlineHoldsForAllTries()
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
    m_client = std::make_unique<ApiClient>(settingsFor(QUrl(u"http://192.0.2.1"_s)), ApiKey(testKey), quickOptions());
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

void ClientTest::bodyLimit()
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

void ClientTest::endlessBody()
{
    ApiRequest some = request();
    some.expect.maxBytes = 1 << 20;
    m_peer->always(script::endless(64 * 1024));
    const auto result = sent(some);
    QVERIFY(result && !result->has_value());
    QVERIFY(result->error().text.contains(u"larger than 1 MiB"));
}

void ClientTest::gzipIsUnpacked()
{
    m_peer->always(script::gzip(pageJson));
    const auto result = list();
    QVERIFY(result && result->has_value());
    m_peer->always(script::chunked(pageJson));
    QVERIFY(list()->has_value());
}

void ClientTest::largeWellPackedAnswer()
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
            [&](const QByteArray &piece) {
                got += piece;
                return true;
            },
            std::move(answer));
    });
    QVERIFY(result && result->has_value());
    QVERIFY(got == csv);
    QCOMPARE(m_peer->seen().front().headers.value("accept-encoding"), "identity"_ba);
}

void ClientTest::streamStopped()
{
    m_peer->always(script::answer(200, QByteArray(3 << 20, 'a'), "text/csv"));
    QObject context;
    Asked<Done> asked;
    int pieces = 0;
    const Pending pending = m_api->personCsv(
        {}, &context, [&](const QByteArray &) { return ++pieces < 1; }, asked.answer());
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
            [&](const QByteArray &piece) {
                got += piece;
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
