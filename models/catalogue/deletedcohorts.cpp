// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/deletedcohorts.h"

#include <algorithm>

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

Pending DeletedCohorts::read(Answer<Page<Cohort>> answer)
{
    stop();
    m_answer = std::move(answer);
    askLog(0);
    return Pending([this] { stop(); });
}

void DeletedCohorts::stop()
{
    m_answer = nullptr;
    m_log.drop();
    m_looks.clear();
    m_decided.clear();
    m_open.clear();
    m_rows.clear();
}

void DeletedCohorts::askLog(qint64 offset)
{
    m_log = m_source.log({offset, logPage}, this, [this, offset](Result<Page<ActivityEntry>> page) {
        m_log.release();
        takeLog(offset, std::move(page));
    });
}

void DeletedCohorts::takeLog(qint64 offset, Result<Page<ActivityEntry>> page)
{
    if (!page)
        return finish(page.error());
    for (const ActivityEntry &entry : page->rows)
        note(entry);
    if (page->hasMore && offset + logPage < longestLog && m_open.size() < mostCohorts)
        askLog(offset + logPage);
    else
        askCohorts();
}

void DeletedCohorts::note(const ActivityEntry &entry)
{
    const std::optional<bool> deleted = deletionIn(entry);
    if (!deleted || !entry.cohort.isValid() || m_decided.contains(entry.cohort))
        return;
    m_decided.insert(entry.cohort);
    if (!*deleted || m_open.size() >= mostCohorts)
        return;
    m_open.append(entry.cohort);
    m_deletions.insert(entry.cohort, entry);
}

void DeletedCohorts::askCohorts()
{
    if (m_open.isEmpty())
        return finish(Page<Cohort>{{}, false, 0});
    for (const CohortId id : std::as_const(m_open))
        m_looks[id] = m_source.one(id, this, [this, id](Result<Cohort> cohort) { takeCohort(id, std::move(cohort)); });
}

void DeletedCohorts::takeCohort(CohortId id, Result<Cohort> cohort)
{
    m_looks[id].release();
    m_looks.erase(id);
    if (!cohort && cohort.error().kind != ErrorKind::NotFound)
        return finish(cohort.error());
    if (cohort)
        m_rows.push_back(*std::move(cohort));
    if (!m_looks.empty())
        return;
    std::sort(m_rows.begin(), m_rows.end(), [](const Cohort &a, const Cohort &b) { return a.id > b.id; });
    const auto count = static_cast<qint64>(m_rows.size());
    finish(Page<Cohort>{std::move(m_rows), false, count});
}

void DeletedCohorts::finish(Result<Page<Cohort>> result)
{
    const Answer<Page<Cohort>> answer = std::exchange(m_answer, nullptr);
    stop();
    if (answer)
        answer(std::move(result));
}

} // namespace desk
