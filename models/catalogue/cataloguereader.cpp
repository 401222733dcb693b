// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/cataloguereader.h"

namespace desk {

CatalogueReader::CatalogueReader(Fetch<CohortListQuery, Page<Cohort>> list, Settings settings,
                                 std::function<quint64()> nextNumber, QObject *parent)
    : QObject(parent)
    , m_list(std::move(list))
    , m_settings(settings)
    , m_nextNumber(std::move(nextNumber))
{}

void CatalogueReader::start()
{
    ++m_run;
    m_pass = 0;
    m_isRunning = true;
    startPass();
}

void CatalogueReader::stop()
{
    ++m_run;
    m_running.drop();
    m_isRunning = false;
}

void CatalogueReader::startPass()
{
    m_lastPassBegan = std::exchange(m_passBegan, m_nextNumber());
    ++m_pass;
    // A second reading takes the server's own page length, in case a longer one was cut on the way.
    m_sweep = ListSweep(m_pass == 1 ? m_settings.pages : SweepPlan{m_settings.pages.first, m_settings.pages.first});
    ask();
}

void CatalogueReader::ask()
{
    CohortListQuery query;
    query.page = m_sweep.next();
    query.basic = m_settings.basic;
    query.priority = m_pass == 1 && query.page.offset == 0 ? Priority::Interactive : Priority::Background;
    const quint64 number = m_nextNumber();
    m_running = m_list(query, this, [this, number](Result<Page<Cohort>> page) { take(std::move(page), number); });
}

void CatalogueReader::take(Result<Page<Cohort>> result, quint64 asOf)
{
    m_running.release();
    if (!result)
        return fail(result.error());
    std::vector<RowKey> keys;
    for (const Cohort &cohort : result->rows)
        keys.push_back(rowKeyOf(cohort));
    const ListSweep::Step step = m_sweep.accept(keys, result->hasMore, result->total);
    const int run = m_run;
    emit pageArrived(result->rows, asOf);
    if (run == m_run)
        follow(step);
}

void CatalogueReader::follow(ListSweep::Step step)
{
    switch (step) {
    case ListSweep::Step::More:
        return ask();
    case ListSweep::Step::Settled:
        return endPass(true);
    case ListSweep::Step::Unsettled:
        return endPass(false);
    case ListSweep::Step::Endless:
        return fail({ErrorKind::BrokenAnswer, tr("The server sends the same part of the list again and again. "
                                                 "The rest of the cohorts could not be read.")});
    }
}

void CatalogueReader::endPass(bool isSettled)
{
    if (!isSettled && m_pass < m_settings.passes)
        return startPass();
    m_isRunning = false;
    // Of a list that never stood still only what two readings in a row did not show is taken for gone.
    emit finished(isSettled || m_pass == 1 ? m_passBegan : m_lastPassBegan);
}

void CatalogueReader::fail(const Error &error)
{
    m_isRunning = false;
    emit failed(error);
}

} // namespace desk
