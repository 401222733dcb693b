// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/people/personfacts.h"

#include <memory>
#include <mutex>
#include <string>

namespace demo {

class Database;
class Statement;

// Persons out of the store's file, through a connection of its own: slower than the columns, but there at once.
class StoredSource final : public PersonSource
{
public:
    StoredSource(const std::string &path, const GenerationTraits &traits);
    ~StoredSource() override;
    void read(std::uint32_t person, PersonFacts &facts) const override;

private:
    void readName(PersonFacts &facts) const;

    const std::vector<std::string> &m_naming;
    mutable std::mutex m_mutex; // for the connection
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Statement> m_person;
    std::unique_ptr<Statement> m_distinctIds;
};

} // namespace demo
