// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/apiclient.h"
#include "tests/api/quickclient.h"
#include "tests/support/awaiting.h"
#include "tests/support/certificates.h"
#include "tests/support/scriptedpeer.h"

#include <QHostInfo>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! Certificates: whom the client trusts, and that nothing leaves for the others.
class TlsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void trustedByOwnAuthority_data();
    void trustedByOwnAuthority();
    void notTrusted_data();
    void notTrusted();
    void createThatNeverLeft();
    void extraFileWithoutCertificates_data();
    void extraFileWithoutCertificates();
    void plainServerBehindHttps();
    void downgradeRedirect();
    void proxySeesNoKey_data();
    void proxySeesNoKey();

private:
    ClientOptions options() const
    {
        ClientOptions slow = quickOptions();
        slow.longestSilence = 10s; // a handshake takes its time on a busy machine
        slow.longestDeadline = 20s;
        return slow;
    }
    std::optional<Result<ApiAnswer>> ask(const ScriptedPeer &peer, const QString &extraCaFile, const QString &host,
                                         Effect effect = Effect::Read)
    {
        QUrl url = peer.url();
        url.setScheme(u"https"_s);
        url.setHost(host);
        ConnectionSettings settings = settingsFor(url);
        settings.extraCaFile = extraCaFile;
        ApiClient client(settings, ApiKey(testKey), options());
        ApiRequest request;
        request.path = u"/api/users/@me/"_s;
        request.effect = effect;
        request.method = effect == Effect::Read ? Method::Get : Method::Post;
        return await<ApiAnswer>([&](QObject *context, Answer<ApiAnswer> answer) {
            return client.send(request, context, std::move(answer));
        });
    }
    Certificates m_certificates;
};

void TlsTest::initTestCase()
{
    const QString here = u"DNS:localhost,IP:127.0.0.1"_s;
    QVERIFY2(m_certificates.makeAuthority(u"Own authority"_s), "openssl is needed to make certificates");
    QVERIFY(m_certificates.makeAuthority(u"Other authority"_s));
    QVERIFY(m_certificates.makeServer(u"good"_s, u"Own authority"_s, here));
    QVERIFY(m_certificates.makeServer(u"elsewhere"_s, u"Own authority"_s, u"DNS:posthog.example.com"_s));
    QVERIFY(m_certificates.makeServer(u"expired"_s, u"Own authority"_s, here, -1));
    QVERIFY(m_certificates.makeSelfSigned(u"selfsigned"_s, here));
}

void TlsTest::trustedByOwnAuthority_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("authority");
    QTest::newRow("own authority") << u"good"_s << u"Own authority"_s;
    QTest::newRow("self-signed, named as authority") << u"selfsigned"_s << u"selfsigned"_s;
}

void TlsTest::trustedByOwnAuthority()
{
    QFETCH(QString, certificate);
    QFETCH(QString, authority);
    ScriptedPeer peer;
    peer.setTls(m_certificates.serverSide(certificate));
    QStringList hosts{u"127.0.0.1"_s};
    if (QHostInfo::fromName(u"localhost"_s).error() == QHostInfo::NoError) // a bare system knows no names
        hosts << u"localhost"_s;
    for (const QString &host : hosts) {
        const auto result = ask(peer, m_certificates.file(authority), host);
        QVERIFY(result);
        QVERIFY2(result->has_value(), *result ? "" : qPrintable(result->error().text + result->error().detail));
    }
    QCOMPARE(peer.count(), hosts.size());
}

void TlsTest::notTrusted_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("authority"); // empty: those of the system
    QTest::addColumn<QString>("reason");
    QTest::newRow("unknown authority") << u"good"_s << QString() << u"Own authority"_s;
    QTest::newRow("another authority") << u"good"_s << u"Other authority"_s << u"Own authority"_s;
    QTest::newRow("wrong host") << u"elsewhere"_s << u"Own authority"_s << u"host name"_s;
    QTest::newRow("expired") << u"expired"_s << u"Own authority"_s << u"expired"_s;
    QTest::newRow("self-signed") << u"selfsigned"_s << QString() << u"self-signed"_s;
}

