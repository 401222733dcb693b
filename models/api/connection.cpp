// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/connection.h"

#include "models/api/errorwords.h"

#include <QHostAddress>

namespace desk {

using namespace Qt::StringLiterals;

namespace {
int portOf(const QUrl &url)
{
    return url.port(url.scheme() == u"https" ? 443 : 80);
}

Error notAnAddress()
{
    return {ErrorKind::Invalid,
            ApiWords::tr("This is not a web address. Type it as https://us.posthog.com, for example.")};
}

//! Copied out of a browser, an address often ends somewhere inside the web app or its API.
QString prefixOf(const QString &path)
{
    static constexpr QStringView starts[] = {u"/api", u"/project", u"/cohorts", u"/login", u"/settings"};
    qsizetype end = path.size();
    for (const QStringView start : starts) {
        const qsizetype at = path.indexOf(start);
        const bool whole = at >= 0 && (at + start.size() == path.size() || path.at(at + start.size()) == u'/');
        if (whole)
            end = std::min(end, at);
    }
    QString prefix = path.left(end);
    while (prefix.endsWith(u'/'))
        prefix.chop(1);
    return prefix;
}

Result<QUrl> checkedHost(QUrl url)
{
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https" && url.scheme() != u"http"))
        return notAnAddress();
    if (!url.userInfo().isEmpty())
        return Error{ErrorKind::Invalid, ApiWords::tr("Leave the user name and password out of the address.")};
    if (url.scheme() == u"http" && !isLoopback(url))
        return insecureHost(url);
    return url;
}
} // namespace

Error insecureHost(const QUrl &url)
{
    return {ErrorKind::InsecureHost,
            ApiWords::tr("Plain http would show the key to everybody between here and %1, so nothing was sent. "
                         "Use https:// instead.")
                .arg(url.host())};
}

Result<QUrl> baseUrlFrom(const QString &typed)
{
    QString text = typed.trimmed();
    if (!text.contains("://"_L1))
        text.prepend("https://"_L1);
    const QUrl url(text, QUrl::StrictMode);
    return checkedHost(url).and_then([](QUrl good) -> Result<QUrl> {
        QUrl base;
        base.setScheme(good.scheme());
        base.setHost(good.host());
        base.setPort(good.port());
        base.setPath(prefixOf(good.path()));
        return base;
    });
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    QHostAddress address;
    return host == u"localhost" || (address.setAddress(host) && address.isLoopback());
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b);
}

void ConnectionTracker::sawAnswer(const QDateTime &now)
{
    m_state.lastSeen = now;
    if (m_state.kind != ConnectionState::Kind::Throttled)
        set(ConnectionState::Kind::Online, {});
}

void ConnectionTracker::sawError(const Error &error, const QDateTime &now, bool ourProject)
{
    using Kind = ConnectionState::Kind;
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::NotPostHog:
    case ErrorKind::Redirected:
        return set(Kind::Offline, error.text);
    case ErrorKind::Tls:
        return set(Kind::NotTrusted, error.text);
    case ErrorKind::Unauthorized:
        return set(Kind::KeyRefused, error.text);
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
        if (ourProject && isAboutProject(error))
            return set(Kind::ProjectGone, error.text);
        break;
    default:
        break;
    }
    if (error.httpStatus != 0)
        sawAnswer(now);
}

void ConnectionTracker::paused(const QDateTime &until, const QString &text)
{
    set(ConnectionState::Kind::Throttled, text);
    m_state.until = until;
}

void ConnectionTracker::resumed()
{
    if (m_state.kind == ConnectionState::Kind::Throttled)
        set(ConnectionState::Kind::Online, {});
}

void ConnectionTracker::set(ConnectionState::Kind kind, const QString &text)
{
    m_state.kind = kind;
    m_state.text = text;
    m_state.until = {};
}

} // namespace desk
