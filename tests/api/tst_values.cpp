// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/apikey.h"
#include "models/api/capabilities.h"
#include "models/api/connection.h"
#include "models/api/endpoints.h"
#include "models/api/errorwords.h"
#include "models/api/jsonoutline.h"
#include "models/api/multipart.h"
#include "models/api/networksetup.h"
#include "models/api/requestlog.h"
#include "models/api/responsegate.h"
#include "models/api/retrypolicy.h"
#include "models/codec/jsontext.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QTest>
#include <QUrlQuery>

using namespace desk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Ms = std::chrono::milliseconds;

Q_DECLARE_METATYPE(desk::Effect)
Q_DECLARE_METATYPE(desk::ErrorKind)
Q_DECLARE_METATYPE(desk::Method)
Q_DECLARE_METATYPE(desk::Expectation)
Q_DECLARE_METATYPE(desk::Generation)

namespace {

const QUrl server(u"http://127.0.0.1:8010"_s);

Failure failure(bool passing, bool sent)
{
    return {Error{ErrorKind::BrokenAnswer, u"x"_s}, passing, sent};
}

ApiAnswer answerOf(int status, const QByteArray &type, const QByteArray &body)
{
    ApiAnswer answer;
    answer.status = status;
    answer.contentType = type;
    answer.body = body;
    return answer;
}

} // namespace

