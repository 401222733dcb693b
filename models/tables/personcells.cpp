// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/personcells.h"

#include "models/codec/jsonstring.h"
#include "models/codec/jsontext.h"
#include "models/tables/celltext.h"
#include "models/tables/tableroles.h"

#include <QCoreApplication>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PersonsTable)
};

const QString &emailKey()
{
    static const QString key = QStringLiteral("email");
    return key;
}

QVariant optionalTime(const QDateTime &time)
{
    return time.isValid() ? QVariant(time) : QVariant();
}

QVariant optionalText(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

bool isNumber(QByteArrayView json)
{
    return !json.isEmpty() && (json.front() == '-' || (json.front() >= '0' && json.front() <= '9'));
}

QVariant numberValue(QByteArrayView json)
{
    const JsonValue number = JsonNumber{json.toByteArray()};
    if (const auto whole = number.toInteger())
        return *whole;
    if (const auto real = number.toDouble())
        return *real;
    return QString::fromUtf8(json);
}

} // namespace

QString personColumnTitle(PeopleColumn column)
{
    switch (column) {
    case PeopleColumn::Name:
        return Words::tr("Name");
    case PeopleColumn::Email:
        return Words::tr("Email");
    case PeopleColumn::Ids:
        return Words::tr("Ids");
    case PeopleColumn::Created:
        return Words::tr("Created");
    case PeopleColumn::LastSeen:
        return Words::tr("Last seen");
    }
    return {};
}

QString personColumnKey(PeopleColumn column)
{
    static const QStringList keys{QStringLiteral("name"), QStringLiteral("email"), QStringLiteral("ids"),
                                  QStringLiteral("created"), QStringLiteral("lastSeen")};
    return keys.value(static_cast<int>(column));
}

QVariant personValue(const PersonPage &page, int row, PeopleColumn column)
{
    switch (column) {
    case PeopleColumn::Name:
        return optionalText(page.name(row));
    case PeopleColumn::Email:
        return jsonCellValue(page.property(row, emailKey()));
    case PeopleColumn::Ids:
        return page.distinctIds(row);
    case PeopleColumn::Created:
        return optionalTime(page.createdAt(row));
    case PeopleColumn::LastSeen:
        return optionalTime(page.lastSeenAt(row));
    }
    return {};
}

QString personText(const PersonPage &page, int row, PeopleColumn column)
{
    switch (column) {
    case PeopleColumn::Name:
        return oneLine(page.name(row).isEmpty() ? page.uuid(row) : page.name(row));
    case PeopleColumn::Email:
        return oneLine(jsonCellText(page.property(row, emailKey())));
    case PeopleColumn::Ids:
        return oneLine(page.distinctIds(row).join(QStringLiteral(", ")));
    case PeopleColumn::Created:
        return localTime(page.createdAt(row));
    case PeopleColumn::LastSeen:
        return localTime(page.lastSeenAt(row));
    }
    return {};
}

QString personToolTip(const PersonPage &page, int row, PeopleColumn column)
{
    switch (column) {
    case PeopleColumn::Created:
        return exactUtc(page.createdAt(row));
    case PeopleColumn::LastSeen:
        return exactUtc(page.lastSeenAt(row));
    case PeopleColumn::Ids:
        return plainToolTip(page.distinctIds(row).join(u'\n'));
    default:
        return plainToolTip(exactText(personValue(page, row, column)));
    }
}

QVariant personCell(const PersonPage &page, int row, PeopleColumn column, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return personText(page, row, column);
    case Qt::ToolTipRole:
        return optionalText(personToolTip(page, row, column));
    case ValueRole:
        return personValue(page, row, column);
    case KeyRole:
        return page.uuid(row);
    default:
        return {};
    }
}

QVariant propertyCell(const PersonPage &page, int row, const QString &key, int role)
{
    const QByteArrayView json = page.property(row, key);
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(jsonCellText(json));
    case Qt::ToolTipRole:
        return optionalText(plainToolTip(jsonCellText(json)));
    case Qt::TextAlignmentRole:
        return static_cast<int>((isNumber(json) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ValueRole:
        return jsonCellValue(json);
    case KeyRole:
        return page.uuid(row);
    default:
        return {};
    }
}

QVariant jsonCellValue(QByteArrayView json)
{
    if (json.isEmpty() || json == "null")
        return {};
    const char first = json.front();
    if (first == 't' || first == 'f')
        return first == 't';
    if (isNumber(json))
        return numberValue(json);
    return jsonCellText(json);
}

QString jsonCellText(QByteArrayView json)
{
    if (json.isEmpty() || json == "null")
        return {};
    qsizetype at = 0;
    if (json.front() == '"')
        return readJsonString(json, at).value_or(QString());
    return QString::fromUtf8(json);
}

} // namespace desk
