// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

// A personal API key of the demo's owner with what it may do (contract 1.3).
struct AccessKey
{
    std::string name; // how tests call it; never sent
    std::string text;
    std::vector<std::string> scopes;         // `*`, `object:read`, `object:write`
    std::vector<std::int64_t> projects = {}; // empty: not limited to projects
    std::string cohortLevel = "editor";      // what its owner may do to cohorts: `editor`, `viewer`, `none`

    // `object:write` satisfies `object:read`.
    bool allows(std::string_view scope) const;
};

// All keys of one server: `full`, `read_only`, `cohort_only`, `person_blind`, `project_limited`, `viewer` (of somebody
// who may only look at cohorts), `outsider` (of somebody who may not even that), derived from the seed.
class KeyRing final
{
public:
    KeyRing() = default;
    // `fullKey` replaces the derived text of the key `full` when it is not empty.
    KeyRing(std::uint64_t seed, std::string fullKey);

    const AccessKey *find(std::string_view text) const;
    const std::string &text(std::string_view name) const;
    const std::vector<AccessKey> &keys() const { return m_keys; }

private:
    std::vector<AccessKey> m_keys;
};

// `count` letters and digits that depend on `seed` and `purpose` alone.
std::string derivedText(std::uint64_t seed, std::string_view purpose, std::size_t count);

} // namespace demo
