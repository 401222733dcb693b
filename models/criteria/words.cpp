// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/words.h"

#include <QStringList>

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace desk {

namespace {

constexpr qsizetype ShownValues = 6;

QString scalarText(const JsonValue &value)
{
    switch (value.type()) {
    case JsonValue::Type::String:
        return value.toString().isEmpty() ? CriteriaWords::tr("(empty text)") : oneLineText(value.toString());
    case JsonValue::Type::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case JsonValue::Type::Number:
        return oneLineText(QString::fromLatin1(value.numberToken()));
    case JsonValue::Type::Object:
        return CriteriaWords::tr("(an object)");
    case JsonValue::Type::Array:
        return CriteriaWords::tr("(a list)");
    default:
        return CriteriaWords::tr("(nothing)");
    }
}

} // namespace

QString counted(const char *source, qint64 number)
{
    constexpr qint64 Most = std::numeric_limits<int>::max();
    // Qt fills in no negative numbers: it chooses the form by the amount, which is then replaced.
    const int form = std::abs(static_cast<int>(std::clamp<qint64>(number, -Most, Most)));
    QString text = CriteriaWords::tr(source, nullptr, form);
    text.replace(QStringLiteral("(s)"), form == 1 ? QString() : QStringLiteral("s"));
    if (form != number)
        text.replace(QString::number(form), QString::number(number));
    return text;
}

QString durationText(qint64 number, const QString &interval)
{
    if (interval == u"minute")
        return counted(QT_TRANSLATE_N_NOOP("desk::CriteriaWords", "%n minute(s)"), number);
    if (interval == u"hour")
        return counted(QT_TRANSLATE_N_NOOP("desk::CriteriaWords", "%n hour(s)"), number);
    if (interval == u"day")
        return counted(QT_TRANSLATE_N_NOOP("desk::CriteriaWords", "%n day(s)"), number);
    if (interval == u"week")
        return counted(QT_TRANSLATE_N_NOOP("desk::CriteriaWords", "%n week(s)"), number);
    if (interval == u"month")
        return counted(QT_TRANSLATE_N_NOOP("desk::CriteriaWords", "%n month(s)"), number);
    if (interval == u"year")
        return counted(QT_TRANSLATE_N_NOOP("desk::CriteriaWords", "%n year(s)"), number);
    return QStringLiteral("%1 %2").arg(number).arg(oneLineText(interval));
}

QString oneLineText(const QString &text, qsizetype longest)
{
    QString line = text.left(longest + 1);
    std::replace_if(
        line.begin(), line.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, QChar(u' '));
    if (line.size() <= longest)
        return line;
    line.truncate(longest - 1);
    if (line.back().isHighSurrogate())
        line.chop(1);
    return line + QChar(u'…');
}

QString valueText(const JsonValue &value)
{
    if (!value.isArray())
        return scalarText(value);
    const JsonArray &values = value.array();
    if (values.empty())
        return CriteriaWords::tr("(an empty list)");
    QStringList texts;
    const auto shown = std::min(static_cast<qsizetype>(values.size()), ShownValues);
    for (qsizetype i = 0; i < shown; ++i)
        texts.append(scalarText(values[static_cast<size_t>(i)]));
    const qint64 hidden = value.size() - shown;
    if (hidden > 0)
        texts.append(counted(QT_TRANSLATE_N_NOOP("desk::CriteriaWords", "%n more"), hidden));
    return texts.join(QStringLiteral(", "));
}

bool isGiven(const JsonValue &value)
{
    return !value.isAbsent() && !value.isNull() && !(value.isString() && value.toString().isEmpty());
}

std::optional<qint64> integerIn(const JsonValue &value)
{
    bool isInteger = false;
    const qint64 number = value.toString().toLongLong(&isInteger);
    return isInteger ? std::optional(number) : value.toInteger();
}

} // namespace desk
