// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/celltext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <limits>

namespace desk {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("CellText", text);
}

QString cut(const QString &text, qsizetype longest)
{
    if (text.size() <= longest)
        return text;
    const bool splitsPair = text[longest - 1].isHighSurrogate();
    return text.left(longest - (splitsPair ? 1 : 0)) + QChar(u'\u2026');
}

bool isBreaking(QChar c)
{
    return c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

} // namespace

QString oneLine(const QString &text, qsizetype longest)
{
    QString line = cut(text, longest);
    std::replace_if(line.begin(), line.end(), isBreaking, QChar(u' '));
    return line;
}

QString isolated(const QString &name)
{
    constexpr QChar firstStrongIsolate(0x2068), popIsolate(0x2069);
    return name.isRightToLeft() ? firstStrongIsolate + name + popIsolate : name;
}

QString plainToolTip(const QString &text, qsizetype longest)
{
    if (text.isEmpty())
        return {};
    QString escaped = cut(text, longest).toHtmlEscaped();
    return QStringLiteral("<span style=\"white-space:pre-wrap\">%1</span>")
        .arg(escaped.replace(u'\n', QStringLiteral("<br>")));
}

QString exactUtc(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    return time.toTimeZone(QTimeZone::utc()).toString(u"yyyy-MM-dd HH:mm:ss.zzz") + QStringLiteral(" UTC");
}

QString shortAge(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return {};
    const qint64 minutes = time.secsTo(now) / 60;
    // Clocks differ by a little: a time shortly ahead of ours is now.
    if (minutes < -5 || minutes >= 30 * 24 * 60)
        return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
    if (minutes < 1)
        return words(QT_TRANSLATE_NOOP("CellText", "now"));
    if (minutes < 60)
        return words(QT_TRANSLATE_NOOP("CellText", "%1 min")).arg(minutes);
    if (minutes < 48 * 60)
        return words(QT_TRANSLATE_NOOP("CellText", "%1 h")).arg(minutes / 60);
    return words(QT_TRANSLATE_NOOP("CellText", "%1 d")).arg(minutes / (24 * 60));
}

QString localTime(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : QString();
}

QString localNumber(qint64 number)
{
    return QLocale().toString(number);
}

int pluralNumber(qint64 count)
{
    constexpr qint64 most = std::numeric_limits<int>::max();
    return static_cast<int>(std::clamp<qint64>(count, 0, most));
}

QString exactText(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::QDateTime:
        return value.toDateTime().toUTC().toString(Qt::ISODateWithMs);
    case QMetaType::QStringList:
        return value.toStringList().join(QChar(u';'));
    default:
        return value.toString();
    }
}

} // namespace desk
