// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace desk {

//! Who was met before, for one list made of several cohorts: the only thing of an export whose memory grows with the
//! number of people, by 16 bytes and some room for each UUID. A value; any one thread.
class SeenPeople final
{
public:
    //! False when that person was added before. `id`: JSON token.
    bool add(std::string_view id);

private:
    struct Uuid
    {
        unsigned long long high, low;
        bool operator==(const Uuid &) const = default;
    };
    static bool read(std::string_view id, Uuid &uuid);
    bool addUuid(const Uuid &uuid);
    size_t placeFor(const Uuid &uuid) const;
    void grow();

    std::vector<Uuid> m_table; //!< a power of two of places, free ones are nil; open addressing
    size_t m_used = 0;
    std::unordered_set<std::string> m_others;
};

} // namespace desk
