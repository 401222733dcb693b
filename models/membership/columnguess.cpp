// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/columnguess.h"

#include "models/membership/idvalue.h"

#include <QSet>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! "Person .id", "person-id" and "person_id" are one name.
QString foldedName(const QString &cell)
{
    QString name;
    for (const QChar c : cell) {
        if (c.isLetterOrNumber())
            name += c.toLower();
    }
    return name;
}

enum class Meaning { Nothing, Person, Distinct, Email, SomeId, OtherColumn };

Meaning meaningOf(const QString &cell)
{
    static const QSet<QString> Person{u"personid"_s, u"personuuid"_s, u"personsid"_s};
    static const QSet<QString> Distinct{u"distinctid"_s, u"distinctids"_s, u"distinctids0"_s, u"persondistinctid"_s};
    static const QSet<QString> Email{
        u"email"_s, u"mail"_s, u"emailaddress"_s, u"propertiesemail"_s, u"personpropertiesemail"_s, u"useremail"_s};
    static const QSet<QString> SomeId{u"id"_s, u"uuid"_s, u"userid"_s, u"user"_s, u"identifier"_s, u"uid"_s};
    static const QSet<QString> Other{u"name"_s,      u"createdat"_s, u"lastseenat"_s, u"isidentified"_s,
                                     u"firstname"_s, u"lastname"_s,  u"username"_s};
    const QString name = foldedName(cell);
    if (Person.contains(name))
        return Meaning::Person;
    if (Distinct.contains(name))
        return Meaning::Distinct;
    if (Email.contains(name))
        return Meaning::Email;
    if (SomeId.contains(name))
        return Meaning::SomeId;
    const bool isProperty = cell.trimmed().startsWith("properties."_L1);
    return isProperty || Other.contains(name) ? Meaning::OtherColumn : Meaning::Nothing;
}

bool isOfKind(const QString &cell, IdKind kind)
{
    const std::string text = cell.toStdString();
    const std::string_view value = trimmedValue(text, kind);
    return !value.empty() && flawOf(value, kind) == ValueFlaw::None;
}

bool isBlank(const QString &cell)
{
    return cell.trimmed().isEmpty();
}

//! Nearly all that is there: one broken row does not hide what a column is.
bool holds(const ListCells &rows, int column, IdKind kind)
{
    int filled = 0, fitting = 0;
    for (const QStringList &row : rows) {
        if (column >= row.size() || isBlank(row[column]))
            continue;
        ++filled;
        fitting += isOfKind(row[column], kind) ? 1 : 0;
    }
    return filled > 0 && fitting * 10 >= filled * 7;
}

IdKind kindByContent(const ListCells &rows, int column)
{
    for (const IdKind kind : {IdKind::PersonId, IdKind::Email}) {
        if (holds(rows, column, kind))
            return kind;
    }
    return IdKind::DistinctId;
}

int widthOf(const QStringList &header, const ListCells &rows)
{
    qsizetype width = header.size();
    for (const QStringList &row : rows)
        width = std::max(width, row.size());
    return static_cast<int>(width);
}

//! How well a column serves, 0 not at all. By name first, as the server does (contract 4), then by what is in it.
int worth(Meaning meaning, IdKind content, IdKind kind)
{
    const bool fits = content == kind;
    switch (kind) {
    case IdKind::PersonId:
        if (meaning == Meaning::Person)
            return 100;
        return fits && meaning != Meaning::Distinct ? (meaning == Meaning::SomeId ? 90 : 40) : 0;
    case IdKind::DistinctId:
        return meaning == Meaning::Distinct ? 80 : meaning == Meaning::SomeId ? 50 : 10;
    case IdKind::Email:
        break;
    }
    if (meaning == Meaning::Email)
        return 70;
    return fits && meaning != Meaning::Distinct ? (meaning == Meaning::SomeId ? 60 : 30) : 0;
}

//! Whether values of this kind show that what stands above them is a name. Any text may be a distinct id, a person id
//! or an address too, so in a list of those only addresses beside the ids do: an id taken for a header would be lost
//! without a word.
bool showsHeader(IdKind content, qsizetype columns, std::optional<IdKind> wanted)
{
    if (wanted == IdKind::DistinctId)
        return content == IdKind::Email && columns > 1;
    return content != IdKind::DistinctId;
}

bool hasValues(const ListCells &rows, int column)
{
    return std::any_of(rows.begin(), rows.end(),
                       [column](const QStringList &row) { return column < row.size() && !isBlank(row[column]); });
}

} // namespace

ColumnGuess guessColumn(const QStringList &header, const ListCells &rows, std::optional<IdKind> wanted)
{
    ColumnGuess best{0, wanted.value_or(IdKind::DistinctId)};
    int bestWorth = -1;
    for (int column = 0; column < widthOf(header, rows); ++column) {
        const Meaning meaning = column < header.size() ? meaningOf(header[column]) : Meaning::Nothing;
        const IdKind content = kindByContent(rows, column);
        for (const IdKind kind : {IdKind::PersonId, IdKind::DistinctId, IdKind::Email}) {
            if (wanted && kind != *wanted)
                continue;
            int value = worth(meaning, content, kind);
            value -= hasValues(rows, column) ? 0 : 5; // a blank column names nobody
            if (value > bestWorth) {
                bestWorth = value;
                best = {column, kind};
            }
        }
    }
    return best;
}

bool looksLikeHeader(const ListCells &rows, std::optional<IdKind> wanted)
{
    if (rows.isEmpty())
        return false;
    const QStringList &first = rows.constFirst();
    const bool hasKnownName = std::any_of(first.begin(), first.end(),
                                          [](const QString &cell) { return meaningOf(cell) != Meaning::Nothing; });
    if (hasKnownName || rows.size() < 2)
        return hasKnownName;
    const ListCells below = rows.sliced(1);
    for (int column = 0; column < first.size(); ++column) {
        const IdKind kind = kindByContent(below, column);
        if (showsHeader(kind, first.size(), wanted) && !isBlank(first[column]))
            return !isOfKind(first[column], kind) && !first[column].contains(u'@');
    }
    return false;
}

bool hasTellingId(const QStringList &row)
{
    return std::any_of(row.begin(), row.end(), [](const QString &cell) {
        return isOfKind(cell, IdKind::Email) || isOfKind(cell, IdKind::PersonId);
    });
}

std::optional<IdKind> onlyKindOf(const ListCells &rows)
{
    for (const IdKind kind : {IdKind::Email, IdKind::PersonId}) {
        const auto fits = [kind](const QString &cell) { return isBlank(cell) || isOfKind(cell, kind); };
        if (std::all_of(rows.begin(), rows.end(),
                        [&](const QStringList &row) { return std::all_of(row.begin(), row.end(), fits); }))
            return kind;
    }
    return std::nullopt;
}

} // namespace desk
