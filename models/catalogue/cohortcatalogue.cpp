// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/cohortcatalogue.h"

#include <algorithm>

namespace desk {

namespace {

//! Errors that go away by themselves; the others wait for a person.
bool isPassing(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::BrokenAnswer:
    case ErrorKind::Throttled:
    case ErrorKind::ServerFailure:
        return true;
    default:
        return false;
    }
}

bool isRefusal(ErrorKind kind)
{
    return kind == ErrorKind::Unauthorized || kind == ErrorKind::Forbidden || kind == ErrorKind::PaymentRequired;
}

} // namespace

CohortCatalogue::CohortCatalogue(CatalogueSource source, CatalogueOptions options, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_options(std::move(options))
    , m_store(m_options.digester, m_options.ofDeleted)
    , m_reader(m_source.list, {m_options.pages, m_options.passes, false}, [this] { return ++m_lastNumber; })
    , m_poll(m_source.list, {{m_options.pages.rest, m_options.pages.rest}, 1, true}, [this] { return ++m_lastNumber; })
    , m_watch(m_options.pace, m_options.clock)
{
    connect(&m_reader, &CatalogueReader::pageArrived, this, &CohortCatalogue::takeListPage);
    connect(&m_reader, &CatalogueReader::finished, this, &CohortCatalogue::finishReading);
    connect(&m_reader, &CatalogueReader::failed, this, &CohortCatalogue::failReading);
    connect(&m_poll, &CatalogueReader::pageArrived, this, &CohortCatalogue::takePollPage);
    connect(&m_poll, &CatalogueReader::finished, this, &CohortCatalogue::endPoll);
    connect(&m_poll, &CatalogueReader::failed, this, &CohortCatalogue::endPoll);
    connect(&m_watch, &CalculationWatch::due, this, &CohortCatalogue::lookAt);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &CohortCatalogue::refresh);
}

void CohortCatalogue::refresh()
{
    m_retry.stop();
    m_readingBegan = m_options.clock();
    CatalogueProgress progress = m_progress;
    progress.isLoading = true;
    progress.nextTry = {};
    m_reader.start();
    setProgress(progress);
}

void CohortCatalogue::remember(const std::vector<Cohort> &rows, const QDateTime &asOf)
{
    // After a whole reading they could only bring back what is gone.
    if (m_progress.isComplete)
        return;
    CatalogueProgress progress = m_progress;
    progress.isRemembered = asOf.isValid();
    progress.asOf = asOf;
    setProgress(progress);
    merge(m_store.put(rows, 0, CatalogueStore::Depth::One));
}

void CohortCatalogue::stop()
{
    m_retry.stop();
    m_reader.stop();
    m_poll.stop();
    m_polled.clear();
    m_looks.clear();
    m_watch.forgetAll();
    CatalogueProgress progress = m_progress;
    progress.isLoading = false;
    progress.nextTry = {};
    setProgress(progress);
}

void CohortCatalogue::put(const Cohort &cohort)
{
    merge(m_store.put({cohort}, ++m_lastNumber, CatalogueStore::Depth::One));
}

void CohortCatalogue::putSaved(const Cohort &cohort)
{
    put(cohort);
    const QSet<CohortId> relatives = relativesOf(cohort.id);
    if (relatives.size() > 3 * m_options.singleLooks)
        return refresh();
    for (const CohortId id : relatives)
        reread(id);
}

QSet<CohortId> CohortCatalogue::relativesOf(CohortId id) const
{
    QSet<CohortId> found{id};
    const auto collect = [&](auto &&next) {
        QList<CohortId> open{id};
        while (!open.isEmpty()) {
            for (const CohortId each : next(open.takeLast())) {
                if (found.contains(each))
                    continue;
                found.insert(each);
                open.append(each);
            }
        }
    };
    collect([this](CohortId each) { return referrersOf(each); });
    collect([this](CohortId each) {
        const CatalogueRowPtr row = find(each);
        return row ? row->criteria.cohorts : QList<CohortId>();
    });
    found.remove(id);
    return found;
}

void CohortCatalogue::remove(CohortId id)
{
    m_looks.erase(id);
    merge(m_store.remove({id.value}, ++m_lastNumber));
}

void CohortCatalogue::reread(CohortId id)
{
    if (!id.isValid())
        return;
    const quint64 number = ++m_lastNumber;
    m_looks[id] =
        m_source.one(id, this, [this, id, number](Result<Cohort> result) { takeOne(id, number, std::move(result)); });
}

