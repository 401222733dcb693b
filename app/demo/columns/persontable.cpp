// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/columns/persontable.h"

#include <limits>

namespace demo {

namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::min();

std::optional<std::uint32_t> asOptional(std::uint32_t number)
{
    return number == SlotTable::none ? std::nullopt : std::optional(number);
}

} // namespace

PersonTable::PersonTable(Dictionary &values)
    : m_properties(values)
{}

void PersonTable::reserve(std::uint32_t persons)
{
    m_ids.reserve(persons);
    m_createdAt.reserve(persons);
    m_lastSeenAt.reserve(persons);
    m_identified.reserve(persons);
    m_uuids.reserve(persons);
    m_distinctIdEnds.reserve(persons);
}

std::uint32_t PersonTable::add(const PersonRecord &person)
{
    m_properties.add(person.properties); // first: it is what may throw
    m_ids.push_back(person.id);
    m_createdAt.push_back(person.createdAtUs);
    m_lastSeenAt.push_back(person.lastSeenAtUs.value_or(never));
    m_identified.push_back(person.identified);
    m_uuids.add(person.uuid);
    addDistinctIds(person.distinctIds);
    const std::uint32_t number = count() - 1;
    m_byId.insert(number, [this](std::uint32_t old) { return mixHash(0, static_cast<std::uint64_t>(m_ids[old])); });
    m_byUuid.insert(number, [this](std::uint32_t old) { return hashOfText(m_uuids.at(old)); });
    return number;
}

void PersonTable::addDistinctIds(const std::vector<std::string> &ids)
{
    for (const std::string &id : ids) {
        const std::uint32_t number = m_distinctIds.add(id);
        m_distinctIdOwner.push_back(count() - 1);
        m_byDistinctId.insert(number, [this](std::uint32_t old) { return hashOfText(m_distinctIds.at(old)); });
    }
    m_distinctIdEnds.push_back(m_distinctIds.count());
}

std::optional<std::int64_t> PersonTable::lastSeenAtUs(std::uint32_t person) const
{
    const std::int64_t at = m_lastSeenAt[person];
    return at == never ? std::nullopt : std::optional(at);
}

std::uint32_t PersonTable::distinctIdCount(std::uint32_t person) const
{
    return m_distinctIdEnds[person] - (person == 0 ? 0 : m_distinctIdEnds[person - 1]);
}

std::string_view PersonTable::distinctId(std::uint32_t person, std::uint32_t number) const
{
    return m_distinctIds.at((person == 0 ? 0 : m_distinctIdEnds[person - 1]) + number);
}

std::string_view PersonTable::property(std::uint32_t person, std::string_view key) const
{
    const std::uint32_t value = m_properties.value(person, key);
    return value == PropertySets::none ? std::string_view() : m_properties.dictionary().text(value);
}

std::optional<std::uint32_t> PersonTable::byId(std::int64_t id) const
{
    return asOptional(m_byId.find(mixHash(0, static_cast<std::uint64_t>(id)),
                                  [&](std::uint32_t person) { return m_ids[person] == id; }));
}

std::optional<std::uint32_t> PersonTable::byUuid(std::string_view uuid) const
{
    return asOptional(
        m_byUuid.find(hashOfText(uuid), [&](std::uint32_t person) { return m_uuids.at(person) == uuid; }));
}

std::optional<std::uint32_t> PersonTable::byDistinctId(std::string_view distinctId) const
{
    const std::uint32_t number = m_byDistinctId.find(
        hashOfText(distinctId), [&](std::uint32_t id) { return m_distinctIds.at(id) == distinctId; });
    return number == SlotTable::none ? std::nullopt : std::optional(m_distinctIdOwner[number]);
}

} // namespace demo
