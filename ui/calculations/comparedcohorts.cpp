// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calculations/comparedcohorts.h"

#include "models/api/cohortapi.h"

namespace desk {

namespace {

constexpr qint64 pageSize = 100;
constexpr qint64 mostRuns = 300;

} // namespace

void ComparedCohorts::setApi(CohortApi *api)
{
    m_lines.clear();
    m_order.clear();
    m_api = api;
}

void ComparedCohorts::setCohorts(const std::vector<std::pair<CohortId, QString>> &cohorts)
{
    m_order.clear();
    for (const auto &[id, name] : cohorts)
        if (m_order.size() < Most)
            m_order.append(id);
    std::erase_if(m_lines, [this](const auto &line) { return !m_order.contains(line.first); });
    for (const auto &[id, name] : cohorts) {
        if (!m_api || !m_order.contains(id) || m_lines.contains(id))
            continue;
        m_lines[id].name = name;
        askNext(id, 0);
    }
    emit changed();
}

QList<CohortId> ComparedCohorts::cohorts() const
{
    return m_order;
}

std::vector<PeopleSeries> ComparedCohorts::series() const
{
    std::vector<PeopleSeries> all;
    for (const CohortId id : m_order) {
        const auto line = m_lines.find(id);
        if (line != m_lines.end())
            all.push_back(seriesOf(id, line->second.name, line->second.runs));
    }
    return all;
}

void ComparedCohorts::askNext(CohortId cohort, qint64 offset)
{
    m_lines[cohort].call = m_api->calculationHistory(
        cohort, {offset, pageSize}, this, [this, cohort, offset](auto page) { take(cohort, offset, std::move(page)); });
}

void ComparedCohorts::take(CohortId cohort, qint64 offset, Result<Page<CalculationRun>> page)
{
    const auto line = m_lines.find(cohort);
    if (line == m_lines.end())
        return;
    line->second.call.release();
    if (!page) {
        emit failed(page.error());
        return;
    }
    auto &runs = line->second.runs;
    runs.insert(runs.end(), page->rows.begin(), page->rows.end());
    if (page->hasMore && offset + pageSize < mostRuns)
        askNext(cohort, offset + pageSize);
    emit changed();
}

} // namespace desk
