// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/membershipjob.h"

#include "models/membership/populationtrouble.h"

#include <QLocale>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 SaveEveryMs = 300;
constexpr int CountTries = 4;

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace

MembershipJob::MembershipJob(MembershipRun run, MemberServer server, RunJournal journal, Backoff backoff,
                             QObject *parent)
    : Job(run.title, parent)
    , m_run(std::move(run))
    , m_server(std::move(server))
    , m_journal(std::move(journal))
    , m_backoff(backoff)
    , m_members(m_server.page, m_backoff, this)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        setState(JobState::Running);
        setNote({});
        (this->*m_again)();
    });
    connect(&m_members, &MemberReader::finished, this, &MembershipJob::compare);
    connect(&m_members, &MemberReader::failed, this, [this](const Error &error) {
        m_explanation = tr("The cohort does not have the number of people that was planned, and its members could not "
                           "be read to see why: %1")
                            .arg(error.text);
        finish();
    });
}

void MembershipJob::start()
{
    setTotal(m_run.total());
    setDone(m_run.added + m_run.removed);
    setState(JobState::Running);
    m_savedAt.start();
    look();
}

//! The cohort may have changed its nature since the plan was made.
void MembershipJob::look()
{
    m_isAsking = true;
    m_pending = m_server.cohort(m_run.cohort, this, [this](const Result<Cohort> &cohort) {
        m_isAsking = false;
        if (m_isCancelling)
            return endCancelled();
        if (cohort)
            begin(*cohort);
        else
            trouble(cohort.error(), &MembershipJob::look);
    });
}

void MembershipJob::begin(const Cohort &cohort)
{
    if (cohort.deleted)
        return fail({ErrorKind::NotFound, tr("“%1” was deleted meanwhile. Restore it, then go on.").arg(cohort.name)});
    if (!cohort.isStatic)
        return fail({ErrorKind::Invalid, tr("“%1” is not static any more, so nobody can be added or removed by hand. "
                                            "Duplicate it as a static cohort first.")
                                             .arg(cohort.name)});
    if (cohort.population && cohort.population->isUnresolved()) {
        Error busy{ErrorKind::Conflict, {}};
        busy.extra = cohort.population->status == u"failed" ? R"({"population":{"status":"failed"}})"_ba : "{}"_ba;
        return waitForPopulation(busy);
    }
    m_tried = 0;
    if (!m_run.countBefore && cohort.count) {
        m_run.countBefore = cohort.count;
        save(true);
    }
    next();
}

void MembershipJob::next()
{
    if (isOver() || m_isAsking || state() == JobState::Paused)
        return;
    if (m_run.added < static_cast<qint64>(m_run.changes.additions.size()))
        addBlock();
    else if (m_run.removed < static_cast<qint64>(m_run.changes.removals.size()))
        removeOne();
    else
        verify();
}

std::vector<PersonId> MembershipJob::idsFrom(const std::vector<PersonKey> &keys, qint64 from, size_t most) const
{
    std::vector<PersonId> ids;
    for (auto at = static_cast<size_t>(from); at < keys.size() && ids.size() < most; ++at)
        ids.push_back({QString::fromStdString(keys[at].text())});
    return ids;
}

void MembershipJob::addBlock()
{
    const MemberChange change{m_run.cohort, idsFrom(m_run.changes.additions, m_run.added, MostAtOnce)};
    m_isAsking = true;
    m_pending = m_server.add(change, this, [this, people = change.persons.size()](const Result<Done> &result) {
        answered(result, static_cast<qint64>(people));
    });
}

void MembershipJob::removeOne()
{
    const MemberChange change{m_run.cohort, idsFrom(m_run.changes.removals, m_run.removed, 1)};
    m_isAsking = true;
    m_pending = m_server.remove(change, this, [this](const Result<Done> &result) { answered(result, 1); });
}

void MembershipJob::answered(const Result<Done> &result, qint64 people)
{
    m_isAsking = false;
    const bool areGone = !result && isGone(result.error());
    if (result || areGone)
        took(people, areGone);
    if (m_isCancelling)
        return endCancelled();
    if (!result && !areGone)
        return trouble(result.error(), &MembershipJob::next);
    m_tried = 0;
    next();
}

