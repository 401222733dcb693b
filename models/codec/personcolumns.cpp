// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/personcolumns.h"

#include <QCoreApplication>

#include <array>
#include <optional>

namespace desk {

namespace {

struct Word
{
    PersonColumn::Field field;
    const char *text;
};

constexpr std::array Words{
    Word{PersonColumn::Field::Id, "id"},
    Word{PersonColumn::Field::Name, "name"},
    Word{PersonColumn::Field::Email, "email"},
    Word{PersonColumn::Field::DistinctIds, "distinct_ids"},
    Word{PersonColumn::Field::DistinctId, "distinct_id"},
    Word{PersonColumn::Field::CreatedAt, "created_at"},
    Word{PersonColumn::Field::LastSeenAt, "last_seen_at"},
    Word{PersonColumn::Field::IsIdentified, "is_identified"},
};

constexpr QLatin1StringView PropertyPrefix("properties.");

std::optional<PersonColumn> columnOf(const QString &name)
{
    if (name.startsWith(PropertyPrefix) && name.size() > PropertyPrefix.size())
        return PersonColumn{PersonColumn::Field::Property, name.sliced(PropertyPrefix.size()).toUtf8()};
    for (const Word &word : Words) {
        if (name == QLatin1StringView(word.text))
            return PersonColumn{word.field};
    }
    return std::nullopt;
}

QString withoutLeadingBlanks(const QString &text)
{
    qsizetype at = 0;
    while (at < text.size() && text[at].isSpace())
        ++at;
    return text.sliced(at);
}

//! Splits at commas that no backslash precedes, and takes that backslash away from the others.
QStringList splitList(const QString &list)
{
    QStringList items{QString()};
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (list[i] == u'\\' && i + 1 < list.size() && list[i + 1] == u',')
            items.back() += list[++i];
        else if (list[i] == u',')
            items.append(QString());
        else
            items.back() += list[i];
    }
    return items;
}

Error unknownColumn(const QString &item)
{
    const QString known = personColumnWords().join(QStringLiteral(", "));
    if (item.isEmpty())
        return {ErrorKind::Invalid,
                QCoreApplication::translate("desk::PersonColumns", "A column name is missing in the list of columns. "
                                                                   "Known are %1 and properties.KEY.")
                    .arg(known)};
    return {ErrorKind::Invalid, QCoreApplication::translate("desk::PersonColumns",
                                                            "There is no column “%1”. Known are %2 and properties.KEY.")
                                    .arg(item, known)};
}

} // namespace

QByteArray PersonColumn::name() const
{
    if (field == Field::Property)
        return PropertyPrefix.data() + property;
    for (const Word &word : Words) {
        if (word.field == field)
            return word.text;
    }
    return {};
}

QStringList personColumnWords()
{
    QStringList words;
    for (const Word &word : Words)
        words.append(QString::fromLatin1(word.text));
    return words;
}

std::vector<PersonColumn> defaultPersonColumns()
{
    using Field = PersonColumn::Field;
    return {{Field::Id}, {Field::Name}, {Field::Email}, {Field::DistinctIds}, {Field::CreatedAt}};
}

Result<std::vector<PersonColumn>> parsePersonColumns(const QString &list)
{
    std::vector<PersonColumn> columns;
    for (const QString &item : splitList(list)) {
        const QString name = withoutLeadingBlanks(item);
        const auto column = columnOf(name);
        if (!column)
            return unknownColumn(name);
        columns.push_back(*column);
    }
    return columns;
}

} // namespace desk