void CohortCatalogue::takeOne(CohortId id, quint64 asOf, Result<Cohort> result)
{
    auto look = m_looks.find(id);
    if (look != m_looks.end()) {
        look->second.release();
        m_looks.erase(look);
    }
    if (!result)
        return failOne(id, asOf, result.error());
    merge(m_store.put({*std::move(result)}, asOf, CatalogueStore::Depth::One));
    m_watch.answered(id);
}

void CohortCatalogue::failOne(CohortId id, quint64 asOf, const Error &error)
{
    if (error.kind == ErrorKind::NotFound)
        merge(m_store.remove({id.value}, asOf));
    if (isRefusal(error.kind))
        m_watch.forget(id);
    m_watch.answered(id);
    emit rereadFailed(id, error);
}

void CohortCatalogue::merge(CatalogueChange change)
{
    if (change.isEmpty())
        return;
    m_watch.follow(change);
    emit changed(change);
    CatalogueProgress progress = m_progress;
    progress.have = m_store.size();
    setProgress(progress);
}

void CohortCatalogue::takeListPage(const std::vector<Cohort> &rows, quint64 asOf)
{
    merge(m_store.put(rows, asOf, CatalogueStore::Depth::List));
    CatalogueProgress progress = m_progress;
    progress.total = m_reader.total();
    progress.error.reset();
    setProgress(progress);
}

void CohortCatalogue::finishReading(quint64 since)
{
    m_failures = 0;
    merge(m_store.remove(m_store.notToldSince(since), since));
    CatalogueProgress progress = m_progress;
    progress.isLoading = false;
    progress.isComplete = true;
    progress.isRemembered = false;
    progress.total = m_store.size();
    progress.asOf = m_readingBegan;
    progress.error.reset();
    setProgress(progress);
}

void CohortCatalogue::failReading(const Error &error)
{
    CatalogueProgress progress = m_progress;
    progress.isLoading = false;
    progress.error = error;
    if (isPassing(error.kind))
        scheduleRetry(progress);
    setProgress(progress);
}

void CohortCatalogue::scheduleRetry(CatalogueProgress &progress)
{
    auto wait = m_options.firstRetry;
    for (int i = 0; i < m_failures && wait < m_options.longestRetry; ++i)
        wait *= 2;
    wait = std::max(std::min(wait, m_options.longestRetry), progress.error->retryAfter.value_or(wait.zero()));
    ++m_failures;
    m_retry.start(static_cast<int>(wait.count()));
    progress.nextTry = m_options.clock().addMSecs(wait.count());
}

bool CohortCatalogue::isListCheaper() const
{
    const qsizetype pages = m_store.size() / m_options.pages.rest + 1;
    return m_watch.size() > std::max<qsizetype>(m_options.singleLooks, 2 * pages);
}

void CohortCatalogue::lookAt(const QList<CohortId> &ids)
{
    const bool isCheaper = isListCheaper();
    for (const CohortId id : ids) {
        if (isCheaper && !isBeingFilled(id))
            m_polled.append(id);
        else
            reread(id);
    }
    if (!m_polled.isEmpty() && !m_poll.isRunning())
        m_poll.start();
}

//! Of a filling the list does not tell (contract 3.1), not even that it has ended.
bool CohortCatalogue::isBeingFilled(CohortId id) const
{
    const CatalogueRowPtr row = find(id);
    return row && row->cohort.population && row->cohort.population->isUnresolved();
}

void CohortCatalogue::takePollPage(const std::vector<Cohort> &rows, quint64 asOf)
{
    const CatalogueChange change = m_store.put(rows, asOf, CatalogueStore::Depth::Basic);
    merge(change);
    rereadSettled(change);
}

void CohortCatalogue::rereadSettled(const CatalogueChange &change)
{
    // A basic row leaves out the reason of a failure, among others: what ended is read whole.
    QList<CohortId> settled;
    for (const CatalogueRowPtr &row : change.changed)
        if (row->state != CohortState::Calculating && !isRereading(row->cohort.id))
            settled.append(row->cohort.id);
    if (settled.size() > m_options.singleLooks && !m_reader.isRunning())
        return refresh();
    for (const CohortId id : std::as_const(settled))
        reread(id);
}

void CohortCatalogue::endPoll()
{
    for (const CohortId id : std::exchange(m_polled, {}))
        m_watch.answered(id);
}

void CohortCatalogue::setProgress(CatalogueProgress progress)
{
    if (progress == m_progress)
        return;
    m_progress = std::move(progress);
    emit progressChanged();
}

} // namespace desk