//! The people themselves are the trouble: deleted, or merged with others since the plan was made (contract 5.1, 5.2).
bool MembershipJob::isGone(const Error &error) const
{
    if (error.kind == ErrorKind::Invalid)
        return error.detail.startsWith("No valid users to add"_L1);
    return error.kind == ErrorKind::NotFound && error.detail.startsWith("Person "_L1);
}

void MembershipJob::took(qint64 people, bool areGone)
{
    const bool isAdding = m_run.added < static_cast<qint64>(m_run.changes.additions.size());
    const auto &keys = isAdding ? m_run.changes.additions : m_run.changes.removals;
    qint64 &done = isAdding ? m_run.added : m_run.removed;
    if (areGone)
        m_run.refused.insert(m_run.refused.end(), keys.begin() + done, keys.begin() + done + people);
    done += people;
    setDone(m_run.added + m_run.removed);
    save(false);
}

void MembershipJob::trouble(const Error &error, After again)
{
    if (isPopulationRun(error))
        return waitForPopulation(error);
    if (error.kind == ErrorKind::Invalid && error.detail.contains("static cohort"_L1))
        return look(); // it says in better words what happened
    if (m_tried++ == 0)
        m_stalledSince.start();
    Error known = error;
    // The same change may be sent again, whatever became of the first.
    if (known.kind == ErrorKind::OutcomeUnknown)
        known.kind = ErrorKind::Timeout;
    const auto wait = m_backoff.next(known, m_tried, Backoff::Ms(m_stalledSince.elapsed()));
    if (!wait)
        return fail(error);
    stall(error.text, *wait, again);
}

void MembershipJob::waitForPopulation(const Error &error)
{
    if (hasPopulationFailed(error))
        return fail({ErrorKind::Conflict,
                     tr("An import into this cohort failed, and the server takes no changes until it is tried again "
                        "or given up. Open the cohort and choose Try again or Stop at its top, then go on here.")});
    if (m_tried++ == 0)
        m_stalledSince.start();
    const Error busy{ErrorKind::ServerFailure, {}};
    const auto wait = m_backoff.next(busy, m_tried, Backoff::Ms(m_stalledSince.elapsed()));
    if (!wait)
        return fail({ErrorKind::Conflict, tr("The server is still filling this cohort. Try again when it is done.")});
    stall(tr("The server is still filling this cohort; the changes go on when that is done."), *wait,
          &MembershipJob::look);
}

void MembershipJob::stall(const QString &why, Backoff::Ms wait, After again)
{
    save(true);
    m_again = again;
    if (state() == JobState::Paused)
        return;
    setState(JobState::Stalled);
    setNote(why);
    m_retry.start(wait);
}

void MembershipJob::pause()
{
    if (state() != JobState::Running && state() != JobState::Stalled)
        return;
    m_retry.stop();
    setState(JobState::Paused);
    setNote({});
    save(true);
}

void MembershipJob::resume()
{
    if (state() != JobState::Paused)
        return;
    setState(JobState::Running);
    m_tried = 0;
    if (!m_isAsking)
        look();
}

void MembershipJob::cancel()
{
    if (isOver() || state() == JobState::Finishing)
        return;
    m_isCancelling = true;
    m_retry.stop();
    if (m_isAsking)
        setState(JobState::Finishing);
    else
        endCancelled();
}

void MembershipJob::endCancelled()
{
    m_journal.forget(m_run);
    m_failed = m_run.refused;
    std::sort(m_failed.begin(), m_failed.end());
    end(JobState::Cancelled);
}

void MembershipJob::fail(const Error &error)
{
    save(true);
    m_failed = m_run.refused;
    std::sort(m_failed.begin(), m_failed.end());
    end(JobState::Failed, error);
}

void MembershipJob::save(bool now)
{
    if (!now && m_savedAt.elapsed() < SaveEveryMs)
        return;
    m_savedAt.restart();
    // The run goes on without its journal; only a restart would begin anew.
    if (const auto saved = m_journal.saveProgress(m_run); !saved)
        setNote(saved.error().text);
}

