// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/calculationwatch.h"

#include <algorithm>

namespace desk {

CalculationWatch::CalculationWatch(PollPace pace, Clock clock, QObject *parent)
    : QObject(parent)
    , m_pace(pace)
    , m_clock(std::move(clock))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &CalculationWatch::fire);
}

void CalculationWatch::follow(const CatalogueChange &change)
{
    for (const CatalogueRowPtr &row : change.removed)
        m_watched.remove(row->cohort.id);
    for (const CatalogueRowPtr &row : change.inserted)
        followRow(*row);
    for (const CatalogueRowPtr &row : change.changed)
        followRow(*row);
    schedule();
}

void CalculationWatch::followRow(const CatalogueRow &row)
{
    const CohortId id = row.cohort.id;
    if (row.state != CohortState::Calculating || !id.isValid()) {
        m_watched.remove(id);
        return;
    }
    if (m_watched.contains(id))
        return;
    Watched &watched = m_watched[id];
    watched.since = m_clock();
    watched.dueAt = watched.since.addMSecs(m_pace.first.count());
}

void CalculationWatch::answered(CohortId id)
{
    auto watched = m_watched.find(id);
    if (watched == m_watched.end())
        return;
    ++watched->looks;
    const auto age = std::chrono::milliseconds(watched->since.msecsTo(m_clock()));
    if (const auto wait = m_pace.wait(watched->looks, age))
        watched->dueAt = m_clock().addMSecs(wait->count());
    else
        m_watched.erase(watched);
    schedule();
}

void CalculationWatch::forget(CohortId id)
{
    m_watched.remove(id);
    schedule();
}

void CalculationWatch::forgetAll()
{
    m_watched.clear();
    schedule();
}

void CalculationWatch::schedule()
{
    QDateTime next;
    for (const Watched &watched : std::as_const(m_watched))
        if (watched.dueAt.isValid() && (!next.isValid() || watched.dueAt < next))
            next = watched.dueAt;
    if (!next.isValid())
        return m_timer.stop();
    m_timer.start(static_cast<int>(std::clamp<qint64>(m_clock().msecsTo(next), 0, 3'600'000)));
}

void CalculationWatch::fire()
{
    QList<CohortId> ids;
    const QDateTime now = m_clock();
    for (auto it = m_watched.begin(); it != m_watched.end(); ++it) {
        if (!it->dueAt.isValid() || it->dueAt > now)
            continue;
        it->dueAt = {};
        ids.append(it.key());
    }
    schedule();
    std::sort(ids.begin(), ids.end());
    if (!ids.isEmpty())
        emit due(ids);
}

} // namespace desk
