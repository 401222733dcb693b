// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/people/storedsource.h"

#include "app/demo/columns/jsontext.h"
#include "app/demo/store/database.h"

#include <algorithm>
#include <stdexcept>

namespace demo {

StoredSource::StoredSource(const std::string &path, const GenerationTraits &traits)
    : m_naming(namingProperties(traits))
    , m_database(std::make_unique<Database>(path, Database::Mode::Read))
{
    m_person = std::make_unique<Statement>(
        m_database->prepare("SELECT id, uuid, created_at, last_seen_at, is_identified, properties FROM person "
                            "WHERE id = ?"));
    m_distinctIds = std::make_unique<Statement>(
        m_database->prepare("SELECT distinct_id FROM person_distinct_id WHERE person_id = ? ORDER BY number"));
}

StoredSource::~StoredSource() = default;

void StoredSource::read(std::uint32_t person, PersonFacts &facts) const
{
    const std::lock_guard lock(m_mutex);
    m_person->bind(std::int64_t(person) + 1);
    if (!m_person->step())
        throw std::out_of_range("no person at this place");
    facts.id = m_person->integer(0);
    facts.uuid = m_person->text(1);
    facts.createdAt = instantFromIso(m_person->text(2)).value_or(0);
    facts.lastSeenAt = m_person->isNull(3) ? std::nullopt : instantFromIso(m_person->text(3));
    facts.identified = m_person->integer(4) != 0;
    facts.properties = m_person->text(5);
    readName(facts);
    facts.distinctIds.clear();
    m_distinctIds->bind(facts.id);
    while (m_distinctIds->step())
        facts.distinctIds.emplace_back(m_distinctIds->text(0));
}

void StoredSource::readName(PersonFacts &facts) const
{
    facts.nameProperty.clear();
    std::size_t best = m_naming.size();
    ObjectReader properties(facts.properties);
    while (properties.next()) {
        const auto found = std::find(m_naming.begin(), m_naming.end(), properties.key());
        const auto rank = static_cast<std::size_t>(found - m_naming.begin());
        if (rank < best && isTelling(properties.value())) {
            facts.nameProperty = properties.value();
            best = rank;
        }
    }
}

} // namespace demo
