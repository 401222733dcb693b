// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/networksetup.h"

#include "models/api/errorwords.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QUrlQuery>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

class ProxyFactory final : public QNetworkProxyFactory
{
public:
    explicit ProxyFactory(const ConnectionSettings &settings)
        : m_settings(settings)
    {}
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        // Systems often name a proxy without excepting loopback; the demo server lives there.
        if (m_settings.proxy == ProxyChoice::None || isLoopback(m_settings.baseUrl))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        if (m_settings.proxy == ProxyChoice::Own)
            return {QNetworkProxy(QNetworkProxy::HttpProxy, m_settings.proxyHost, m_settings.proxyPort)};
        return systemProxyForQuery(query);
    }

private:
    ConnectionSettings m_settings;
};

QUrl urlOf(const ApiRequest &request, const QUrl &base)
{
    QUrl url = base;
    url.setPath(base.path(QUrl::FullyEncoded) + request.path, QUrl::StrictMode);
    QByteArray query;
    for (const auto &[name, value] : request.query) {
        // Escaped here and not by QUrlQuery, which leaves + and other marks that servers read differently.
        query += query.isEmpty() ? "" : "&";
        query += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    if (!query.isEmpty())
        url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

void setHabits(QNetworkRequest &request)
{
    using Request = QNetworkRequest;
    request.setAttribute(Request::RedirectPolicyAttribute, Request::ManualRedirectPolicy);
    request.setAttribute(Request::CookieLoadControlAttribute, Request::Manual);
    request.setAttribute(Request::CookieSaveControlAttribute, Request::Manual);
    request.setAttribute(Request::AuthenticationReuseAttribute, Request::Manual);
    request.setAttribute(Request::CacheLoadControlAttribute, Request::AlwaysNetwork);
    request.setAttribute(Request::CacheSaveControlAttribute, false);
    // UploadBody's promise "sent once" was tried with HTTP/1.1 only.
    request.setAttribute(Request::Http2AllowedAttribute, false);
    request.setAttribute(Request::DoNotBufferUploadDataAttribute, true);
}

void setHeaders(QNetworkRequest &to, const ApiRequest &request, const ApiKey &key)
{
    const bool csv = request.expect.body == Expectation::Body::Csv;
    to.setRawHeader("Authorization", key.bearer());
    to.setRawHeader("Accept", csv ? "text/csv" : "application/json");
    if (csv)
        to.setRawHeader("Accept-Encoding", "identity");
    to.setRawHeader("User-Agent", "CohortDesk/" COHORT_DESK_VERSION);
    to.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    if (!request.body.isEmpty())
        to.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
}

} // namespace

Result<QSslConfiguration> tlsConfiguration(const ConnectionSettings &settings)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    if (settings.extraCaFile.isEmpty())
        return configuration;
    const auto authorities = QSslCertificate::fromPath(settings.extraCaFile, QSsl::Pem);
    if (authorities.isEmpty())
        return extraCaError(settings.extraCaFile);
    configuration.addCaCertificates(authorities);
    return configuration;
}

QNetworkRequest networkRequest(const ApiRequest &request, const ConnectionSettings &settings, const ApiKey &key,
                               const QSslConfiguration &tls)
{
    QNetworkRequest to(urlOf(request, settings.baseUrl));
    to.setSslConfiguration(tls);
    // Beyond this size Qt looks for compression bombs (40:1); below it our own limit is the stricter one.
    to.setDecompressedSafetyCheckThreshold(request.expect.maxBytes);
    setHabits(to);
    setHeaders(to, request, key);
    return to;
}

std::unique_ptr<QNetworkAccessManager> makeManager(const ConnectionSettings &settings)
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setProxyFactory(new ProxyFactory(settings)); // the manager owns it
    return manager;
}

} // namespace desk
