// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/cohortlister.h"

#include <QStringList>

#include <algorithm>

namespace desk {

namespace {

constexpr int MostPasses = 3;
constexpr SweepPlan Pages{500, 500};

Error noCohort(const QString &text)
{
    return {ErrorKind::NotFound, text};
}

bool isAllDigits(const QString &word)
{
    return !word.isEmpty() && std::all_of(word.begin(), word.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

Result<Cohort> theOneCalled(const QString &name, const std::vector<Cohort> &cohorts)
{
    QStringList ids;
    const Cohort *found = nullptr;
    for (const Cohort &cohort : cohorts) {
        if (cohort.name != name)
            continue;
        found = &cohort;
        ids.append(cohort.id.toString());
    }
    if (ids.size() > 1)
        return noCohort(CohortLister::tr("%1 cohorts are called “%2”: give one of the ids %3 instead.")
                            .arg(ids.size())
                            .arg(name, ids.join(QStringLiteral(", "))));
    if (!found)
        return noCohort(
            CohortLister::tr("There is no cohort called “%1”. Names are matched exactly; “list” shows them.")
                .arg(name));
    return *found;
}

void findById(CohortApi &api, const QString &word, QObject *parent, Answer<Cohort> answer)
{
    const QString text = CohortLister::tr("There is no cohort with the id %1 in this project.").arg(word);
    bool isInRange = false;
    const CohortId id{word.toLongLong(&isInRange)};
    if (!isInRange || !id.isValid()) {
        QMetaObject::invokeMethod(
            parent, [answer, text] { answer(noCohort(text)); }, Qt::QueuedConnection);
        return;
    }
    api.cohort(id, parent,
               [answer, text](Result<Cohort> cohort) {
                   const bool isMissing = !cohort && cohort.error().kind == ErrorKind::NotFound &&
                                          !cohort.error().detail.startsWith(QLatin1String("Project"));
                   answer(isMissing ? Result<Cohort>(noCohort(text)) : std::move(cohort));
               })
        .release();
}

} // namespace

CohortLister::CohortLister(CohortApi &api, CohortListQuery query, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_query(std::move(query))
    , m_sweep(Pages)
{}

void CohortLister::start(Answer<std::vector<Cohort>> answer)
{
    m_answer = std::move(answer);
    ask();
}

void CohortLister::ask()
{
    m_query.page = m_sweep.next();
    m_pending = m_api.cohorts(m_query, this, [this](Result<Page<Cohort>> page) { take(std::move(page)); });
}

void CohortLister::take(Result<Page<Cohort>> page)
{
    if (!page)
        return m_answer(page.error());
    std::vector<RowKey> keys;
    for (Cohort &cohort : page->rows) {
        keys.push_back(rowKeyOf(cohort));
        if (!m_sweep.hasSeen(keys.back()) && std::find(keys.begin(), keys.end() - 1, keys.back()) == keys.end() - 1)
            m_cohorts.push_back(std::move(cohort));
    }
    const auto step = m_sweep.accept(keys, page->hasMore, page->total);
    if (step == ListSweep::Step::More)
        return ask();
    if (step == ListSweep::Step::Unsettled && ++m_passes < MostPasses) {
        m_sweep = ListSweep(Pages);
        m_cohorts.clear();
        return ask();
    }
    m_answer(std::move(m_cohorts));
}

void findCohort(CohortApi &api, const QString &word, QObject *parent, Answer<Cohort> answer)
{
    if (isAllDigits(word))
        return findById(api, word, parent, std::move(answer));
    // The server finds names that contain the text; which of them is the one is decided here.
    CohortListQuery query;
    query.search = word;
    auto *lister = new CohortLister(api, query, parent);
    lister->start([lister, word, answer = std::move(answer)](Result<std::vector<Cohort>> cohorts) {
        lister->deleteLater();
        answer(cohorts ? theOneCalled(word, *cohorts) : Result<Cohort>(cohorts.error()));
    });
}

} // namespace desk
