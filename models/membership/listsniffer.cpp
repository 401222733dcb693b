// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/listsniffer.h"

#include "models/membership/columnguess.h"
#include "models/membership/listtext.h"
#include "models/membership/recordscanner.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>
#include <map>
#include <string>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PeopleList)
};

constexpr size_t SampleBytes = 128 * 1024;
constexpr int SampleRows = 200;
constexpr int ShownRows = 50;
constexpr char Separators[] = {',', '\t', ';', '|'};

Error refusal(const QString &text)
{
    return {ErrorKind::Invalid, text};
}

//! The start of a list as UTF-8 text.
struct Sample
{
    std::string text;
    bool isWhole = true;
};

Result<Sample> readSample(QIODevice &device, ListEncoding encoding)
{
    if (!device.seek(0))
        return Error{ErrorKind::File, Words::tr("The list cannot be read from its start.")};
    ListText source(device, encoding);
    Sample sample;
    while (sample.text.size() < SampleBytes) {
        const auto piece = source.next();
        if (!piece)
            return piece.error();
        if (piece->empty())
            return sample;
        sample.text.append(*piece);
    }
    sample.text.resize(SampleBytes);
    sample.isWhole = false;
    return sample;
}

QStringList textsOf(const std::vector<std::string_view> &cells)
{
    QStringList texts;
    for (const std::string_view cell : cells)
        texts << QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size()));
    return texts;
}

bool isBlankRow(const QStringList &row)
{
    return std::all_of(row.begin(), row.end(), [](const QString &cell) { return cell.trimmed().isEmpty(); });
}

//! The first rows that are not blank.
ListCells cellsOf(const Sample &sample, char separator, bool hasQuotes)
{
    ListCells rows;
    const auto take = [&rows](const ListRecord &record) {
        const QStringList row = textsOf(record.cells);
        if (!isBlankRow(row))
            rows << row;
        return rows.size() < SampleRows;
    };
    RecordScanner scanner(separator, hasQuotes);
    // The record that the sample cuts is no row, unless it is all there is.
    if (scanner.feed(sample.text, take) && (sample.isWhole || rows.isEmpty()))
        scanner.finish(take);
    return rows;
}

//! How many rows have the most usual number of cells, when that is more than one.
int agreement(const ListCells &rows)
{
    std::map<qsizetype, int> counts;
    for (const QStringList &row : rows)
        ++counts[row.size()];
    const auto usual =
        std::max_element(counts.begin(), counts.end(), [](auto &a, auto &b) { return a.second < b.second; });
    return usual != counts.end() && usual->first > 1 ? usual->second : 0;
}

//! The separator that cuts at least half of the rows into equally many cells; NUL when there is none.
char guessSeparator(const Sample &sample, bool hasQuotes)
{
    char best = '\0';
    int bestAgreement = 0;
    for (const char separator : Separators) {
        const ListCells rows = cellsOf(sample, separator, hasQuotes);
        const int agree = agreement(rows);
        if (agree * 2 >= rows.size() && agree > bestAgreement) {
            best = separator;
            bestAgreement = agree;
        }
    }
    return best;
}

//! "a@b.c, d@e.f; g@h.i": people paste such lines from mails and chats.
bool findEveryCell(const Sample &sample, ListFormat &format)
{
    for (const char separator : {',', ';', '\t', ' '}) {
        const ListCells rows = cellsOf(sample, separator, format.hasQuotes);
        const bool hasSeveral =
            std::any_of(rows.begin(), rows.end(), [](const QStringList &row) { return row.size() > 1; });
        const auto kind = hasSeveral ? onlyKindOf(rows) : std::nullopt;
        if (!kind)
            continue;
        format.separator = separator;
        format.everyCell = true;
        format.kind = *kind;
        return true;
    }
    return false;
}

//! One line of several distinct ids; and not a row of a table, with a name and dates beside the email.
bool isOneLineOfIds(const ListCells &rows, char separator)
{
    const bool isOneLine = rows.size() == 1 && rows.constFirst().size() > 2 && !looksLikeHeader(rows);
    return isOneLine && !(separator == '\t' && hasTellingId(rows.constFirst()));
}

ListLook lookOf(const Sample &sample, const ListFormat &format)
{
    ListLook look{format, {}, cellsOf(sample, format.separator, format.hasQuotes), 1, false};
    for (const QStringList &row : look.rows)
        look.columns = std::max(look.columns, static_cast<int>(row.size()));
    if (format.hasHeader && !look.rows.isEmpty())
        look.header = look.rows.takeFirst();
    look.rows = look.rows.first(std::min<qsizetype>(ShownRows, look.rows.size()));
    return look;
}