void TlsTest::notTrusted()
{
    QFETCH(QString, certificate);
    QFETCH(QString, authority);
    QFETCH(QString, reason);
    ScriptedPeer peer;
    peer.setTls(m_certificates.serverSide(certificate));
    const auto result = ask(peer, authority.isEmpty() ? QString() : m_certificates.file(authority), u"127.0.0.1"_s);
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().kind, ErrorKind::Tls);
    QVERIFY2(result->error().text.contains(u"127.0.0.1"), qPrintable(result->error().text));
    QVERIFY2(result->error().detail.contains(reason), qPrintable(result->error().detail));
    QCOMPARE(peer.count(), 0);
    QVERIFY(!peer.received().contains(testKey));
}

void TlsTest::createThatNeverLeft()
{
    ScriptedPeer peer;
    peer.setTls(m_certificates.serverSide(u"good"_s));
    const auto result = ask(peer, {}, u"127.0.0.1"_s, Effect::Create);
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().kind, ErrorKind::Tls); // and not "may have been carried out"
    QCOMPARE(peer.count(), 0);
}

void TlsTest::extraFileWithoutCertificates_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("missing") << u"/no/such/file.pem"_s;
    QTest::newRow("a key") << m_certificates.file(u"good"_s).replace(u".pem"_s, u".key"_s);
    QTest::newRow("a source file") << QStringLiteral(COHORT_DESK_SOURCE_DIR "/LICENSE");
}

void TlsTest::extraFileWithoutCertificates()
{
    QFETCH(QString, file);
    ScriptedPeer peer;
    peer.setTls(m_certificates.serverSide(u"good"_s));
    const auto result = ask(peer, file, u"127.0.0.1"_s);
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().kind, ErrorKind::Tls);
    QVERIFY(result->error().text.contains(file));
    QCOMPARE(peer.connections(), 0);
}

void TlsTest::plainServerBehindHttps()
{
    ScriptedPeer plain;
    connect(&plain, &QTcpServer::newConnection, &plain, [] {});
    QUrl url = plain.url();
    ConnectionSettings settings = settingsFor(url);
    url.setScheme(u"https"_s);
    settings.baseUrl = url;
    ClientOptions quick = quickOptions();
    ApiClient client(settings, ApiKey(testKey), quick);
    ApiRequest request;
    request.path = u"/api/users/@me/"_s;
    const auto result = await<ApiAnswer>(
        [&](QObject *context, Answer<ApiAnswer> answer) { return client.send(request, context, std::move(answer)); });
    QVERIFY(result && !result->has_value());
    QVERIFY(!plain.received().contains(testKey));
}

void TlsTest::downgradeRedirect()
{
    ScriptedPeer plain;
    ScriptedPeer peer;
    peer.setTls(m_certificates.serverSide(u"good"_s));
    peer.always(script::redirect("http://127.0.0.1:" + QByteArray::number(plain.serverPort()) + "/api/users/@me/"));
    const auto result = ask(peer, m_certificates.file(u"Own authority"_s), u"127.0.0.1"_s);
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().kind, ErrorKind::Redirected);
    QCOMPARE(plain.connections(), 0);
}

void TlsTest::proxySeesNoKey_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("wants a password") << 407;
    QTest::newRow("cannot reach it") << 502;
    QTest::newRow("sends elsewhere") << 302;
    QTest::newRow("answers itself") << 200;
}

//! It is asked for a way to the server, and no more.
void TlsTest::proxySeesNoKey()
{
    QFETCH(int, status);
    ScriptedPeer proxy, elsewhere(QHostAddress(u"127.0.0.2"_s));
    const QByteArray place = "http://127.0.0.2:" + QByteArray::number(elsewhere.serverPort()) + '/';
    proxy.always(script::answer(status, "{}", "application/json",
                                {{"Proxy-Authenticate", "Basic realm=\"x\""}, {"Location", place}}));
    ConnectionSettings settings = settingsFor(QUrl(u"https://posthog.example.invalid"_s));
    settings.proxy = ProxyChoice::Own;
    settings.proxyHost = u"127.0.0.1"_s;
    settings.proxyPort = proxy.serverPort();
    ApiClient client(settings, ApiKey(testKey), quickOptions());
    ApiRequest request;
    request.path = u"/api/users/@me/"_s;
    const auto result = await<ApiAnswer>(
        [&](QObject *context, Answer<ApiAnswer> answer) { return client.send(request, context, std::move(answer)); });
    QVERIFY(result && !result->has_value());
    QVERIFY(proxy.count("CONNECT") > 0);
    QVERIFY2(!proxy.received().contains(testKey) && !proxy.received().contains("users"), proxy.received().constData());
    QCOMPARE(elsewhere.connections(), 0);
}

QTEST_GUILESS_MAIN(TlsTest)
#include "tst_tls.moc"