//! The parts of the client that are values in, values out.
class ValuesTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void retry_data()
    {
        QTest::addColumn<int>("tried");
        QTest::addColumn<Effect>("effect");
        QTest::addColumn<bool>("passing");
        QTest::addColumn<bool>("sent");
        QTest::addColumn<int>("wait"); // -1: none
        QTest::newRow("read, first failure") << 1 << Effect::Read << true << true << 200;
        QTest::newRow("read, second failure waits double") << 2 << Effect::Read << true << true << 400;
        QTest::newRow("read, all tries used") << 3 << Effect::Read << true << true << -1;
        QTest::newRow("read, lasting failure") << 1 << Effect::Read << false << true << -1;
        QTest::newRow("change is repeated") << 1 << Effect::Change << true << true << 200;
        QTest::newRow("create is never repeated") << 1 << Effect::Create << true << true << -1;
        QTest::newRow("create that was not sent is") << 1 << Effect::Create << true << false << 200;
    }
    void retry()
    {
        QFETCH(int, tried);
        QFETCH(Effect, effect);
        QFETCH(bool, passing);
        QFETCH(bool, sent);
        QFETCH(int, wait);
        const auto next = RetryPolicy().next(tried, effect, failure(passing, sent), 0.0);
        QCOMPARE(next ? int(next->count()) : -1, wait);
    }

    void retryWaits()
    {
        RetryPolicy policy;
        policy.tries = 100;
        Ms last{0};
        for (int tried = 1; tried < 100; ++tried) {
            const auto low = policy.next(tried, Effect::Read, failure(true, true), 0.0);
            const auto high = policy.next(tried, Effect::Read, failure(true, true), 0.999);
            QVERIFY(low && high && *low <= *high && *high <= policy.longest && *low >= last);
            last = *low;
        }
        Failure told = failure(true, true);
        told.error.retryAfter = 5s;
        QCOMPARE(policy.next(1, Effect::Read, told, 0.0), std::optional<Ms>(5s));
        told.error.retryAfter = 1h;
        QVERIFY(!policy.next(1, Effect::Read, told, 0.0));
    }

    void pause_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<int>("inRow");
        QTest::addColumn<int>("wait");
        const QString words = u"Request was throttled. Expected available in 37 seconds."_s;
        QTest::newRow("seconds in the header") << "12"_ba << words << 1 << 12000;
        QTest::newRow("a date in the header") << "Sat, 14 Mar 2026 09:00:30 GMT"_ba << words << 1 << 30000;
        QTest::newRow("a date gone by") << "Sat, 14 Mar 2026 08:59:00 GMT"_ba << u""_s << 1 << 125;
        QTest::newRow("seconds in the detail") << ""_ba << words << 1 << 37000;
        QTest::newRow("one second in the detail") << ""_ba << u"Expected available in 1 second."_s << 1 << 1000;
        QTest::newRow("nonsense in the header") << "soon"_ba << words << 1 << 37000;
        QTest::newRow("negative") << "-5"_ba << u""_s << 1 << 1000;
        QTest::newRow("nothing: back-off") << ""_ba << u"Too many queries"_s << 1 << 1000;
        QTest::newRow("nothing, third in a row") << ""_ba << u""_s << 3 << 4000;
        QTest::newRow("zero is not hammered") << "0"_ba << u""_s << 4 << 625;
        QTest::newRow("a century is an hour") << "3155760000"_ba << u""_s << 1 << 3600000;
        QTest::newRow("more digits than a number has") << "99999999999999999999999"_ba << words << 1 << 37000;
    }
    void pause()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, detail);
        QFETCH(int, inRow);
        QFETCH(int, wait);
        const auto now = QDateTime::fromString(u"2026-03-14T09:00:00Z"_s, Qt::ISODate);
        QCOMPARE(PausePolicy().pause(header, detail, inRow, now, 0.0), Ms(wait));
    }

    void outline_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *text, bool good) { QTest::newRow(text) << QByteArray(text) << good; };
        row("{}", true);
        row("[]", true);
        row("[{}]", true);
        row(" {\"a\" : [ 1 , -0.5e+10, true,false , null, \"x\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"] } ", true);
        row("1e400", true);
        row("123456789012345678901234567890", true);
        row("\"\"", true);
        row("-0", true);
        row("", false);
        row(" ", false);
        row("{", false);
        row("{\"a\"", false);
        row("{\"a\":", false);
        row("{\"a\":1", false);
        row("{\"a\":1,}", false);
        row("[1,]", false);
        row("[1 2]", false);
        row("[,1]", false);
        row("{1:2}", false);
        row("{\"a\" 1}", false);
        row("}", false);
        row("]", false);
        row("[}", false);
        row("{]", false);
        row("{}{}", false);
        row("{} x", false);
        row("01", false);
        row("1.", false);
        row(".5", false);
        row("+1", false);
        row("1e", false);
        row("-", false);
        row("tru", false);
        row("nul", false);
        row("NaN", false);
        row("'a'", false);
        row("\"a", false);
        row("\"\\x\"", false);
        row("\"\\u12g4\"", false);
        row("\"\\u12", false);
        row("\"a\nb\"", false);
        row("\"\xff\"", false);
        row("\xEF\xBB\xBF{}", true);
        row("<html>", false);
    }
    void outline()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        QCOMPARE(outlineOf(text).wellFormed, good);
        // The codec is the second opinion.
        QCOMPARE(!readJson(text).error.has_value(), good);
    }

    void outlineNames()
    {
        const QByteArray text = "{\"results\":[{\"inner\":1}],\"next\":{\"next\":null},\"x\":\"}\"}";
        const JsonOutline outline = outlineOf(text);
        QVERIFY(outline.wellFormed);
        QCOMPARE(outline.root, '{');
        QCOMPARE(outline.members.size(), size_t(3));
        QVERIFY(outline.has("results") && outline.has("next") && outline.has("x") && !outline.has("inner"));
    }

    void outlineOfAnyPrefix()
    {
        const QByteArray text =
            "{\"results\":[{\"a\":\"\\u00e4\\\\\",\"b\":-1.5e3,\"c\":[true,null,{}]}],\"next\":null}";
        for (qsizetype length = 0; length < text.size(); ++length)
            QVERIFY2(!outlineOf(text.left(length)).wellFormed, text.left(length).constData());
        QVERIFY(outlineOf(text).wellFormed);
    }

    void outlineOfAnyDepth()
    {
        const qsizetype depth = 1000000;
        const QByteArray deep = QByteArray(depth, '[') + QByteArray(depth, ']');
        QVERIFY(outlineOf(deep).wellFormed);
        QVERIFY(!outlineOf(deep.chopped(1)).wellFormed);
    }

    void gate_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("good");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<bool>("passing");
        const QByteArray json = "application/json";
        const auto bad = [](const char *name, int status, const QByteArray &type, const QByteArray &body,
                            ErrorKind kind, bool passing = false) {
            QTest::newRow(name) << status << type << body << false << kind << passing;
        };
        const auto good = [](const char *name, const QByteArray &type, const QByteArray &body) {
            QTest::newRow(name) << 200 << type << body << true << ErrorKind::Internal << false;
        };
        good("well", json, "{\"results\":[],\"next\":null}");
        good("charset", "application/json; charset=utf-8", "{\"results\":[],\"next\":null}");
        good("no type", "", "{\"results\":[],\"next\":null}");
        good("problem type", "application/hal+json", "{\"results\":[],\"next\":null}");
        bad("html", 200, "text/html", "<html></html>", ErrorKind::NotPostHog);
        bad("json as html", 200, "text/html", "{}", ErrorKind::NotPostHog);
        bad("empty", 200, json, "", ErrorKind::NotPostHog);
        bad("blank", 200, json, " \n", ErrorKind::NotPostHog);
        bad("no content", 204, "", "", ErrorKind::NotPostHog);
        bad("picture", 200, "image/png", "\x89PNG", ErrorKind::NotPostHog);
        bad("cut", 200, json, "{\"results\":[", ErrorKind::BrokenAnswer, true);
        bad("wrong root", 200, json, "[]", ErrorKind::BrokenAnswer);
        bad("scalar", 200, json, "true", ErrorKind::BrokenAnswer);
        bad("member missing", 200, json, "{\"results\":[]}", ErrorKind::BrokenAnswer);
        bad("redirect", 302, "", "", ErrorKind::Redirected);
        bad("not modified", 304, "", "", ErrorKind::Redirected);
        bad("bad request", 400, json, "{\"detail\":\"No.\"}", ErrorKind::Invalid);
        bad("wrong key", 401, json, "{\"detail\":\"x\"}", ErrorKind::Unauthorized);
        bad("paid plan", 402, json, "{}", ErrorKind::PaymentRequired);
        bad("no scope", 403, json, "{\"detail\":\"API key missing required scope 'cohort:read'\"}",
            ErrorKind::Forbidden);
        bad("not found", 404, json, "{\"detail\":\"Not found.\"}", ErrorKind::NotFound);
        bad("not found, empty", 404, "", "", ErrorKind::NotFound);
        bad("another web server", 404, "text/html", "<html>nginx</html>", ErrorKind::NotPostHog);
        bad("method", 405, "", "", ErrorKind::Invalid);
        bad("conflict", 409, json, "{}", ErrorKind::Conflict);
        bad("too large", 413, "text/html", "<html></html>", ErrorKind::Invalid);
        bad("throttled", 429, json, "{}", ErrorKind::Throttled);
        bad("server error", 500, "text/html", "<html></html>", ErrorKind::ServerFailure);
        bad("bad gateway", 502, "text/html", "<html></html>", ErrorKind::ServerFailure, true);
        bad("unavailable", 503, json, "{}", ErrorKind::ServerFailure, true);
        bad("failed run", 503, json, R"({"code":"population_failed","detail":"x"})", ErrorKind::ServerFailure);
        bad("gateway timeout", 504, json, "{}", ErrorKind::ServerFailure);
        bad("estimate", 512, json, "{}", ErrorKind::ServerFailure);
    }
    void gate()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(bool, good);
        ApiRequest request;
        request.expect.members = {"results", "next"};
        const auto checked = ResponseGate(request, server).check({}, answerOf(status, type, body));
        QCOMPARE(std::holds_alternative<ApiAnswer>(checked), good);
        if (good)
            return;
        const auto &failed = std::get<Failure>(checked);
        QTEST(failed.error.kind, "kind");
        QTEST(failed.passing, "passing");
        QVERIFY(failed.error.text.size() > 20);
        QCOMPARE(failed.error.httpStatus, status);
        QCOMPARE(failed.error.raw, body);
    }

    void gateOfTransport_data()
    {
        using Kind = TransportFault::Kind;
        QTest::addColumn<int>("fault");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<bool>("passing");
        const auto row = [](const char *name, Kind fault, ErrorKind kind, bool passing) {
            QTest::newRow(name) << static_cast<int>(fault) << kind << passing;
        };
        row("refused", Kind::Refused, ErrorKind::Offline, true);
        row("unknown host", Kind::UnknownHost, ErrorKind::Offline, true);
        row("no network", Kind::NoNetwork, ErrorKind::Offline, true);
        row("proxy", Kind::Proxy, ErrorKind::Offline, false);
        row("tls", Kind::Tls, ErrorKind::Tls, false);
        row("closed", Kind::Closed, ErrorKind::BrokenAnswer, true);
        row("silent", Kind::Silent, ErrorKind::Timeout, true);
        row("deadline", Kind::Deadline, ErrorKind::Timeout, false);
        row("too large", Kind::TooLarge, ErrorKind::BrokenAnswer, false);
        row("undecodable", Kind::Undecodable, ErrorKind::BrokenAnswer, false);
    }
    void gateOfTransport()
    {
        QFETCH(int, fault);
        const TransportFault transport{static_cast<TransportFault::Kind>(fault), u"system words"_s, true};
        const auto checked = ResponseGate(ApiRequest(), server).check(transport, {});
        const auto &failed = std::get<Failure>(checked);
        QTEST(failed.error.kind, "kind");
        QTEST(failed.passing, "passing");
        QVERIFY(failed.error.text.contains(u"127.0.0.1:8010"));
        QCOMPARE(failed.error.detail, u"system words"_s);
    }

    void everyFaultHasItsOwnWords()
    {
        QSet<QString> texts;
        using Kind = TransportFault::Kind;
        for (const Kind kind : {Kind::Refused, Kind::UnknownHost, Kind::NoNetwork, Kind::Proxy, Kind::Tls, Kind::Closed,
                                Kind::Silent, Kind::Deadline, Kind::TooLarge, Kind::Undecodable, Kind::Other})
            texts << transportError({kind, {}, true}, {}, ApiRequest(), server).text;
        QCOMPARE(texts.size(), 11);
        for (const QString &text : std::as_const(texts))
            QVERIFY2(!text.contains(u'%'), qPrintable(text));
    }

    void lostCreate()
    {
        ApiRequest request;
        request.effect = Effect::Create;
        request.expect.members = {"id"};
        const ResponseGate gate(request, server);
        const auto kindOf = [&](const TransportFault &fault, const ApiAnswer &answer) {
            const auto checked = gate.check(fault, answer);
            const auto &failed = std::get<Failure>(checked);
            return std::pair(failed.error.kind, failed.passing);
        };
        using Kind = TransportFault::Kind;
        QCOMPARE(kindOf({Kind::Closed, {}, true}, {}), std::pair(ErrorKind::OutcomeUnknown, false));
        QCOMPARE(kindOf({Kind::Deadline, {}, true}, {}), std::pair(ErrorKind::OutcomeUnknown, false));
        QCOMPARE(kindOf({Kind::Refused, {}, false}, {}), std::pair(ErrorKind::Offline, true));
        QCOMPARE(kindOf({}, answerOf(201, "application/json", "{\"id\":")),
                 std::pair(ErrorKind::OutcomeUnknown, false));
        QCOMPARE(kindOf({}, answerOf(400, "application/json", "{}")), std::pair(ErrorKind::Invalid, false));
        // Something else than PostHog took the request: nothing was made.
        QCOMPARE(kindOf({}, answerOf(200, "text/html", "<html>")), std::pair(ErrorKind::NotPostHog, false));
    }

    void address_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("base"); // empty: refused
        const auto row = [](const char *typed, const char *base) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(base);
        };
        row("https://us.posthog.com", "https://us.posthog.com");
        row(" us.posthog.com/ ", "https://us.posthog.com");
        row("https://EU.PostHog.com:443/project/12/cohorts?x=1#y", "https://eu.posthog.com:443");
        row("https://h.example.com/posthog/", "https://h.example.com/posthog");
        row("https://h.example.com/posthog/api/projects/1/cohorts/", "https://h.example.com/posthog");
        row("https://h.example.com/apis", "https://h.example.com/apis");
        row("http://localhost:8000", "http://localhost:8000");
        row("http://127.0.0.1:8010/", "http://127.0.0.1:8010");
        row("http://127.3.2.1", "http://127.3.2.1");
        row("http://[::1]:8010", "http://[::1]:8010");
        row("localhost:8000", "https://localhost:8000");
        row("http://posthog.example.com", "");
        row("http://127.0.0.1.example.com", "");
        row("http://localhost.example.com", "");
        row("http://localhost.evil.example", "");
        row("http://127.0.0.1@evil.example", "");
        row("http://localhost:80@evil.example/", "");
        row("http://127.0.0.1\\@evil.example", "");
        row("http://[::ffff:8.8.8.8]", "");
        row("http://[::8.8.8.8]", "");
        row("http://[64:ff9b::7f00:1]", "");
        row("http://0.0.0.0", "");
        row("http://[::]", "");
        row("http://127.0.0.1.", "");
        row("http://localhost%00.evil.example", "");
        row("http://127.0.0.1%2eevil.example", "");
        row("http://lоcalhost", ""); // the second letter is Cyrillic
        row("http://evil.example/127.0.0.1", "");
        row("http://evil.example?localhost", "");
        row("http://evil.example#@localhost", "");
        row("http://128.0.0.1", "");
        row("https://me:secret@us.posthog.com", "");
        row("ftp://us.posthog.com", "");
        row("file:///etc/passwd", "");
        row("", "");
        row("https://", "");
        row("what is this", "");
    }
    void address()
    {
        QFETCH(QString, typed);
        QFETCH(QString, base);
        const auto url = baseUrlFrom(typed);
        QCOMPARE(url ? url->toString() : QString(), base);
        if (!url)
            QVERIFY(url.error().kind == ErrorKind::Invalid || url.error().kind == ErrorKind::InsecureHost);
    }

    void sameOrigin()
    {
        const auto same = [](const char *a, const char *b) {
            return isSameOrigin(QUrl(QString::fromLatin1(a)), QUrl(QString::fromLatin1(b)));
        };
        QVERIFY(same("https://a.b/x", "https://a.b:443/y?z"));
        QVERIFY(same("http://a.b:80/x", "http://a.b/"));
        QVERIFY(!same("https://a.b/x", "http://a.b/x"));
        QVERIFY(!same("https://a.b/x", "https://a.b:8443/x"));
        QVERIFY(!same("https://a.b/x", "https://c.a.b/x"));
        QVERIFY(!same("http://127.0.0.1:1/", "http://127.0.0.2:1/"));
    }

    void keyStaysHidden()
    {
        const ApiKey key(" phx_secretsecret\n");
        QVERIFY(key.isSendable());
        QCOMPARE(key.bearer(), "Bearer phx_secretsecret"_ba);
        Error error{ErrorKind::Invalid, u"a phx_secretsecret b"_s, u"phx_secretsecret"_s};
        error.raw = "{\"token\":\"phx_secretsecret\"}";
        error.extra = "phx_secretsecret";
        key.scrub(error);
        QCOMPARE(error.text, u"a [key] b"_s);
        QCOMPARE(error.raw, "{\"token\":\"[key]\"}"_ba);
        QVERIFY(!error.detail.contains(u"secret") && !error.extra.contains("secret"));
        QVERIFY(ApiKey() == ApiKey("  "));
        QCOMPARE(key.scrubbed(u"http://PHX_secretSECRET.evil/"_s), u"http://[key].evil/"_s);
        // Cut off in the middle of the key, as a long body is.
        error.raw = "\"token\":\"phx_secretsecre";
        key.scrub(error);
        QCOMPARE(error.raw, "\"token\":\"[key]"_ba);
        error.raw = "a word that ends in phx_";
        key.scrub(error);
        QCOMPARE(error.raw, "a word that ends in phx_"_ba);
        ApiKey copy = key;
        copy = ApiKey("other");
        QVERIFY(!(copy == key));
        for (const char *bad : {"", "two words", "line\nbreak", "umlaut\xc3\xa4", "tab\there"})
            QVERIFY2(!ApiKey(bad).isSendable(), bad);
    }

    void capabilities()
    {
        Capabilities learnt;
        QVERIFY(learnt.has(Feature::ActivityLog));
        Error refused{ErrorKind::Forbidden, u"x"_s, u"API key missing required scope 'activity_log:read'"_s};
        QVERIFY(learnt.learnFailure(refused));
        QVERIFY(!learnt.learnFailure(refused));
        QVERIFY(!learnt.has(Feature::ActivityLog));
        QVERIFY(learnt.whyNot(Feature::ActivityLog).contains(u"activity_log:read"));
        QVERIFY(learnt.has(Feature::ReadCohorts));
        QVERIFY(learnt.learnWorks({u"activity_log:read"_s}));
        QVERIFY(learnt.has(Feature::ActivityLog));

        QVERIFY(learnt.learnGeneration(Generation::Older));
        QVERIFY(!learnt.has(Feature::UsedIn) && learnt.has(Feature::DuplicateOnServer));
        QVERIFY(learnt.learnGeneration(Generation::Newest));
        QVERIFY(learnt.has(Feature::UsedIn) && !learnt.has(Feature::DuplicateOnServer));
        QVERIFY(learnt.learnAbsent(Feature::CalculationHistory));
        QVERIFY(!learnt.has(Feature::CalculationHistory));

        learnt.setReadOnly(true);
        QVERIFY(!learnt.has(Feature::EditCohorts) && learnt.has(Feature::ReadCohorts));
    }

    void generation_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<Generation>("generation");
        QTest::newRow("newest") << "{\"id\":1,\"condition_type\":null,\"search_match_type\":null,\"version\":1}"_ba
                                << Generation::Newest;
        QTest::newRow("population alone") << "{\"id\":1,\"population\":null}"_ba << Generation::Newest;
        QTest::newRow("mid") << "{\"id\":1,\"search_match_type\":null,\"version\":1}"_ba << Generation::Mid;
        QTest::newRow("early") << "{\"id\":1,\"version\":1}"_ba << Generation::Early2026;
        QTest::newRow("older") << "{\"id\":1}"_ba << Generation::Older;
    }
    void generation()
    {
        QFETCH(QByteArray, row);
        QSet<QString> names;
        for (const JsonMemberText &member : memberTexts(row))
            names << member.name;
        QTEST(generationOf(names), "generation");
    }

    void multipart()
    {
        Multipart form;
        form.addField("name", u"Ünï \"x\""_s);
        form.addFile("csv", u"a\"b\r\nc.csv"_s, "id\r\n1\r\n");
        const QByteArray type = form.contentType();
        const QByteArray boundary = type.mid(type.indexOf("boundary=") + 9);
        const QByteArray body = form.take();
        const QByteArray expected = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n" +
                                    "Ünï \"x\"\r\n--" + boundary +
                                    "\r\nContent-Disposition: form-data; name=\"csv\"; "
                                    "filename=\"a%22b%0D%0Ac.csv\"\r\nContent-Type: text/csv; charset=utf-8\r\n\r\n"
                                    "id\r\n1\r\n\r\n--" +
                                    boundary + "--\r\n";
        QCOMPARE(body, expected);
        QVERIFY(Multipart().contentType() != Multipart().contentType());
    }

    void paging()
    {
        const Endpoints endpoints(u"/api/projects/7"_s);
        const auto query = [](const ApiRequest &request, const QString &name) {
            for (const auto &[key, value] : request.query) {
                if (key == name)
                    return value;
            }
            return QString();
        };
        CohortListQuery third;
        third.page = {200, 100};
        const ApiRequest list = endpoints.cohorts(third);
        QCOMPARE(list.path, u"/api/projects/7/cohorts/"_s);
        QCOMPARE(query(list, u"offset"_s), u"200"_s);
        const ApiRequest people = endpoints.persons({CohortId{3}, u" ann "_s, {}, 3000, 1000});
        QCOMPARE(people.path, u"/api/projects/7/cohorts/3/persons/"_s);
        QCOMPARE(query(people, u"offset"_s), u"3000"_s);
        QCOMPARE(query(people, u"search"_s), u"ann"_s);
        QCOMPARE(endpoints.persons({}).path, u"/api/projects/7/persons/"_s);
        const ApiRequest log = endpoints.activity(CohortId{3}, {40, 20});
        QCOMPARE(query(log, u"page"_s), u"3"_s);
        QCOMPARE(query(log, u"limit"_s), u"20"_s);
        QCOMPARE(endpoints.activity({}, {0, 10}).path, u"/api/projects/7/cohorts/activity/"_s);
        QCOMPARE(query(endpoints.calculationHistory(CohortId{3}, {100, 100}), u"offset"_s), u"100"_s);
    }

    void effects()
    {
        const Endpoints endpoints(u"/p"_s);
        QCOMPARE(endpoints.createCohort("{}").effect, Effect::Create);
        QCOMPARE(endpoints.patchCohort(CohortId{1}, "{}").effect, Effect::Change);
        QCOMPARE(endpoints.uploadCsv({}).effect, Effect::Create);
        QCOMPARE(endpoints.duplicateAsStatic(CohortId{1}).effect, Effect::Create);
        QCOMPARE(endpoints.duplicateAsStatic(CohortId{1}).method, Method::Get);
        QCOMPARE(endpoints.addPersons(CohortId{1}, {}).effect, Effect::Change);
        QCOMPARE(endpoints.query("{}").effect, Effect::Read);
        QCOMPARE(endpoints.query("{}").method, Method::Post);
    }

    void url()
    {
        ConnectionSettings settings;
        settings.baseUrl = QUrl(u"http://127.0.0.1:8010/posthog"_s);
        ApiRequest request;
        request.path = u"/api/projects/1/persons/"_s;
        request.query = {{u"search"_s, u"a+b & c=d/ü#%"_s}, {u"properties"_s, u"[{\"key\":\"x;y\"}]"_s}};
        const QNetworkRequest sent = networkRequest(request, settings, ApiKey("phx_1"), {});
        QCOMPARE(sent.url().toEncoded(), "http://127.0.0.1:8010/posthog/api/projects/1/persons/?search=a%2Bb%20%26%20c"
                                         "%3Dd%2F%C3%BC%23%25&properties=%5B%7B%22key%22%3A%22x%3By%22%7D%5D"_ba);
        QCOMPARE(sent.rawHeader("Authorization"), "Bearer phx_1"_ba);
        QVERIFY(!sent.url().toEncoded().contains("phx_1"));
        QVERIFY(sent.rawHeader("User-Agent").startsWith("CohortDesk/"));
    }

    void description()
    {
        ApiRequest request;
        request.path = u"/api/projects/1/persons/"_s;
        request.query = {{u"search"_s, u"ann@example.com"_s}, {u"limit"_s, u"10"_s}};
        QCOMPARE(describe(request), u"GET /api/projects/1/persons/?search&limit"_s);
    }

    void log()
    {
        RequestLog log(2);
        for (int i = 0; i < 5; ++i)
            log.add({QDateTime(), Method::Get, u"/x/%1"_s.arg(i), 200, i, 1, u"ok"_s});
        QCOMPARE(log.records().size(), size_t(2));
        QCOMPARE(log.records().back().path, u"/x/4"_s);
        QCOMPARE(log.toText().count(u'\n'), 3);
    }

    void proxies()
    {
        qputenv("http_proxy", "http://proxy.invalid:3128");
        qunsetenv("no_proxy");
        ConnectionSettings settings;
        settings.baseUrl = QUrl(u"http://127.0.0.1:8010"_s);
        const auto typeFor = [](const ConnectionSettings &of) {
            const auto manager = makeManager(of);
            return manager->proxyFactory()->queryProxy(QNetworkProxyQuery(of.baseUrl)).constFirst();
        };
        QCOMPARE(typeFor(settings).type(), QNetworkProxy::NoProxy);
        settings.baseUrl = QUrl(u"https://us.posthog.com"_s);
        settings.proxy = ProxyChoice::Own;
        settings.proxyHost = u"own.example.com"_s;
        settings.proxyPort = 8080;
        QCOMPARE(typeFor(settings).hostName(), u"own.example.com"_s);
        settings.proxy = ProxyChoice::None;
        QCOMPARE(typeFor(settings).type(), QNetworkProxy::NoProxy);
        qunsetenv("http_proxy");
    }
};

QTEST_GUILESS_MAIN(ValuesTest)
#include "tst_values.moc"
