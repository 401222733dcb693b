// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/apicall.h"
#include "tests/api/operations.h"
#include "tests/api/quickclient.h"
#include "tests/support/scriptedpeer.h"

#include <QElapsedTimer>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! What an operation ends with under a fault: `kind` and how many requests the server saw.
struct Expected
{
    ErrorKind kind;
    int requests; //!< -1: any number
};

//! A fault and what it must lead to, for what may be repeated and for what may not.
struct Fault
{
    const char *name;
    Script script;
    Expected repeatable;
    Expected once;
    bool hangs = false;  //!< ends by our own clock
    bool inRows = false; //!< the frame of the answer is good, what it holds is not
};

Fault broken(const char *name, const Script &script)
{
    return {name, script, {ErrorKind::BrokenAnswer, 3}, {ErrorKind::OutcomeUnknown, 1}};
}

Fault hanging(const char *name, const Script &script, int requests = 3)
{
    return {name, script, {ErrorKind::Timeout, requests}, {ErrorKind::OutcomeUnknown, 1}, true};
}

//! The server said no, so that nothing was made.
Fault refusal(const char *name, const Script &script, ErrorKind kind)
{
    return {name, script, {kind, 1}, {kind, 1}};
}

const QByteArray someJson = "{\"count\":1,\"next\":null,\"previous\":null,\"results\":[1,2,3],\"id\":1}";

QList<Fault> transportFaults()
{
    return {broken("reset", script::reset()),
            broken("close", script::close()),
            broken("garbage", script::garbage()),
            broken("cut head", script::cutHeaders()),
            broken("cut body", script::wrongLength(someJson)),
            broken("short length", script::shortLength(someJson)),
            broken("cut gzip", script::cutGzip(someJson)),
            hanging("silent", script::silent()),
            hanging("stall", script::stall(someJson)),
            hanging("drip", script::drip(someJson + QByteArray(500, ' '), 10ms), 1),
            hanging("hanging chunks", script::hangingChunks(someJson))};
}

QList<Fault> bodyFaults()
{
    const auto nonsense = [](const char *name, const Script &script) {
        return Fault{name, script, {ErrorKind::BrokenAnswer, 1}, {ErrorKind::OutcomeUnknown, 1}};
    };
    const auto rows = [&nonsense](const char *name, const Script &script) {
        Fault fault = nonsense(name, script);
        fault.inRows = true;
        return fault;
    };
    return {refusal("web page", script::html(), ErrorKind::NotPostHog),
            refusal("empty", script::answer(200, ""), ErrorKind::NotPostHog),
            refusal("no content", script::answer(204, "", ""), ErrorKind::NotPostHog),
            refusal("wrong type", script::answer(200, "a;b\n", "text/plain"), ErrorKind::NotPostHog),
            refusal("broken chunks", script::brokenChunks(someJson), ErrorKind::NotPostHog),
            broken("not JSON", script::json("{\"id\":1,}")),
            broken("not UTF-8", script::json("{\"id\":\"\xff\xfe\"}")),
            nonsense("a number", script::json("5")),
            nonsense("another object", script::json("{\"hello\":\"world\"}")),
            rows("results that are no list", script::json("{\"results\":7,\"next\":null}")),
            nonsense("packed bomb", script::bomb(270LL << 20))};
}

QList<Fault> statusFaults()
{
    return {refusal("bad request", script::envelope(400, "invalid_input", "No."), ErrorKind::Invalid),
            refusal("wrong key", script::envelope(401, "authentication_failed", "Bad key."), ErrorKind::Unauthorized),
            refusal("plan", script::envelope(402, "payment_required", "Pay."), ErrorKind::PaymentRequired),
            refusal("no scope",
                    script::envelope(403, "permission_denied", "API key missing required scope 'cohort:write'"),
                    ErrorKind::Forbidden),
            refusal("no project", script::envelope(404, "not_found", "Project not found."), ErrorKind::NotFound),
            refusal("404 without body", script::answer(404, "", ""), ErrorKind::NotFound),
            refusal("404 of another server", script::html(404), ErrorKind::NotPostHog),
            refusal("405 without body", script::answer(405, "", ""), ErrorKind::Invalid),
            refusal("conflict", script::envelope(409, "population_in_progress", "Wait."), ErrorKind::Conflict),
            refusal("too large", script::html(413), ErrorKind::Invalid),
            refusal("500", script::html(500), ErrorKind::ServerFailure),
            {"502", script::html(502), {ErrorKind::ServerFailure, 3}, {ErrorKind::ServerFailure, 1}},
            {"503", script::envelope(503, "x", "Busy."), {ErrorKind::ServerFailure, 3}, {ErrorKind::ServerFailure, 1}},
            refusal("504", script::envelope(504, "x", "Too slow."), ErrorKind::ServerFailure),
            refusal("512", script::envelope(512, "x", "Too slow."), ErrorKind::ServerFailure),
            refusal("throttled for long", script::throttled({{"Retry-After", "1800"}}), ErrorKind::Throttled),
            {"throttle storm",
             script::throttled({{"Retry-After", "0"}}),
             {ErrorKind::Throttled, -1},
             {ErrorKind::Throttled, -1}}};
}

const QList<Fault> &faults()
{
    static const QList<Fault> all = transportFaults() + bodyFaults() + statusFaults();
    return all;
}

ClientOptions optionsFor(const Fault &fault)
{
    ClientOptions options = quickOptions();
    options.retry.first = 4ms;
    options.pause.first = 8ms;
    options.longestPatience = 120ms;
    options.longestSilence = fault.hangs ? 100ms : 20s;
    options.longestDeadline = fault.hangs ? 900ms : 60s;
    return options;
}

bool isPair(const Operation &operation, const Fault &fault)
{
    return !(operation.readElsewhere && fault.inRows);
}

