// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/timewindow.h"

#include "models/criteria/words.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <array>

namespace desk {

namespace {

constexpr qint64 FirstTooLarge = 10000; // grammar 3

struct Unit
{
    char16_t letter;
    const char *interval;
    bool isForProperties;
};
constexpr std::array<Unit, 8> Units{{{u'h', "hour", true},
                                     {u'd', "day", true},
                                     {u'w', "week", true},
                                     {u'm', "month", true},
                                     {u'y', "year", true},
                                     {u's', "second", false},
                                     {u'M', "minute", false},
                                     {u'q', "quarter", false}}};

std::optional<RelativeTime> readRelative(const QString &text, bool forProperties)
{
    static const QRegularExpression form(QStringLiteral("^-?(\\d{1,9})([a-zA-Z])$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 number = match.captured(1).toLongLong();
    const QChar letter = match.capturedView(2).front();
    for (const Unit &unit : Units) {
        if (letter == unit.letter && (unit.isForProperties || !forProperties))
            return number < FirstTooLarge ? std::optional(RelativeTime{number, QString::fromLatin1(unit.interval)})
                                          : std::nullopt;
    }
    return std::nullopt;
}

QString distanceText(const RelativeTime &time)
{
    if (time.interval == u"second")
        return counted(QT_TRANSLATE_N_NOOP("desk::CriteriaWords", "%n second(s)"), time.number);
    if (time.interval == u"quarter")
        return counted(QT_TRANSLATE_N_NOOP("desk::CriteriaWords", "%n quarter(s)"), time.number);
    return durationText(time.number, time.interval);
}

bool startsWithDate(const QString &text)
{
    return QDate::fromString(text.left(10), Qt::ISODate).isValid();
}

} // namespace

std::optional<RelativeTime> readRelativeDate(const QString &text)
{
    return readRelative(text, true);
}

std::optional<RelativeTime> readRelativeBound(const QString &text)
{
    return readRelative(text, false);
}

QString relativeText(const RelativeTime &time)
{
    for (const Unit &unit : Units) {
        if (time.interval == QLatin1String(unit.interval))
            return QStringLiteral("-%1%2").arg(time.number).arg(QChar(unit.letter));
    }
    return {};
}

std::optional<QDateTime> readAbsoluteTime(const QString &text, const QTimeZone &zone)
{
    static const QRegularExpression form(
        QStringLiteral("^(\\d{4}-\\d{2}-\\d{2})(?:[T "
                       "](\\d{2}:\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?\\s*(Z|z|[+-]\\d{2}:?\\d{2})?)?$"));
    const auto match = form.match(text.trimmed());
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    if (!date.isValid())
        return std::nullopt;
    if (match.captured(2).isEmpty())
        return date.startOfDay(zone);
    QTime time = QTime::fromString(match.captured(2), QStringLiteral("HH:mm"));
    time = time.addSecs(match.captured(3).toInt()).addMSecs(match.captured(4).left(3).leftJustified(3, u'0').toInt());
    if (!time.isValid() || match.captured(3).toInt() > 59)
        return std::nullopt;
    const QString offset = match.captured(5);
    if (offset.isEmpty())
        return QDateTime(date, time, zone);
    const QString digits = offset.toLower() == u"z" ? QStringLiteral("0000") : offset.sliced(1).remove(u':');
    const int seconds = digits.left(2).toInt() * 3600 + digits.sliced(2).toInt() * 60;
    return QDateTime(date, time, Qt::UTC).addSecs(offset.startsWith(u'-') ? seconds : -seconds);
}

QDateTime instantOf(const RelativeTime &time, const QDateTime &now)
{
    const qint64 n = time.number;
    if (time.interval == u"second")
        return now.addSecs(-n);
    if (time.interval == u"minute")
        return now.addSecs(-60 * n);
    if (time.interval == u"hour")
        return now.addSecs(-3600 * n);
    if (time.interval == u"week")
        return now.addDays(-7 * n);
    if (time.interval == u"month")
        return now.addMonths(static_cast<int>(-n));
    if (time.interval == u"quarter")
        return now.addDays(-13 * 7 * n);
    return time.interval == u"year" ? now.addYears(static_cast<int>(-n)) : now.addDays(-n);
}

QString boundText(const QString &text)
{
    if (const auto relative = readRelativeBound(text))
        return CriteriaWords::tr("%1 ago").arg(distanceText(*relative));
    if (text == u"all")
        return CriteriaWords::tr("the first event");
    return startsWithDate(text) ? oneLineText(text) : CriteriaWords::tr("“%1”").arg(oneLineText(text));
}

QString windowText(const QString &from, const QString &to)
{
    if (from.isEmpty())
        return {};
    if (!to.isEmpty())
        return CriteriaWords::tr("between %1 and %2").arg(boundText(from), boundText(to));
    if (const auto relative = readRelativeBound(from))
        return CriteriaWords::tr("in the last %1").arg(distanceText(*relative));
    if (from == u"all")
        return CriteriaWords::tr("at any time");
    return CriteriaWords::tr("after %1").arg(boundText(from));
}

} // namespace desk
