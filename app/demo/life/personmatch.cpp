// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/columns/columns.h"
#include "app/demo/json.h"
#include "app/demo/life/identifiers.h"

#include <optional>
#include <unordered_map>

namespace demo {

namespace {

// Persons by the exact text of their property `email`; several may share one.
std::unordered_multimap<std::string, std::uint32_t> emails(const Columns &columns)
{
    std::unordered_multimap<std::string, std::uint32_t> byEmail;
    for (std::uint32_t person = 0; person < columns.personCount(); ++person) {
        const Json value = Json::parse(columns.persons().property(person, "email"), nullptr, false);
        if (value.is_string())
            byEmail.emplace(value.get<std::string>(), person);
    }
    return byEmail;
}

Matched matchEmails(const IdentifierList &list, const Columns &columns)
{
    const auto byEmail = emails(columns);
    Matched matched{Members(columns.personCount()), 0};
    for (const std::string &email : list.values) {
        const auto [from, to] = byEmail.equal_range(email);
        matched.unmatched += from == to ? 1 : 0;
        for (auto person = from; person != to; ++person)
            matched.members.add(person->second);
    }
    return matched;
}

std::optional<std::uint32_t> personOf(const std::string &value, IdentifierKind kind, const PersonTable &persons)
{
    if (kind == IdentifierKind::DistinctId)
        return persons.byDistinctId(value);
    return isUuid(value) ? persons.byUuid(canonicalUuid(value)) : std::nullopt;
}

} // namespace

Matched matchIdentifiers(const IdentifierList &list, const Columns &columns)
{
    if (list.kind == IdentifierKind::Email)
        return matchEmails(list, columns);
    Matched matched{Members(columns.personCount()), 0};
    for (const std::string &value : list.values) {
        if (const auto person = personOf(value, list.kind, columns.persons()))
            matched.members.add(*person);
        else
            ++matched.unmatched;
    }
    return matched;
}

bool isUuid(std::string_view text)
{
    std::size_t digits = 0;
    for (const char c : text) {
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (!hex && c != '-')
            return false;
        digits += hex ? 1 : 0;
    }
    return digits == 32;
}

std::string canonicalUuid(std::string_view text)
{
    std::string digits;
    for (const char c : text)
        if (c != '-')
            digits += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    for (const std::size_t at : {8U, 13U, 18U, 23U})
        if (digits.size() > at)
            digits.insert(at, 1, '-');
    return digits;
}

} // namespace demo
