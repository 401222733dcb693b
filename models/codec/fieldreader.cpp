// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/fieldreader.h"

#include "models/codec/jsontext.h"
#include "models/codec/timecodec.h"

#include <QCoreApplication>

namespace desk {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("FieldReader", text);
}

const JsonValue &absentValue()
{
    static const JsonValue absent;
    return absent;
}

//! Contract 14: what is missing and what is null mean the same.
bool isNothing(const JsonValue &value)
{
    return value.isAbsent() || value.isNull();
}

} // namespace

FieldReader::FieldReader(const JsonValue &object)
    : m_object(object)
{
    if (!object.isObject())
        m_problem = say(QT_TRANSLATE_NOOP("FieldReader", "it is not an object"));
}

const JsonValue &FieldReader::member(QStringView name) const
{
    return m_object[name];
}

void FieldReader::note(QStringView name, const QString &expected)
{
    if (m_problem.isEmpty())
        m_problem = say(QT_TRANSLATE_NOOP("FieldReader", "“%1” is not %2")).arg(name, expected);
}

QString FieldReader::text(QStringView name)
{
    const JsonValue &value = member(name);
    if (isNothing(value))
        return {};
    if (value.isArray() || value.isObject())
        note(name, say(QT_TRANSLATE_NOOP("FieldReader", "a text")));
    return plainText(value);
}

std::optional<qint64> FieldReader::integer(QStringView name)
{
    const JsonValue &value = member(name);
    if (isNothing(value))
        return std::nullopt;
    bool ok = false;
    const qint64 fromText = value.toString().toLongLong(&ok);
    const auto integer = ok ? std::optional(fromText) : value.toInteger();
    if (!integer)
        note(name, say(QT_TRANSLATE_NOOP("FieldReader", "a whole number")));
    return integer;
}

std::optional<double> FieldReader::number(QStringView name)
{
    const JsonValue &value = member(name);
    if (isNothing(value))
        return std::nullopt;
    const auto number = value.toDouble();
    if (!number)
        note(name, say(QT_TRANSLATE_NOOP("FieldReader", "a number")));
    return number;
}

std::optional<bool> FieldReader::maybeFlag(QStringView name)
{
    const JsonValue &value = member(name);
    if (isNothing(value))
        return std::nullopt;
    if (value.isBool())
        return value.toBool();
    note(name, say(QT_TRANSLATE_NOOP("FieldReader", "true or false")));
    return std::nullopt;
}

QDateTime FieldReader::time(QStringView name)
{
    const JsonValue &value = member(name);
    if (isNothing(value) || (value.isString() && value.toString().isEmpty()))
        return {};
    const QDateTime time = readServerTime(value.toString());
    if (!time.isValid())
        note(name, say(QT_TRANSLATE_NOOP("FieldReader", "a time")));
    return time;
}

QStringList FieldReader::texts(QStringView name)
{
    QStringList texts;
    for (const JsonValue &value : array(name))
        texts.append(plainText(value));
    return texts;
}

const JsonValue &FieldReader::object(QStringView name)
{
    const JsonValue &value = member(name);
    if (isNothing(value))
        return absentValue();
    if (!value.isObject())
        note(name, say(QT_TRANSLATE_NOOP("FieldReader", "an object")));
    return value;
}

const JsonArray &FieldReader::array(QStringView name)
{
    const JsonValue &value = member(name);
    if (!isNothing(value) && !value.isArray())
        note(name, say(QT_TRANSLATE_NOOP("FieldReader", "a list")));
    return value.array();
}

QString plainText(const JsonValue &value)
{
    if (value.isString())
        return value.toString();
    return value.isAbsent() || value.isNull() ? QString() : QString::fromUtf8(writeJson(value));
}

} // namespace desk
