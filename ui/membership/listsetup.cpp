// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/membership/listsetup.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QJsonObject encodeFormat(const ListFormat &format)
{
    return {{u"encoding"_s, int(format.encoding)}, {u"separator"_s, int(format.separator)},
            {u"quotes"_s, format.hasQuotes},       {u"header"_s, format.hasHeader},
            {u"everyCell"_s, format.everyCell},    {u"column"_s, format.column},
            {u"kind"_s, int(format.kind)}};
}

//! A number of the file as one of an enum's first values; whatever else it is becomes the first.
template<class Enum>
Enum choiceOf(const QJsonValue &value, Enum last)
{
    const int number = value.toInt(-1);
    return number >= 0 && number <= static_cast<int>(last) ? static_cast<Enum>(number) : Enum();
}

ListFormat formatFrom(const QJsonObject &object)
{
    ListFormat format;
    format.encoding = choiceOf(object.value("encoding"_L1), ListEncoding::Latin1);
    format.separator = static_cast<char>(qBound(0, object.value("separator"_L1).toInt(), 127));
    format.hasQuotes = object.value("quotes"_L1).toBool();
    format.hasHeader = object.value("header"_L1).toBool();
    format.everyCell = object.value("everyCell"_L1).toBool();
    format.column = qMax(0, object.value("column"_L1).toInt());
    format.kind = choiceOf(object.value("kind"_L1), IdKind::Email);
    return format;
}

} // namespace

QByteArray encodeSetup(const ListSetup &setup)
{
    QJsonObject object{{u"files"_s, QJsonArray::fromStringList(setup.files)},
                       {u"cohort"_s, setup.cohort.toString()},
                       {u"name"_s, setup.name},
                       {u"mode"_s, int(setup.mode)}};
    if (!setup.text.isNull())
        object.insert(u"text"_s, setup.text);
    if (setup.format)
        object.insert(u"format"_s, encodeFormat(*setup.format));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<ListSetup> listSetupFrom(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    ListSetup setup;
    for (const QJsonValue &each : object.value("files"_L1).toArray())
        setup.files << each.toString();
    if (const QJsonValue text = object.value("text"_L1); text.isString())
        setup.text = text.toString().isNull() ? u""_s : text.toString();
    setup.cohort.value = object.value("cohort"_L1).toString().toLongLong();
    setup.name = object.value("name"_L1).toString();
    setup.mode = choiceOf(object.value("mode"_L1), MemberMode::MakeEqual);
    if (const QJsonValue format = object.value("format"_L1); format.isObject())
        setup.format = formatFrom(format.toObject());
    return setup.hasSource() ? std::optional(setup) : std::nullopt;
}

} // namespace desk
