// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/idvalue.h"
#include "models/membership/listformat.h"

#include <memory>
#include <string_view>
#include <vector>

namespace desk {

//! The values of a list, each with its row, in about 16 bytes and its text a value, and which of them repeat an earlier
//! one. Filled once, then read. Any one thread at a time.
class PeopleList final
{
public:
    static constexpr size_t None = static_cast<size_t>(-1);

    explicit PeopleList(IdKind kind = IdKind::DistinctId)
        : m_kind(kind)
    {}

    //! `number`: the row in the file, from 1. False: the list is as long as it can be.
    bool add(qint64 number, std::string_view value, ValueFlaw flaw);
    //! Rows that had nothing where the value should be.
    void addBlank() { ++m_blanks; }

    IdKind kind() const { return m_kind; }
    size_t size() const { return m_rows.size(); }
    qint64 blanks() const { return m_blanks; }
    qint64 number(size_t row) const { return m_rows[row].number; }
    std::string_view value(size_t row) const;
    ValueFlaw flaw(size_t row) const { return m_rows[row].flaw; }
    //! The earlier row with the same value, or None.
    size_t firstOf(size_t row) const;
    //! Of all values that may name somebody and repeat none before them.
    std::vector<size_t> askable() const;
    //! The row of a value as it is compared, or None.
    size_t find(std::string_view value) const;

private:
    struct Row
    {
        quint32 number = 0;
        quint32 start = 0; //!< block and offset
        quint32 first = 0; //!< row + 1; 0: none
        quint16 length = 0;
        ValueFlaw flaw = ValueFlaw::None;
    };
    //! The hash beside the row spares a look at the text, which is far away in memory.
    struct Place
    {
        quint32 hash = 0;
        quint32 row = 0; //!< row + 1; 0: free
    };
    size_t placeFor(std::string_view value, quint32 hash) const;
    void grow();
    quint32 store(std::string_view value);

    IdKind m_kind;
    std::vector<Row> m_rows;
    std::vector<std::unique_ptr<char[]>> m_blocks;
    size_t m_blockUsed = 0;
    std::vector<Place> m_table; //!< a power of two of places
    size_t m_tableUsed = 0;
    qint64 m_blanks = 0;
};

} // namespace desk
