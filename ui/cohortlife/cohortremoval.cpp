// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortlife/cohortremoval.h"

#include "models/catalogue/deletionplan.h"
#include "models/tables/celltext.h"
#include "ui/cohortlife/deletedialog.h"
#include "ui/cohortlife/notice.h"
#include "ui/cohortpage/cohortediting.h"
#include "ui/connection/session.h"
#include "ui/widgets/errorwords.h"

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestNameShown = 60;

UsedIn orKnown(const Result<UsedIn> &told, const CohortCatalogue &catalogue, CohortId id)
{
    return told ? *told : usesKnownTo(catalogue, id);
}

} // namespace

CohortRemoval::CohortRemoval(CohortEditing &editing, Notice &notice, QWidget *window)
    : QObject(window)
    , m_editing(editing)
    , m_notice(notice)
    , m_window(window)
{}

void CohortRemoval::setSession(Session *session)
{
    qDeleteAll(findChildren<PatchSeries *>(Qt::FindDirectChildrenOnly));
    m_session = session;
}

//! The server's answer; on servers without one, what the catalogue knows.
Fetch<CohortId, UsedIn> CohortRemoval::usesFetch() const
{
    return [session = m_session](const CohortId &id, QObject *context, Answer<UsedIn> answer) {
        CohortCatalogue *catalogue = &session->catalogue();
        if (!session->client().capabilities().has(Feature::UsedIn)) {
            answer(usesKnownTo(*catalogue, id));
            return Pending();
        }
        return session->api().usedIn(id, context, [catalogue, id, answer = std::move(answer)](Result<UsedIn> told) {
            const bool isAbsent = !told && told.error().kind == ErrorKind::NotFound;
            answer(isAbsent ? Result<UsedIn>(orKnown(told, *catalogue, id)) : std::move(told));
        });
    };
}

bool CohortRemoval::isEdited(const std::vector<CatalogueRowPtr> &rows) const
{
    const CohortDraft &draft = m_editing.draft();
    return draft.isModified() && std::any_of(rows.begin(), rows.end(), [&draft](const CatalogueRowPtr &row) {
               return row->cohort.id == draft.server().id;
           });
}

void CohortRemoval::askToDelete(const std::vector<CatalogueRowPtr> &rows)
{
    if (!m_session || rows.empty())
        return;
    const Generation generation = m_session->client().capabilities().generation();
    const bool protects = generation == Generation::Unknown || generation >= Generation::Mid;
    auto *dialog = new DeleteDialog({rows, usesFetch(), protects, isEdited(rows), m_session->projectUrl()}, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DeleteDialog::deleteWanted, this, &CohortRemoval::remove);
    connect(dialog, &DeleteDialog::openWanted, this, &CohortRemoval::openWanted);
    dialog->open();
}

void CohortRemoval::remove(const std::vector<CatalogueRowPtr> &rows)
{
    if (!m_session || rows.empty())
        return;
    if (isEdited(rows))
        m_editing.discard(); // the dialog said so
    std::vector<CohortId> ids;
    for (const CatalogueRowPtr &row : rows) {
        ids.push_back(row->cohort.id);
        m_names.insert(row->cohort.id, row->cohort.name);
    }
    std::vector<CohortPatch> patches;
    for (const CohortId id : deletionOrder(ids, graphOf(m_session->catalogue())))
        patches.push_back({id, QByteArrayLiteral(R"({"deleted":true})")});
    start(std::move(patches), &CohortRemoval::removed);
}

void CohortRemoval::restore(const std::vector<CatalogueRowPtr> &rows)
{
    std::vector<CohortId> ids;
    for (const CatalogueRowPtr &row : rows) {
        ids.push_back(row->cohort.id);
        m_names.insert(row->cohort.id, row->cohort.name);
    }
    if (!m_session)
        return;
    std::vector<CohortId> order = deletionOrder(ids, graphOf(m_session->deleted().catalogue()));
    std::reverse(order.begin(), order.end());
    restoreInOrder(order);
}

void CohortRemoval::restoreInOrder(const std::vector<CohortId> &ids)
{
    std::vector<CohortPatch> patches;
    for (const CohortId id : ids)
        patches.push_back({id, QByteArrayLiteral(R"({"deleted":false})")});
    start(std::move(patches), &CohortRemoval::restored);
}

void CohortRemoval::start(std::vector<CohortPatch> patches, void (CohortRemoval::*over)(const PatchSeries &))
{
    if (!m_session || patches.empty())
        return;
    const auto send = [api = &m_session->api()](const CohortPatch &patch, QObject *context, Answer<Cohort> answer) {
        return api->patchCohort(patch.cohort, patch.body, context, std::move(answer));
    };
    auto *series = new PatchSeries(send, std::move(patches), this);
    connect(series, &PatchSeries::changed, this, &CohortRemoval::take);
    connect(series, &PatchSeries::over, this, [this, series, over] {
        (this->*over)(*series);
        series->deleteLater();
    });
    series->start();
}

void CohortRemoval::take(const Cohort &cohort)
{
    // Each of the two lists takes what belongs to it and lets go what does not.
    m_session->deleted().catalogue().put(cohort);
    if (cohort.deleted)
        m_session->catalogue().put(cohort);
    else
        m_session->catalogue().putSaved(cohort);
}

void CohortRemoval::removed(const PatchSeries &series)
{
    std::vector<CohortId> back;
    for (const Cohort &cohort : series.done())
        back.push_back(cohort.id);
    std::reverse(back.begin(), back.end());
    if (!series.refused().empty())
        return tellRefusals(tr("Not deleted:"), series);
    const auto count = static_cast<int>(back.size());
    const QString text = count == 1
                             ? tr("\"%1\" was deleted.").arg(oneLine(m_names.value(back.front()), longestNameShown))
                             : tr("%Ln cohorts were deleted.", nullptr, count);
    m_notice.offer(text, tr("&Undo"), [this, back] { restoreInOrder(back); });
}

void CohortRemoval::restored(const PatchSeries &series)
{
    if (!series.refused().empty())
        return tellRefusals(tr("Not restored:"), series);
    m_notice.clear();
    const auto count = static_cast<int>(series.done().size());
    emit done(count == 1 ? tr("Restored. The server calculates a dynamic cohort anew.")
                         : tr("%Ln cohorts were restored.", nullptr, count));
    if (count == 1)
        emit openWanted(series.done().front().id);
}

void CohortRemoval::tellRefusals(const QString &what, const PatchSeries &series)
{
    QStringList words, raw;
    for (const PatchSeries::Refusal &refusal : series.refused()) {
        const QString name = oneLine(m_names.value(refusal.cohort), longestNameShown);
        words << tr("%1: %2").arg(name, refusal.error.text);
        raw << u"%1 (%2)\n%3"_s.arg(name, refusal.cohort.toString(), technicalText(refusal.error));
        if (refusal.error.kind == ErrorKind::NotFound)
            m_session->catalogue().reread(refusal.cohort);
    }
    m_notice.tell(Tone::Failed, u"%1 %2"_s.arg(what, words.mid(0, 3).join(u' ')), raw.join(u"\n\n"_s));
}

} // namespace desk
