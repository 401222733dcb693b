// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/timecodec.h"

namespace desk {

namespace {

constexpr qsizetype DateLength = 10;    // 2026-03-01
constexpr qsizetype SecondsLength = 19; // 2026-03-01T09:30:00

qsizetype digitsAt(QStringView text, qsizetype from)
{
    qsizetype at = from;
    while (at < text.size() && text[at] >= u'0' && text[at] <= u'9')
        ++at;
    return at - from;
}

//! The milliseconds of ".123456"; the rest is cut, so that a time never moves into the next second.
int milliseconds(QStringView digits)
{
    return digits.first(std::min<qsizetype>(digits.size(), 3)).toString().leftJustified(3, QChar(u'0')).toInt();
}

//! Seconds east of UTC of "Z", "+02:00", "+0200", "+02" or nothing.
std::optional<int> offsetOf(QStringView zone)
{
    if (zone.isEmpty() || zone == u"Z" || zone == u"z")
        return 0;
    const QString digits = zone.sliced(1).toString().remove(QChar(u':'));
    if ((zone[0] != u'+' && zone[0] != u'-') || (digits.size() != 2 && digits.size() != 4) ||
        digitsAt(digits, 0) != digits.size())
        return std::nullopt;
    const int seconds = digits.first(2).toInt() * 3600 + (digits.size() == 4 ? digits.sliced(2).toInt() * 60 : 0);
    return zone[0] == u'-' ? -seconds : seconds;
}

} // namespace

QDateTime readServerTime(QStringView text)
{
    text = text.trimmed();
    const QDate date = QDate::fromString(text.first(std::min(text.size(), DateLength)).toString(), Qt::ISODate);
    if (text.size() == DateLength)
        return QDateTime(date, QTime(0, 0), Qt::UTC);
    if (text.size() < SecondsLength || (text[DateLength] != u'T' && text[DateLength] != u' '))
        return {};
    QTime time = QTime::fromString(text.sliced(DateLength + 1, 8).toString(), QStringLiteral("HH:mm:ss"));
    QStringView rest = text.sliced(SecondsLength);
    if (rest.startsWith(u'.')) {
        const qsizetype digits = digitsAt(rest, 1);
        time = time.addMSecs(milliseconds(rest.sliced(1, digits)));
        rest = rest.sliced(1 + digits);
    }
    const auto offset = offsetOf(rest);
    if (!offset || !date.isValid() || !time.isValid())
        return {};
    return QDateTime(date, time, Qt::UTC).addSecs(-*offset);
}

} // namespace desk
