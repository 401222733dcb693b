// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/peoplelist.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace desk {

namespace {

constexpr int BlockBits = 20;
constexpr size_t BlockSize = size_t(1) << BlockBits;
constexpr size_t MostBlocks = size_t(1) << (32 - BlockBits);
constexpr size_t FewestPlaces = 1024;

} // namespace

bool PeopleList::add(qint64 number, std::string_view value, ValueFlaw flaw)
{
    const bool isFull = m_blocks.size() + 1 >= MostBlocks || m_rows.size() >= std::numeric_limits<qint32>::max() ||
                        number > std::numeric_limits<quint32>::max();
    if (isFull)
        return false;
    value = value.substr(0, std::numeric_limits<quint16>::max());
    const auto row = static_cast<quint32>(m_rows.size());
    Row added{static_cast<quint32>(number), 0, 0, static_cast<quint16>(value.size()), flaw};
    if (flaw == ValueFlaw::None) {
        if (m_tableUsed * 4 >= m_table.size() * 3)
            grow();
        const auto hash = static_cast<quint32>(valueHash(value, m_kind));
        Place &place = m_table[placeFor(value, hash)];
        added.first = place.row;
        if (place.row == 0) {
            place = {hash, row + 1};
            ++m_tableUsed;
        }
    }
    // A value that repeats another one letter by letter needs no place of its own.
    const bool isSame = added.first > 0 && this->value(added.first - 1) == value;
    added.start = isSame ? m_rows[added.first - 1].start : store(value);
    m_rows.push_back(added);
    return true;
}

quint32 PeopleList::store(std::string_view value)
{
    if (m_blocks.empty() || m_blockUsed + value.size() >= BlockSize) {
        m_blocks.push_back(std::make_unique<char[]>(BlockSize));
        m_blockUsed = 0;
    }
    if (!value.empty())
        std::memcpy(m_blocks.back().get() + m_blockUsed, value.data(), value.size());
    const size_t start = ((m_blocks.size() - 1) << BlockBits) + m_blockUsed;
    m_blockUsed += value.size();
    return static_cast<quint32>(start);
}

std::string_view PeopleList::value(size_t row) const
{
    const Row &found = m_rows[row];
    return {m_blocks[found.start >> BlockBits].get() + (found.start & (BlockSize - 1)), found.length};
}

size_t PeopleList::firstOf(size_t row) const
{
    return m_rows[row].first ? m_rows[row].first - 1 : None;
}

std::vector<size_t> PeopleList::askable() const
{
    std::vector<size_t> rows;
    for (size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].flaw == ValueFlaw::None && m_rows[row].first == 0)
            rows.push_back(row);
    }
    return rows;
}

size_t PeopleList::find(std::string_view value) const
{
    if (m_table.empty())
        return None;
    const Place &found = m_table[placeFor(value, static_cast<quint32>(valueHash(value, m_kind)))];
    return found.row ? found.row - 1 : None;
}

size_t PeopleList::placeFor(std::string_view value, quint32 hash) const
{
    const size_t mask = m_table.size() - 1;
    const auto isOther = [&](const Place &place) {
        return place.row && (place.hash != hash || !sameValue(this->value(place.row - 1), value, m_kind));
    };
    size_t at = hash & mask;
    while (isOther(m_table[at]))
        at = (at + 1) & mask;
    return at;
}

void PeopleList::grow()
{
    std::vector<Place> old(std::max(m_table.size() * 2, FewestPlaces));
    old.swap(m_table);
    const size_t mask = m_table.size() - 1;
    for (const Place &place : old) {
        size_t at = place.hash & mask;
        while (place.row && m_table[at].row)
            at = (at + 1) & mask;
        if (place.row)
            m_table[at] = place;
    }
}

} // namespace desk
