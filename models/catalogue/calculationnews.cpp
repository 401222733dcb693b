// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/calculationnews.h"

namespace desk {

CalculationNews::CalculationNews(Clock clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
{}

void CalculationNews::setCatalogue(CohortCatalogue *catalogue)
{
    if (m_catalogue)
        m_catalogue->disconnect(this);
    m_catalogue = catalogue;
    m_expected.clear();
    if (catalogue)
        connect(catalogue, &CohortCatalogue::changed, this, &CalculationNews::take);
}

void CalculationNews::expect(CohortId id)
{
    if (!m_expected.contains(id))
        m_expected.insert(id, m_clock());
}

void CalculationNews::take(const CatalogueChange &change)
{
    for (const CatalogueRowPtr &row : change.removed)
        m_expected.remove(row->cohort.id);
    std::vector<CatalogueRowPtr> rows = change.changed;
    rows.insert(rows.end(), change.inserted.begin(), change.inserted.end());
    for (const CatalogueRowPtr &row : rows) {
        const auto since = m_expected.find(row->cohort.id);
        if (since == m_expected.end() || row->state == CohortState::Calculating)
            continue;
        const auto took = std::chrono::seconds(since->secsTo(m_clock()));
        m_expected.erase(since);
        emit ended(row, took);
    }
}

} // namespace desk
