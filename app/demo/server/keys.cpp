// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/keys.h"

#include <algorithm>
#include <stdexcept>

namespace demo {

namespace {

constexpr std::string_view ReadSuffix = ":read";

std::vector<std::string> readScopes()
{
    return {"cohort:read",           "person:read", "activity_log:read", "property_definition:read",
            "event_definition:read", "action:read", "query:read",        "feature_flag:read",
            "insight:read",          "user:read",   "organization:read", "project:read"};
}

std::vector<std::string> without(std::vector<std::string> scopes, std::string_view dropped)
{
    std::erase(scopes, dropped);
    return scopes;
}

std::string derivedKey(std::uint64_t seed, std::string_view name)
{
    return "phx_" + derivedText(seed, name, 43);
}

std::uint64_t mixed(std::uint64_t value)
{
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

} // namespace

bool AccessKey::allows(std::string_view scope) const
{
    const auto has = [this](std::string_view wanted) {
        return std::find(scopes.begin(), scopes.end(), wanted) != scopes.end();
    };
    if (has("*") || has(scope))
        return true;
    const bool reading =
        scope.size() > ReadSuffix.size() && scope.substr(scope.size() - ReadSuffix.size()) == ReadSuffix;
    return reading && has(std::string(scope.substr(0, scope.size() - ReadSuffix.size())) + ":write");
}

KeyRing::KeyRing(std::uint64_t seed, std::string fullKey)
{
    m_keys = {
        {"full", fullKey.empty() ? derivedKey(seed, "full") : std::move(fullKey), {"*"}},
        {"read_only", derivedKey(seed, "read_only"), readScopes()},
        {"cohort_only", derivedKey(seed, "cohort_only"), {"cohort:write", "person:read"}},
        {"person_blind", derivedKey(seed, "person_blind"), without(readScopes(), "person:read")},
        {"project_limited", derivedKey(seed, "project_limited"), {"*"}, {1}},
        {"viewer", derivedKey(seed, "viewer"), {"*"}, {}, "viewer"},
        {"outsider", derivedKey(seed, "outsider"), {"*"}, {}, "none"},
    };
}

const AccessKey *KeyRing::find(std::string_view text) const
{
    const auto found =
        std::find_if(m_keys.begin(), m_keys.end(), [&](const AccessKey &key) { return key.text == text; });
    return found == m_keys.end() ? nullptr : &*found;
}

const std::string &KeyRing::text(std::string_view name) const
{
    const auto found =
        std::find_if(m_keys.begin(), m_keys.end(), [&](const AccessKey &key) { return key.name == name; });
    if (found == m_keys.end())
        throw std::out_of_range("no such demo key");
    return found->text;
}

std::string derivedText(std::uint64_t seed, std::string_view purpose, std::size_t count)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    std::uint64_t state = mixed(seed);
    for (const char c : purpose)
        state = mixed(state ^ static_cast<unsigned char>(c));
    std::string text;
    while (text.size() < count) {
        state = mixed(state);
        text += letters[state % letters.size()];
    }
    return text;
}

} // namespace demo
