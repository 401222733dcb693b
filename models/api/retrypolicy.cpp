// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/retrypolicy.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace desk {

using namespace Qt::StringLiterals;
using Ms = std::chrono::milliseconds;

namespace {
//! base * 2^steps, never above `longest`, without overflow for any number of steps.
Ms doubled(Ms base, int steps, Ms longest)
{
    const double wait = static_cast<double>(base.count()) * std::pow(2.0, std::clamp(steps, 0, 60));
    return Ms(static_cast<qint64>(std::min(wait, static_cast<double>(longest.count()))));
}

//! Between half of the wait and the whole of it.
Ms jittered(Ms wait, double jitter)
{
    return Ms(static_cast<qint64>(static_cast<double>(wait.count()) * (0.5 + 0.5 * std::clamp(jitter, 0.0, 1.0))));
}

bool mayRepeat(Effect effect, const Failure &failure)
{
    return failure.passing && (effect != Effect::Create || !failure.sent);
}

//! IMF-fixdate only: the one form that servers may write (RFC 9110).
std::optional<QDateTime> parseHttpDate(QByteArray text)
{
    const auto date = QDateTime::fromString(QString::fromLatin1(text.replace("GMT", "+0000")), Qt::RFC2822Date);
    return date.isValid() ? std::optional(date.toUTC()) : std::nullopt;
}

std::optional<Ms> wholeSeconds(const QString &digits)
{
    bool ok = false;
    const qint64 seconds = digits.toLongLong(&ok);
    if (!ok || seconds < 0)
        return {};
    // A number beyond a year is as good as a year; the caller has a shorter limit anyway.
    return Ms(std::min(seconds, qint64(31'536'000)) * 1000);
}
} // namespace

std::optional<Ms> RetryPolicy::next(int tried, Effect effect, const Failure &failure, double jitter) const
{
    if (tried >= tries || !mayRepeat(effect, failure))
        return {};
    const Ms wait = jittered(doubled(first, tried - 1, longest), jitter);
    const Ms asked = failure.error.retryAfter.value_or(Ms(0));
    if (asked > longest)
        return {};
    return std::max(wait, asked);
}

std::optional<Ms> parseRetryAfter(const QByteArray &header, const QDateTime &now)
{
    const QByteArray text = header.trimmed();
    if (const auto seconds = wholeSeconds(QString::fromLatin1(text)))
        return seconds;
    if (const auto date = parseHttpDate(text))
        return Ms(std::max(qint64(0), now.msecsTo(*date)));
    return {};
}

std::optional<Ms> secondsInDetail(const QString &detail)
{
    static const QRegularExpression words(u"available in (\\d{1,9}) second"_s);
    const auto match = words.match(detail);
    return match.hasMatch() ? wholeSeconds(match.captured(1)) : std::nullopt;
}

Ms PausePolicy::pause(const QByteArray &retryAfter, const QString &detail, int inRow, const QDateTime &now,
                      double jitter) const
{
    // The floor grows with every 429 in a row, so that a server that always says "0 seconds" is not hammered.
    const Ms backOff = jittered(doubled(first, inRow - 1, longest), jitter);
    const Ms floor = std::min(backOff, Ms(5000)) / 8;
    std::optional<Ms> named = parseRetryAfter(retryAfter, now);
    if (!named)
        named = secondsInDetail(detail);
    if (!named)
        return backOff;
    return std::clamp(*named, floor, longest);
}

} // namespace desk
