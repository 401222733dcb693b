// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/people/columnsource.h"

#include "app/demo/columns/columns.h"

namespace demo {

ColumnSource::ColumnSource(const Columns &columns, const GenerationTraits &traits)
    : m_columns(columns)
    , m_naming(namingProperties(traits))
{}

void ColumnSource::read(std::uint32_t person, PersonFacts &facts) const
{
    const PersonTable &persons = m_columns.persons();
    facts.id = persons.id(person);
    facts.uuid = persons.uuid(person);
    facts.createdAt = persons.createdAtUs(person);
    facts.lastSeenAt = persons.lastSeenAtUs(person);
    facts.identified = persons.identified(person);
    facts.properties.clear();
    persons.appendProperties(person, facts.properties);
    facts.nameProperty.clear();
    for (std::size_t i = 0; i < m_naming.size() && facts.nameProperty.empty(); ++i) {
        if (const std::string_view value = persons.property(person, m_naming[i]); isTelling(value))
            facts.nameProperty = value;
    }
    facts.distinctIds.resize(persons.distinctIdCount(person));
    for (std::uint32_t i = 0; i < facts.distinctIds.size(); ++i)
        facts.distinctIds[i] = persons.distinctId(person, i);
}

} // namespace demo
