// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/deletedcohorts.h"

#include <algorithm>
#include <utility>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 logPage = 100;

CatalogueOptions optionsForDeleted()
{
    CatalogueOptions options;
    options.ofDeleted = true;
    return options;
}

} // namespace

DeletedSource deletedSource(CohortApi &api)
{
    return {[&api](const PageRequest &page, QObject *context, Answer<Page<ActivityEntry>> answer) {
                return api.activity({}, page, context, std::move(answer));
            },
            catalogueSource(api).one};
}

std::optional<bool> deletionIn(const ActivityEntry &entry)
{
    if (entry.activity == u"deleted"_s)
        return true;
    if (entry.activity == u"restored"_s)
        return false;
    // Older servers tell both as an update of the field (contract 3.7).
    for (const ActivityChange &change : entry.changes.value_or(std::vector<ActivityChange>()))
        if (change.field == u"deleted"_s)
            return change.after == "true";
    return std::nullopt;
}

DeletedCohorts::DeletedCohorts(DeletedSource source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_catalogue(
          {[this](const CohortListQuery &, QObject *, Answer<Page<Cohort>> answer) { return read(std::move(answer)); },
           m_source.one},
          optionsForDeleted())
{}

std::optional<ActivityEntry> DeletedCohorts::deletionOf(CohortId id) const
{
    const auto found = m_deletions.find(id);
    return found == m_deletions.end() ? std::nullopt : std::optional(*found);
}

std::optional<qint64> DeletedCohorts::cutAfter() const
{
    return m_isCut ? std::optional(m_next) : std::nullopt;
}

void DeletedCohorts::lookFurther()
{
    m_goesOn = m_isCut;
    m_catalogue.refresh();
}

Pending DeletedCohorts::read(Answer<Page<Cohort>> answer)
{
    stop();
    m_reading.answer = std::move(answer);
    m_reading.goesOn = std::exchange(m_goesOn, false);
    if (m_reading.goesOn) {
        m_reading.next = m_next;
        m_reading.decided = m_decided;
    }
    m_reading.until = m_reading.next + longestLog;
    askLog();
    return Pending([this] { stop(); });
}

void DeletedCohorts::stop()
{
    m_log.drop();
    m_looks.clear();
    m_reading = {};
}

void DeletedCohorts::askLog()
{
    m_log = m_source.log({m_reading.next, logPage}, this, [this](Result<Page<ActivityEntry>> page) {
        m_log.release();
        takeLog(std::move(page));
    });
}

void DeletedCohorts::takeLog(Result<Page<ActivityEntry>> page)
{
    if (!page)
        return finish(page.error());
    const bool hasRoom =
        std::all_of(page->rows.begin(), page->rows.end(), [this](const ActivityEntry &entry) { return note(entry); });
    m_reading.next += hasRoom ? logPage : 0;
    m_reading.hasMore = page->hasMore || !hasRoom;
    if (hasRoom && page->hasMore && m_reading.next < m_reading.until)
        askLog();
    else
        askCohorts();
}

//! False when there is no room for what it tells.
bool DeletedCohorts::note(const ActivityEntry &entry)
{
    const std::optional<bool> deleted = deletionIn(entry);
    if (!deleted || !entry.cohort.isValid() || m_reading.decided.contains(entry.cohort))
        return true;
    if (*deleted && m_reading.open.size() >= mostCohorts)
        return false;
    m_reading.decided.insert(entry.cohort);
    if (*deleted) {
        m_reading.open.append(entry.cohort);
        m_deletions.insert(entry.cohort, entry);
    }
    return true;
}

void DeletedCohorts::askCohorts()
{
    if (m_reading.open.isEmpty())
        return finishWhole();
    for (const CohortId id : std::as_const(m_reading.open))
        m_looks[id] = m_source.one(id, this, [this, id](Result<Cohort> cohort) { takeCohort(id, std::move(cohort)); });
}

void DeletedCohorts::takeCohort(CohortId id, Result<Cohort> cohort)
{
    m_looks[id].release();
    m_looks.erase(id);
    if (!cohort && cohort.error().kind != ErrorKind::NotFound)
        return finish(cohort.error());
    if (cohort)
        m_reading.rows.push_back(*std::move(cohort));
    if (m_looks.empty())
        finishWhole();
}

//! A catalogue lets go what a reading does not tell, so one that goes on tells again what is shown.
std::vector<Cohort> DeletedCohorts::shownBefore() const
{
    std::vector<Cohort> shown;
    for (const CatalogueRowPtr &row : m_catalogue.rows())
        if (m_reading.goesOn && !m_reading.open.contains(row->cohort.id))
            shown.push_back(row->cohort);
    return shown;
}

void DeletedCohorts::finishWhole()
{
    m_next = m_reading.next;
    m_isCut = m_reading.hasMore;
    m_decided = m_reading.decided;
    std::vector<Cohort> rows = shownBefore();
    rows.insert(rows.end(), m_reading.rows.begin(), m_reading.rows.end());
    std::sort(rows.begin(), rows.end(), [](const Cohort &a, const Cohort &b) { return a.id > b.id; });
    const auto count = static_cast<qint64>(rows.size());
    finish(Page<Cohort>{std::move(rows), false, count});
}

void DeletedCohorts::finish(Result<Page<Cohort>> result)
{
    const Answer<Page<Cohort>> answer = std::exchange(m_reading.answer, nullptr);
    stop();
    if (answer)
        answer(std::move(result));
}

} // namespace desk