void MembershipJob::verify()
{
    setState(JobState::Finishing);
    m_isAsking = true;
    m_pending = m_server.cohort(m_run.cohort, this, [this](const Result<Cohort> &cohort) {
        m_isAsking = false;
        if (cohort)
            return verified(*cohort);
        const auto wait = m_backoff.next(cohort.error(), ++m_tried, Backoff::Ms(0));
        if (wait && m_tried < CountTries) {
            m_again = &MembershipJob::verify;
            m_retry.start(*wait);
            return;
        }
        m_explanation = tr("The people could not be counted again: %1").arg(cohort.error().text);
        finish();
    });
}

qint64 MembershipJob::expectedCount() const
{
    qint64 added = m_run.added, removed = m_run.removed;
    if (!m_run.refused.empty()) {
        std::vector<PersonKey> additions = m_run.changes.additions;
        std::sort(additions.begin(), additions.end());
        for (const PersonKey &person : m_run.refused)
            --(std::binary_search(additions.begin(), additions.end(), person) ? added : removed);
    }
    return m_run.countBefore.value_or(0) + added - removed;
}

void MembershipJob::verified(const Cohort &cohort)
{
    m_countAfter = cohort.count;
    if (m_run.countBefore && cohort.count == expectedCount() && m_run.refused.empty())
        return finish();
    m_members.start(m_run.cohort);
}

//! `members` in order.
void MembershipJob::compare(const std::vector<PersonKey> &members)
{
    const auto isMember = [&members](const PersonKey &key) {
        return std::binary_search(members.begin(), members.end(), key);
    };
    std::vector<PersonKey> missing, left;
    std::copy_if(m_run.changes.additions.begin(), m_run.changes.additions.end(), std::back_inserter(missing),
                 [&](const PersonKey &key) { return !isMember(key); });
    std::copy_if(m_run.changes.removals.begin(), m_run.changes.removals.end(), std::back_inserter(left), isMember);
    m_failed = missing;
    m_failed.insert(m_failed.end(), left.begin(), left.end());
    std::sort(m_failed.begin(), m_failed.end());
    QStringList words;
    if (!missing.empty())
        words << tr("Not in it although they were added: %1. The server does not know them any more (deleted, or "
                    "merged with another person), or somebody removed them meanwhile.")
                     .arg(number(static_cast<qint64>(missing.size())));
    if (!left.empty())
        words << tr("Still in it although they were removed: %1. Somebody added them again meanwhile.")
                     .arg(number(static_cast<qint64>(left.size())));
    if (words.isEmpty() && m_countAfter && *m_countAfter != expectedCount())
        words << tr("Every change was made; the number differs from the planned %1 because the cohort was changed by "
                    "others as well, or holds people who were deleted.")
                     .arg(number(expectedCount()));
    m_explanation = words.join(u' ');
    finish();
}

void MembershipJob::finish()
{
    if (m_run.countBefore && !m_countAfter)
        m_failed = m_run.refused;
    std::sort(m_failed.begin(), m_failed.end());
    m_journal.forget(m_run);
    addItem({m_run.cohortName, m_run.total() - static_cast<qint64>(m_failed.size()),
             static_cast<qint64>(m_failed.size()), m_explanation});
    end(JobState::Done);
}

QString MembershipJob::outcome() const
{
    if (state() != JobState::Done && state() != JobState::Cancelled)
        return {};
    QStringList parts;
    if (m_run.added > 0)
        parts << tr("%1 added").arg(number(m_run.added));
    if (m_run.removed > 0)
        parts << tr("%1 removed").arg(number(m_run.removed));
    if (state() == JobState::Cancelled)
        return parts.isEmpty() ? tr("Cancelled, nothing was changed")
                               : tr("Cancelled, %1 before that").arg(parts.join(u", "_s));
    QString text = parts.join(u", "_s);
    if (m_countAfter)
        text += m_explanation.isEmpty() ? tr("; as planned, the cohort holds %1 now").arg(number(*m_countAfter))
                                        : tr("; the cohort holds %1 now").arg(number(*m_countAfter));
    return m_explanation.isEmpty() ? text : text + u". "_s + m_explanation;
}

bool MembershipJob::canUndo() const
{
    return isOver() && m_run.added + m_run.removed > static_cast<qint64>(m_run.refused.size());
}

MembershipRun MembershipJob::undo() const
{
    return inverseOf(m_run, tr("Undo: %1").arg(m_run.title));
}

} // namespace desk
