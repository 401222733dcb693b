// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortlife/cohortduplication.h"

#include "models/codec/jsontext.h"
#include "models/filter/newcohortbody.h"
#include "models/membership/copymembersjob.h"
#include "models/tables/celltext.h"
#include "ui/cohortlife/notice.h"
#include "ui/connection/session.h"
#include "ui/jobs/jobspanel.h"

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestNameShown = 60;

} // namespace

CohortDuplication::CohortDuplication(JobsPanel &jobs, Notice &notice, QObject *parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_notice(notice)
{}

void CohortDuplication::setSession(Session *session)
{
    qDeleteAll(findChildren<CohortMaker *>(Qt::FindDirectChildrenOnly));
    m_session = session;
}

void CohortDuplication::copyMembers(const std::vector<CatalogueRowPtr> &rows)
{
    if (!m_session)
        return;
    m_wanted = static_cast<int>(rows.size());
    m_made = 0;
    const Capabilities &abilities = m_session->client().capabilities();
    const bool serverCopies =
        abilities.generation() != Generation::Unknown && abilities.has(Feature::DuplicateOnServer);
    for (const CatalogueRowPtr &row : rows) {
        if (serverCopies && !row->cohort.isStatic)
            copyOnServer(row->cohort);
        else
            runJob(row->cohort);
    }
}

//! Contract 10.1: a GET that creates. The client sends it once; a server without it answers 404.
void CohortDuplication::copyOnServer(const Cohort &source)
{
    const auto send = [api = &m_session->api(), id = source.id](QObject *context, Answer<Cohort> answer) {
        return api->duplicateAsStatic(id, context, std::move(answer));
    };
    make({staticCopyName(source.name), send}, [this, source](const CohortMaker::Outcome &outcome) {
        if (outcome.error.kind == ErrorKind::NotFound)
            runJob(source);
        else
            tell(outcome, staticCopyName(source.name));
    });
}

void CohortDuplication::runJob(const Cohort &source)
{
    auto progress = std::make_shared<CopyProgress>();
    progress->source = source.id;
    progress->name = staticCopyName(source.name);
    progress->body = peopleBody({progress->name, source.description}, {});
    run(progress);
}

void CohortDuplication::run(const std::shared_ptr<CopyProgress> &progress)
{
    if (!m_session)
        return;
    auto *job = new CopyMembersJob(progress, copyServer());
    connect(job, &CopyMembersJob::copied, this, [this](const Cohort &copy) {
        if (m_session)
            m_session->catalogue().put(copy);
    });
    connect(job, &Job::over, this, [this, job, progress] {
        if (job->state() == JobState::Done && m_session && m_session->catalogue().find(progress->copy))
            noteCopy(m_session->catalogue().find(progress->copy)->cohort);
    });
    m_jobs.run(job, {}, [this, progress] { run(progress); });
}

CopyServer CohortDuplication::copyServer() const
{
    CohortApi *api = &m_session->api();
    const MemberServer members = memberServerOf(api);
    CopyServer server{members.page, {}, members.add, members.cohort, {}};
    server.discard = [api](CohortId id, QObject *context, Answer<Cohort> answer) {
        return api->patchCohort(id, QByteArrayLiteral(R"({"deleted":true})"), context, std::move(answer));
    };
    server.create = [api, session = m_session](const QByteArray &body, QObject *context, Answer<Cohort> answer) {
        const auto send = [api, body](QObject *asker, Answer<Cohort> made) {
            return api->createCohort(body, asker, std::move(made));
        };
        return makeCohort({readJson(body).value[u"name"].toString(), send}, catalogueSource(*api).list,
                          session->catalogue(), context, std::move(answer));
    };
    return server;
}

void CohortDuplication::snapshot(const std::vector<CatalogueRowPtr> &rows)
{
    copyFilters(rows, true);
}

void CohortDuplication::copyCriteria(const std::vector<CatalogueRowPtr> &rows)
{
    copyFilters(rows, false);
}

void CohortDuplication::copyFilters(const std::vector<CatalogueRowPtr> &rows, bool isStatic)
{
    if (!m_session)
        return;
    m_wanted = static_cast<int>(rows.size());
    m_made = 0;
    for (const CatalogueRowPtr &row : rows) {
        // As it is on the server now, not as the list remembers it.
        m_session->api()
            .cohort(row->cohort.id, this,
                    [this, isStatic, name = row->cohort.name](Result<Cohort> source) {
                        if (source)
                            copyFilters(*source, isStatic);
                        else
                            m_notice.tellError(tr("\"%1\" was not copied.").arg(oneLine(name, longestNameShown)),
                                               source.error());
                    })
            .release();
    }
}

void CohortDuplication::copyFilters(const Cohort &source, bool isStatic)
{
    if (!m_session)
        return;
    const QString name = isStatic ? staticCopyName(source.name) : dynamicCopyName(source.name);
    const QByteArray body = criteriaBody({name, source.description}, criteriaOf(source), isStatic);
    make({name, [api = &m_session->api(), body](QObject *context, Answer<Cohort> answer) {
              return api->createCohort(body, context, std::move(answer));
          }});
}

void CohortDuplication::make(NewCohort wanted, std::function<void(const CohortMaker::Outcome &)> otherwise)
{
    auto *maker =
        new CohortMaker(catalogueSource(m_session->api()).list, m_session->catalogue(), CohortMaker::Pace(), this);
    connect(maker, &CohortMaker::finished, this,
            [this, maker, name = wanted.name, otherwise](const CohortMaker::Outcome &outcome) {
                maker->deleteLater();
                if (outcome.isThere() || !otherwise)
                    tell(outcome, name);
                else
                    otherwise(outcome);
            });
    maker->make(std::move(wanted));
}

void CohortDuplication::tell(const CohortMaker::Outcome &outcome, const QString &name)
{
    using Kind = CohortMaker::Outcome::Kind;
    if (!m_session)
        return;
    if (outcome.isThere())
        return noteCopy(outcome.cohort);
    const QString shown = oneLine(name, longestNameShown);
    if (outcome.kind == Kind::HalfMade) {
        m_session->catalogue().put(outcome.cohort);
        return m_notice.tellError(
            tr("The server stopped half-way: \"%1\" is there, but look whether it is whole.").arg(shown),
            outcome.error);
    }
    if (outcome.kind == Kind::Absent)
        return m_notice.tellError(tr("\"%1\" is not there (yet), so the copy was most likely not made.").arg(shown),
                                  outcome.error);
    m_notice.tellError(tr("\"%1\" was not made.").arg(shown), outcome.error);
}

void CohortDuplication::noteCopy(const Cohort &copy)
{
    m_session->catalogue().putSaved(copy);
    ++m_made;
    if (m_wanted == 1) {
        emit openWanted(copy.id);
        emit done(tr("\"%1\" was made.").arg(oneLine(copy.name, longestNameShown)));
    } else {
        emit done(tr("%1 of %2 copies are made.").arg(m_made).arg(m_wanted));
    }
}

} // namespace desk
