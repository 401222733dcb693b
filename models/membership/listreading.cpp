// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/listreading.h"

#include "models/membership/listtext.h"
#include "models/membership/peoplelist.h"
#include "models/membership/recordscanner.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PeopleList)
};

//! Turns records into values: passes over the header, picks the column.
class ValuePicker final
{
public:
    ValuePicker(const ListFormat &format, const std::function<bool(const ListValue &)> &take)
        : m_format(format)
        , m_take(take)
        , m_isHeaderNext(format.hasHeader)
    {}

    bool operator()(const ListRecord &record)
    {
        if (m_isHeaderNext && isBlank(record))
            return true; // contract 4: the first row is the first one that is not blank
        if (std::exchange(m_isHeaderNext, false))
            return true;
        return m_format.everyCell ? giveAll(record) : giveOne(record);
    }

private:
    static bool isBlank(const ListRecord &record)
    {
        return std::all_of(record.cells.begin(), record.cells.end(),
                           [](std::string_view cell) { return trimmedValue(cell, IdKind::DistinctId).empty(); });
    }
    bool give(const ListRecord &record, size_t column)
    {
        const std::string_view value = trimmedValue(record.cells[column], m_format.kind);
        if (record.cut[column])
            return m_take({record.number, value.substr(0, 64), ValueFlaw::TooLong});
        return m_take({record.number, value, value.empty() ? ValueFlaw::None : flawOf(value, m_format.kind)});
    }
    bool giveOne(const ListRecord &record)
    {
        const auto column = static_cast<size_t>(m_format.column);
        return column < record.cells.size() ? give(record, column) : m_take({record.number, {}, ValueFlaw::None});
    }
    bool giveAll(const ListRecord &record)
    {
        for (size_t column = 0; column < record.cells.size(); ++column) {
            const bool isGap = trimmedValue(record.cells[column], m_format.kind).empty();
            if (!isGap && !give(record, column))
                return false;
        }
        return true;
    }

    const ListFormat &m_format;
    const std::function<bool(const ListValue &)> &m_take;
    bool m_isHeaderNext;
};

Error openQuoteError(qint64 record)
{
    return {ErrorKind::Invalid, Words::tr("The quotation mark that opens in row %1 is never closed, so where the rows "
                                          "behind it end cannot be known. Close it, or read the list without quotation "
                                          "marks.")
                                    .arg(record)};
}

} // namespace

Result<Done> readList(QIODevice &device, const ListFormat &format, const std::function<bool(const ListValue &)> &take,
                      const std::atomic_bool *cancelled)
{
    if (!device.seek(0))
        return Error{ErrorKind::File, Words::tr("The list cannot be read from its start.")};
    ListText text(device, format.encoding);
    RecordScanner scanner(format.separator, format.hasQuotes);
    ValuePicker pick(format, take);
    while (true) {
        const auto piece = text.next();
        if (!piece)
            return piece.error();
        if (piece->empty())
            break;
        if ((cancelled && *cancelled) || !scanner.feed(*piece, pick))
            return Done{};
    }
    scanner.finish(pick);
    if (const auto record = scanner.openQuote())
        return openQuoteError(*record);
    return Done{};
}

Result<Done> readList(QIODevice &device, const ListFormat &format, PeopleList &list, const std::atomic_bool *cancelled)
{
    bool isFull = false;
    const auto take = [&](const ListValue &value) {
        if (value.value.empty() && value.flaw == ValueFlaw::None)
            list.addBlank();
        else
            isFull = !list.add(value.number, value.value, value.flaw);
        return !isFull;
    };
    auto done = readList(device, format, take, cancelled);
    if (isFull)
        return Error{ErrorKind::Invalid,
                     Words::tr("The list is too long: a list holds at most 2 billion rows and 4 GB. Cut it in parts.")};
    return done;
}

} // namespace desk
