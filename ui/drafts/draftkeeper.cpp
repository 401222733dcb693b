// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draftkeeper.h"

#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"

#include <utility>

namespace desk {

using namespace std::chrono_literals;

namespace {

QByteArray textOf(const FilterTree &criteria)
{
    return writeJson(encodeFilters(criteria));
}

FilterTree criteriaOf(const QByteArray &text)
{
    return decodeFilters(text.isEmpty() ? JsonValue() : readJson(text).value);
}

} // namespace

DraftKeeper::DraftKeeper(CohortDraft &draft, QObject *parent)
    : QObject(parent)
    , m_draft(draft)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(500ms);
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::flush);
    connect(&draft, &CohortDraft::changed, this, &DraftKeeper::note);
    connect(&draft, &QObject::destroyed, this, [this] { m_isWaiting = false; });
}

DraftKeeper::~DraftKeeper()
{
    flush();
}

void DraftKeeper::setFolder(const QString &folder)
{
    flush();
    m_store.reset();
    m_cohort = {};
    m_file.clear();
    m_isTold = false;
    if (!folder.isEmpty())
        m_store.emplace(folder);
    read();
}

void DraftKeeper::read()
{
    m_offered = m_store ? m_store->drafts() : std::vector<SavedDraft>();
    emit offeredChanged();
    if (m_store && !m_store->problems().isEmpty())
        emit problem(m_store->problems().join(u' '));
}

void DraftKeeper::note()
{
    if (!m_store)
        return;
    const CohortId open = m_draft.server().id;
    if (m_cohort.isValid() && open != m_cohort) {
        // The other cohort's edits were not discarded: they stay on disk.
        m_isWaiting = false;
        m_cohort = {};
        m_file.clear();
    }
    if (!m_draft.isModified())
        return forgetCurrent();
    m_cohort = open;
    m_isWaiting = true;
    // Not started anew by each key: steady typing must not put the writing off.
    if (!m_timer.isActive())
        m_timer.start();
}

void DraftKeeper::forgetCurrent()
{
    m_isWaiting = false;
    if (!m_file.isEmpty() && !m_store->remove(m_file))
        emit problem(tr("The file of edits that are done with cannot be removed: %1").arg(m_file));
    m_file.clear();
    m_cohort = {};
}

SavedDraft DraftKeeper::current() const
{
    const Cohort &server = m_draft.server();
    SavedDraft saved;
    saved.file = m_file;
    saved.cohort = server.id;
    saved.savedAt = QDateTime::currentDateTimeUtc();
    saved.name = m_draft.name();
    saved.description = m_draft.description();
    if (m_draft.filtersModified())
        saved.filters = textOf(m_draft.filters()->tree());
    // Not what the server has by now: what changed there since the editing began must not be overwritten unseen.
    const DraftVersion base = m_draft.base();
    saved.baseName = base.name;
    saved.baseDescription = base.description;
    saved.baseFilters = base.criteria == versionOf(server).criteria ? server.filters : textOf(base.criteria);
    return saved;
}

void DraftKeeper::flush()
{
    m_timer.stop();
    if (!std::exchange(m_isWaiting, false) || !m_store)
        return;
    const Result<QString> written = m_store->write(current());
    if (written) {
        m_file = *written;
        m_isTold = false;
    } else if (!std::exchange(m_isTold, true)) {
        emit problem(written.error().text);
    }
}

void DraftKeeper::restore(SavedDraft saved)
{
    if (!m_store || m_draft.server().id != saved.cohort)
        return;
    m_cohort = saved.cohort;
    m_file = saved.file;
    const FilterTree base = criteriaOf(saved.baseFilters);
    m_draft.resume({saved.baseName, saved.baseDescription, base},
                   {saved.name, saved.description, saved.filters.isEmpty() ? base : criteriaOf(saved.filters)});
    withdraw(saved);
}

void DraftKeeper::withdraw(const SavedDraft &saved)
{
    const QString file = saved.file; // it may be one of these
    std::erase_if(m_offered, [&](const SavedDraft &each) { return each.file == file; });
    emit offeredChanged();
}

void DraftKeeper::dismiss(SavedDraft saved)
{
    if (m_store && !m_store->remove(saved.file))
        emit problem(tr("The file of edits that are done with cannot be removed: %1").arg(saved.file));
    withdraw(saved);
}

} // namespace desk
