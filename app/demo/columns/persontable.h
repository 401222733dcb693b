// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/columns/propertysets.h"
#include "app/demo/columns/records.h"
#include "app/demo/columns/slottable.h"
#include "app/demo/columns/textpool.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

/*! The persons in the server's order; a person is its index. Part of Columns. */
class PersonTable final
{
public:
    explicit PersonTable(Dictionary &values);

    std::uint32_t add(const PersonRecord &person);
    void reserve(std::uint32_t persons);

    [[nodiscard]] std::uint32_t count() const noexcept { return static_cast<std::uint32_t>(m_ids.size()); }
    [[nodiscard]] std::int64_t id(std::uint32_t person) const { return m_ids[person]; }
    [[nodiscard]] std::string_view uuid(std::uint32_t person) const { return m_uuids.at(person); }
    [[nodiscard]] std::int64_t createdAtUs(std::uint32_t person) const { return m_createdAt[person]; }
    [[nodiscard]] bool identified(std::uint32_t person) const { return m_identified[person]; }
    [[nodiscard]] std::optional<std::int64_t> lastSeenAtUs(std::uint32_t person) const;

    [[nodiscard]] std::uint32_t distinctIdCount(std::uint32_t person) const;
    [[nodiscard]] std::string_view distinctId(std::uint32_t person, std::uint32_t number) const;

    //! The properties as they were given, member by member (blanks between tokens are gone).
    void appendProperties(std::uint32_t person, std::string &json) const { m_properties.appendJson(person, json); }
    //! The JSON text of one property; empty when the person lacks it.
    [[nodiscard]] std::string_view property(std::uint32_t person, std::string_view key) const;
    [[nodiscard]] const PropertySets &properties() const noexcept { return m_properties; }

    [[nodiscard]] std::optional<std::uint32_t> byId(std::int64_t id) const;
    [[nodiscard]] std::optional<std::uint32_t> byUuid(std::string_view uuid) const;
    [[nodiscard]] std::optional<std::uint32_t> byDistinctId(std::string_view distinctId) const;

private:
    void addDistinctIds(const std::vector<std::string> &ids);

    std::vector<std::int64_t> m_ids;
    std::vector<std::int64_t> m_createdAt;
    std::vector<std::int64_t> m_lastSeenAt;
    std::vector<bool> m_identified;
    TextPool m_uuids;
    TextPool m_distinctIds;
    std::vector<std::uint32_t> m_distinctIdEnds;  //!< by person: end of its range in m_distinctIds
    std::vector<std::uint32_t> m_distinctIdOwner; //!< by distinct id: the person
    PropertySets m_properties;
    SlotTable m_byId;
    SlotTable m_byUuid;
    SlotTable m_byDistinctId;
};

} // namespace demo
