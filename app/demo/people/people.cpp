// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/people/people.h"

#include "app/demo/columns/columns.h"
#include "app/demo/engine/engine.h"
#include "app/demo/people/columnsource.h"
#include "app/demo/people/loadcolumns.h"
#include "app/demo/people/storedsource.h"
#include "app/demo/store/database.h"

#include <algorithm>

namespace demo {

namespace {

constexpr std::size_t RememberedSearches = 8;

} // namespace

People::People(std::unique_ptr<Columns> columns, const GenerationTraits &traits)
    : m_count(columns->personCount())
    , m_traits(traits)
    , m_columns(std::move(columns))
    , m_columnSource(std::make_unique<ColumnSource>(*m_columns, traits))
    , m_ready(m_promise.get_future())
    , m_inMemory(true)
{
    m_promise.set_value();
}

People::People(const std::string &path, const GenerationTraits &traits)
    : m_traits(traits)
    , m_storedSource(std::make_unique<StoredSource>(path, traits))
    , m_ready(m_promise.get_future())
{
    Database database(path, Database::Mode::Read);
    m_count = static_cast<std::uint32_t>(database.integer("SELECT count(*) FROM person"));
    m_loader = std::thread([this, path] { load(path); });
}

People::~People()
{
    giveUp();
    if (m_loader.joinable())
        m_loader.join();
}

const PersonSource &People::source() const
{
    return m_inMemory ? *m_columnSource : *m_storedSource;
}

const Columns &People::columns() const
{
    m_ready.get();
    return *m_columns;
}

std::shared_ptr<const Members> People::search(const std::string &text) const
{
    {
        const std::lock_guard lock(m_searchMutex);
        const auto known =
            std::find_if(m_searches.begin(), m_searches.end(), [&](const Found &found) { return found.first == text; });
        if (known != m_searches.end())
            return known->second;
    }
    auto found = std::make_shared<const Members>(searchPersons(text, columns()));
    const std::lock_guard lock(m_searchMutex);
    m_searches.emplace_front(text, found);
    if (m_searches.size() > RememberedSearches)
        m_searches.pop_back();
    return found;
}

void People::load(const std::string &path)
{
    try {
        m_columns = loadColumns(path, m_stopping);
        m_columnSource = std::make_unique<ColumnSource>(*m_columns, m_traits);
        m_inMemory = true;
        m_promise.set_value();
    } catch (...) {
        m_promise.set_exception(std::current_exception());
    }
}

} // namespace demo