Result<Done> applyColumn(const QString &wanted, ListLook &look)
{
    bool isNumber = false;
    const int number = wanted.toInt(&isNumber);
    if (isNumber && number >= 1 && number <= look.columns) {
        look.format.column = number - 1;
        return Done{};
    }
    if (isNumber)
        return refusal(Words::tr("There is no column %1: the last one is column %2.").arg(number).arg(look.columns));
    const auto found = std::find_if(look.header.begin(), look.header.end(), [&](const QString &name) {
        return name.trimmed().compare(wanted.trimmed(), Qt::CaseInsensitive) == 0;
    });
    if (found == look.header.end())
        return refusal(
            look.header.isEmpty()
                ? Words::tr("The list has no header, so it has no column “%1”.").arg(wanted)
                : Words::tr("The list has no column “%1”. It has: %2.").arg(wanted, look.header.join(u", "_s)));
    look.format.column = static_cast<int>(found - look.header.begin());
    return Done{};
}

//! A named column means that the first row is a header, whatever it looks like.
void nameHeader(const QString &wanted, ListLook &look)
{
    if (look.format.hasHeader || look.rows.isEmpty() || wanted.isEmpty())
        return;
    const QStringList &first = look.rows.constFirst();
    const bool isThere = std::any_of(first.begin(), first.end(), [&](const QString &cell) {
        return cell.trimmed().compare(wanted.trimmed(), Qt::CaseInsensitive) == 0;
    });
    if (!isThere)
        return;
    look.format.hasHeader = true;
    look.header = look.rows.takeFirst();
}

Result<ListLook> chooseColumn(ListLook look, const ListHints &hints)
{
    nameHeader(hints.column, look);
    const ColumnGuess guess = guessColumn(look.header, look.rows, hints.kind);
    look.format.column = guess.column;
    look.format.kind = guess.kind;
    if (hints.column.isEmpty())
        return look;
    look.format.everyCell = false;
    if (const auto applied = applyColumn(hints.column, look); !applied)
        return applied.error();
    ListCells column;
    for (const QStringList &row : look.rows)
        column << QStringList{row.value(look.format.column)};
    look.format.kind = guessColumn({look.header.value(look.format.column)}, column, hints.kind).kind;
    return look;
}

ListFormat guessFormat(const Sample &sample, ListEncoding encoding, const ListHints &hints)
{
    ListFormat format;
    format.encoding = encoding;
    format.separator = guessSeparator(sample, format.hasQuotes);
    ListCells rows = cellsOf(sample, format.separator, format.hasQuotes);
    format.hasHeader = looksLikeHeader(rows, hints.kind);
    if (format.hasHeader || !hints.column.isEmpty())
        return format;
    if (!findEveryCell(sample, format) && isOneLineOfIds(rows, format.separator))
        format.everyCell = true;
    return format;
}

Result<EncodingLook> checkedEncoding(QIODevice &device)
{
    if (!device.seek(0))
        return Error{ErrorKind::File, Words::tr("The list cannot be read from its start.")};
    auto encoding = lookAtEncoding(device);
    if (!encoding)
        return encoding;
    if (!encoding->whyNot.isEmpty())
        return refusal(Words::tr("This is no list: it is %1.").arg(encoding->whyNot));
    if (encoding->isEmpty)
        return refusal(Words::tr("The list is empty: there is nothing in it but blanks."));
    return encoding;
}

} // namespace

Result<ListLook> sniffList(QIODevice &device, const ListHints &hints)
{
    const auto encoding = checkedEncoding(device);
    if (!encoding)
        return encoding.error();
    const auto sample = readSample(device, encoding->encoding);
    if (!sample)
        return sample.error();
    ListLook look = lookOf(*sample, guessFormat(*sample, encoding->encoding, hints));
    look.hasByteOrderMark = encoding->hasMark;
    if (!look.format.everyCell)
        return chooseColumn(std::move(look), hints);
    look.format.kind = hints.kind.value_or(look.format.kind);
    return look;
}

Result<ListLook> lookAtList(QIODevice &device, const ListFormat &format)
{
    const auto sample = readSample(device, format.encoding);
    if (!sample)
        return sample.error();
    return lookOf(*sample, format);
}

} // namespace desk