bool everything()
{
    return qEnvironmentVariableIsSet("COHORT_DESK_LONG");
}

} // namespace

//! Every operation of the client under every fault. A third of the pairs in the quick run, all of them in the long one.
class FaultMatrixTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void matrixIsLarge();
    void operationUnderFault_data();
    void operationUnderFault();
    void operationUnderRedirect_data();
    void operationUnderRedirect();
    void operationWithoutServer_data();
    void operationWithoutServer();

private:
    void compare(const Operation &operation, const Fault &fault, const Ending &ending, const ScriptedPeer &peer);
    std::shared_ptr<Ending> run(ApiClient &client, const Operation &operation);
};

void FaultMatrixTest::matrixIsLarge()
{
    QVERIFY(operations().size() >= 25);
    QVERIFY(faults().size() >= 20);
}

std::shared_ptr<Ending> FaultMatrixTest::run(ApiClient &client, const Operation &operation)
{
    CohortApi api(client);
    QObject context;
    auto ending = std::make_shared<Ending>();
    const Pending pending = operation.start(api, &context, ending);
    if (!QTest::qWaitFor([&] { return ending->calls > 0; }, 30000))
        qWarning("no answer");
    // Nothing is left behind, and nobody is called twice.
    if (!QTest::qWaitFor([&] { return client.findChildren<ApiCall *>().isEmpty(); }, 5000))
        qWarning("a call is left behind");
    return ending;
}

void FaultMatrixTest::operationUnderFault_data()
{
    QTest::addColumn<int>("operation");
    QTest::addColumn<int>("fault");
    const int operationCount = static_cast<int>(operations().size());
    const QList<Fault> &all = faults();
    for (int o = 0; o < operationCount; ++o) {
        for (int f = 0; f < all.size(); ++f) {
            const Operation &operation = operations()[static_cast<size_t>(o)];
            if (isPair(operation, all[f]) && (everything() || (o + f) % 3 == 0))
                QTest::addRow("%s, %s", operation.name, all[f].name) << o << f;
        }
    }
}

void FaultMatrixTest::operationUnderFault()
{
    QFETCH(int, operation);
    QFETCH(int, fault);
    const Operation &what = operations()[static_cast<size_t>(operation)];
    const Fault &how = faults().at(fault);
    ScriptedPeer peer;
    peer.always(how.script);
    QElapsedTimer time;
    time.start();
    {
        ApiClient client(settingsFor(peer.url()), ApiKey(testKey), optionsFor(how));
        const auto ending = run(client, what);
        QCOMPARE(ending->calls, 1);
        compare(what, how, *ending, peer);
    }
    QVERIFY2(!how.hangs || time.elapsed() < 8000, QByteArray::number(time.elapsed()).constData());
    // With the fault gone, the same operation works.
    peer.forget();
    peer.always(script::json(what.good));
    ApiClient client(settingsFor(peer.url()), ApiKey(testKey));
    const auto good = run(client, what);
    QVERIFY2(!good->error, good->error ? qPrintable(good->error->text + good->error->detail) : "");
    QCOMPARE(peer.count(), 1);
}

void FaultMatrixTest::compare(const Operation &operation, const Fault &fault, const Ending &ending,
                              const ScriptedPeer &peer)
{
    const Expected &expected = operation.effect == Effect::Create ? fault.once : fault.repeatable;
    QVERIFY(ending.error);
    const Error &error = *ending.error;
    QCOMPARE(error.kind, expected.kind);
    QVERIFY2(error.text.size() > 15 && !error.text.contains(u"%1"), qPrintable(error.text));
    QVERIFY(!(error.text + error.detail).contains(QString::fromLatin1(testKey)));
    if (expected.requests >= 0)
        QCOMPARE(peer.count(), expected.requests);
    QVERIFY(peer.count() > 0);
}

void FaultMatrixTest::operationUnderRedirect_data()
{
    QTest::addColumn<int>("operation");
    for (int o = 0; o < static_cast<int>(operations().size()); ++o)
        QTest::addRow("%s", operations()[static_cast<size_t>(o)].name) << o;
}

void FaultMatrixTest::operationUnderRedirect()
{
    QFETCH(int, operation);
    const Operation &what = operations()[static_cast<size_t>(operation)];
    ScriptedPeer peer;
    ScriptedPeer foreign(QHostAddress(u"127.0.0.2"_s));
    for (const int status : {301, 302, 307, 308}) {
        peer.forget();
        peer.always(script::redirect("http://127.0.0.2:" + QByteArray::number(foreign.serverPort()) + "/api/", status));
        ApiClient client(settingsFor(peer.url()), ApiKey(testKey), optionsFor({}));
        const auto ending = run(client, what);
        QVERIFY(ending->error);
        QCOMPARE(ending->error->kind, ErrorKind::Redirected);
        QCOMPARE(peer.count(), 1);
    }
    QCOMPARE(foreign.connections(), 0);
    QVERIFY(!foreign.received().contains(testKey));
}

void FaultMatrixTest::operationWithoutServer_data()
{
    operationUnderRedirect_data();
}

void FaultMatrixTest::operationWithoutServer()
{
    QFETCH(int, operation);
    ScriptedPeer peer;
    const QUrl url = peer.url();
    peer.close();
    ApiClient client(settingsFor(url), ApiKey(testKey), optionsFor({}));
    const auto ending = run(client, operations()[static_cast<size_t>(operation)]);
    QVERIFY(ending->error);
    QCOMPARE(ending->error->kind, ErrorKind::Offline);
    QCOMPARE(client.state().kind, ConnectionState::Kind::Offline);
}

QTEST_GUILESS_MAIN(FaultMatrixTest)
#include "tst_faultmatrix.moc"
