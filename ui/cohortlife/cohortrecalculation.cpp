// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortlife/cohortrecalculation.h"

#include "models/tables/celltext.h"
#include "ui/cohortlife/notice.h"
#include "ui/connection/session.h"

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestNameShown = 60;

} // namespace

CohortRecalculation::CohortRecalculation(Notice &notice, QObject *parent)
    : QObject(parent)
    , m_notice(notice)
{}

void CohortRecalculation::run(const std::vector<CatalogueRowPtr> &rows)
{
    if (!m_session)
        return;
    for (const CatalogueRowPtr &row : rows) {
        if (row->cohort.isStatic)
            continue;
        // Read first: what is sent must be what the server has, so that nothing of anybody is changed by it.
        m_session->api()
            .cohort(row->cohort.id, this,
                    [this, name = row->cohort.name](Result<Cohort> now) {
                        if (now)
                            recalculate(*now);
                        else
                            tellFailure(name, now.error());
                    })
            .release();
    }
}

//! Every save calculates (contract 3.4, 7); this one says what is so already. Texts would be trimmed, a name may be
//! null: the kind is neither.
void CohortRecalculation::recalculate(const Cohort &cohort)
{
    if (!m_session)
        return;
    if (cohort.deleted || cohort.isStatic) {
        m_session->catalogue().put(cohort);
        return m_notice.tell(Tone::Warning, tr("\"%1\" was not calculated: somebody deleted it or made it static.")
                                                .arg(oneLine(cohort.name, longestNameShown)));
    }
    m_session->api()
        .patchCohort(cohort.id, QByteArrayLiteral(R"({"is_static":false})"), this,
                     [this, name = cohort.name](Result<Cohort> result) {
                         if (!result)
                             return tellFailure(name, result.error());
                         emit began(*result);
                         emit done(tr("The server calculates the members anew, as it does after every save."));
                     })
        .release();
}

void CohortRecalculation::tellFailure(const QString &name, const Error &error)
{
    m_notice.tellError(tr("\"%1\" was not calculated.").arg(oneLine(name, longestNameShown)), error);
}

void CohortRecalculation::stopFilling(CohortId id)
{
    if (m_session)
        m_session->api()
            .abandonPopulation(id, this, [this, id](const Result<Population> &result) { takeFilling(id, result); })
            .release();
}

void CohortRecalculation::fillAgain(CohortId id)
{
    if (m_session)
        m_session->api()
            .retryPopulation(id, this, [this, id](const Result<Population> &result) { takeFilling(id, result); })
            .release();
}

void CohortRecalculation::takeFilling(CohortId id, const Result<Population> &population)
{
    if (!m_session)
        return;
    if (!population)
        m_notice.tellError(tr("The filling of the cohort could not be changed."), population.error());
    m_session->catalogue().reread(id);
}

} // namespace desk
