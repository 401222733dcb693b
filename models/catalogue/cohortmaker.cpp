// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/cohortmaker.h"

#include "models/catalogue/cohortcatalogue.h"

#include <QPointer>

#include <algorithm>

namespace desk {

namespace {

//! Nothing can have been made when the request never went out or was turned away at the door.
bool mayHaveLeftSomething(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::Invalid:
    case ErrorKind::Conflict:
    case ErrorKind::ServerFailure:
    case ErrorKind::BrokenAnswer:
    case ErrorKind::NotPostHog:
        return true;
    default:
        return false;
    }
}

} // namespace

CohortMaker::CohortMaker(Fetch<CohortListQuery, Page<Cohort>> list, const CohortCatalogue &known, Pace pace,
                         QObject *parent)
    : QObject(parent)
    , m_list(std::move(list))
    , m_known(known)
    , m_pace(pace)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &CohortMaker::look);
}

void CohortMaker::make(NewCohort cohort)
{
    m_wanted = std::move(cohort);
    remember();
    m_pending = m_wanted.send(this, [this](Result<Cohort> result) {
        m_pending.release();
        take(std::move(result));
    });
}

void CohortMaker::remember()
{
    for (const CatalogueRowPtr &row : m_known.rows()) {
        m_before.insert(row->cohort.id);
        m_newest = m_newest.isValid() ? std::max(m_newest, row->cohort.createdAt) : row->cohort.createdAt;
    }
}

void CohortMaker::take(Result<Cohort> result)
{
    if (result)
        return end(Outcome::Kind::Made, *result);
    m_error = result.error();
    m_isLost = m_error.kind == ErrorKind::OutcomeUnknown;
    if (m_isLost)
        emit lookingUp(m_error);
    if (mayHaveLeftSomething(m_error.kind))
        look();
    else
        end(Outcome::Kind::Refused);
}

void CohortMaker::lookAgain()
{
    m_looks = 0;
    emit lookingUp(m_error);
    look();
}

void CohortMaker::look()
{
    ++m_looks;
    CohortListQuery query;
    query.search = m_wanted.name.trimmed();
    m_pending = m_list(query, this, [this](Result<Page<Cohort>> page) {
        m_pending.release();
        judge(page);
    });
}

void CohortMaker::judge(const Result<Page<Cohort>> &page)
{
    if (page) {
        const auto found =
            std::find_if(page->rows.begin(), page->rows.end(), [this](const Cohort &cohort) { return isNew(cohort); });
        if (found != page->rows.end())
            return end(m_isLost ? Outcome::Kind::Found : Outcome::Kind::HalfMade, *found);
    }
    // A refusal was final; only what may still be on its way is looked for again.
    if (m_isLost && m_looks < m_pace.looks)
        m_pause.start(m_pace.between);
    else if (!m_isLost)
        end(Outcome::Kind::Refused);
    else
        end(page ? Outcome::Kind::Absent : Outcome::Kind::Unknown);
}

bool CohortMaker::isNew(const Cohort &cohort) const
{
    const bool isLater = !m_newest.isValid() || !cohort.createdAt.isValid() || cohort.createdAt >= m_newest;
    return cohort.name.trimmed() == m_wanted.name.trimmed() && !m_before.contains(cohort.id) && isLater;
}

void CohortMaker::end(Outcome::Kind kind, const Cohort &cohort)
{
    emit finished({kind, cohort, m_error});
}

Pending makeCohort(NewCohort cohort, Fetch<CohortListQuery, Page<Cohort>> list, const CohortCatalogue &known,
                   QObject *context, Answer<Cohort> answer)
{
    auto *maker = new CohortMaker(std::move(list), known, CohortMaker::Pace(), context);
    QObject::connect(maker, &CohortMaker::finished, context,
                     [maker, answer = std::move(answer)](const CohortMaker::Outcome &outcome) {
                         maker->deleteLater();
                         if (outcome.isThere())
                             return answer(outcome.cohort);
                         Error error = outcome.error;
                         if (outcome.kind == CohortMaker::Outcome::Kind::HalfMade)
                             error.text += u' ' + CohortMaker::tr("A cohort of that name is there all the same: look "
                                                                  "whether it is whole before you try again.");
                         answer(error);
                     });
    maker->make(std::move(cohort));
    return Pending([guard = QPointer(maker)] { delete guard.data(); });
}

} // namespace desk
