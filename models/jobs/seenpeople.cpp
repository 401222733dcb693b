// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/seenpeople.h"

#include <algorithm>

namespace desk {

bool SeenPeople::add(std::string_view id)
{
    Uuid uuid{};
    if (read(id, uuid) && uuid != Uuid{})
        return addUuid(uuid);
    return m_others.emplace(id).second;
}

bool SeenPeople::addUuid(const Uuid &uuid)
{
    if (m_used * 4 >= m_table.size() * 3)
        grow();
    Uuid &place = m_table[placeFor(uuid)];
    if (place == uuid)
        return false;
    place = uuid;
    ++m_used;
    return true;
}

size_t SeenPeople::placeFor(const Uuid &uuid) const
{
    const size_t mask = m_table.size() - 1;
    const unsigned long long mixed = (uuid.high ^ uuid.low * 0x9e3779b97f4a7c15ULL) * 0xff51afd7ed558ccdULL;
    size_t at = static_cast<size_t>(mixed >> 20) & mask;
    while (m_table[at] != Uuid{} && m_table[at] != uuid)
        at = (at + 1) & mask;
    return at;
}

void SeenPeople::grow()
{
    std::vector<Uuid> old(std::max<size_t>(m_table.size() * 2, 1024));
    old.swap(m_table);
    for (const Uuid &uuid : old) {
        if (uuid != Uuid{})
            m_table[placeFor(uuid)] = uuid;
    }
}

//! "0190d2c1-7777-0000-0000-000000000001" with its quotes; upper case is another text, so it is none.
bool SeenPeople::read(std::string_view id, Uuid &uuid)
{
    constexpr size_t QuotedLength = 38;
    if (id.size() != QuotedLength)
        return false;
    int digits = 0;
    for (size_t i = 0; i < 36; ++i) {
        const char c = id[i + 1];
        const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (isDash ? c != '-' : digit < 0)
            return false;
        if (isDash)
            continue;
        auto &half = digits++ < 16 ? uuid.high : uuid.low;
        half = half << 4 | static_cast<unsigned long long>(digit);
    }
    return true;
}

} // namespace desk
