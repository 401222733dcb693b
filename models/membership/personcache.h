// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/personlookup.h"

#include <array>
#include <unordered_map>

namespace desk {

//! Whom values named when they were last asked for, so that the same list, corrected and read again, asks for little.
//! Values that named nobody are not kept: people appear. At most MostValues a kind. Owned by who matches lists; GUI
//! thread.
class FoundPersons final
{
public:
    static constexpr size_t MostValues = 500'000;

    //! Null: not known. Several: the value names several people.
    const std::vector<PersonKey> *find(IdKind kind, const std::string &value) const
    {
        const auto &known = m_known[static_cast<size_t>(kind)];
        const auto found = known.find(value);
        return found == known.end() ? nullptr : &found->second;
    }
    //! `found`: everybody whom the values of one question name.
    void add(IdKind kind, const std::vector<FoundPerson> &found)
    {
        auto &known = m_known[static_cast<size_t>(kind)];
        if (known.size() + found.size() > MostValues)
            known.clear();
        for (const FoundPerson &each : found)
            known[each.value].clear();
        for (const FoundPerson &each : found)
            known[each.value].push_back(each.person);
    }
    void clear() { m_known = {}; }

private:
    std::array<std::unordered_map<std::string, std::vector<PersonKey>>, 3> m_known;
};

} // namespace desk
