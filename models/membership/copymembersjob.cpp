// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/copymembersjob.h"

#include "models/membership/populationtrouble.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t blockSize = 1000; // contract 5.1

QString number(qint64 count)
{
    return QLocale().toString(count);
}

//! None of a block is a person of the project any more (contract 5.1, check 8): nobody is left to add.
bool isAboutNobody(const Result<Done> &result)
{
    return !result && result.error().detail.contains("No valid users"_L1);
}

} // namespace

CopyMembersJob::CopyMembersJob(std::shared_ptr<CopyProgress> progress, CopyServer server, Backoff backoff,
                               QObject *parent)
    : Job(tr("Copy the members into \"%1\"").arg(progress->name), parent)
    , m_copy(std::move(progress))
    , m_server(std::move(server))
    , m_backoff(backoff)
    , m_reader(m_server.page, backoff, this)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &CopyMembersJob::goOn);
    connect(&m_reader, &MemberReader::progress, this, [this](qint64 members) { setDone(members); });
    connect(&m_reader, &MemberReader::failed, this, &CopyMembersJob::fail);
    connect(&m_reader, &MemberReader::waiting, this, [this](const QString &why) {
        setState(why.isEmpty() ? JobState::Running : JobState::Stalled);
        setNote(why.isEmpty() ? tr("Reading the members.") : why);
    });
    connect(&m_reader, &MemberReader::finished, this, [this](const std::vector<PersonKey> &members) {
        m_copy->members = members;
        m_copy->isRead = true;
        m_isWaiting = false;
        goOn();
    });
}

void CopyMembersJob::start()
{
    setState(JobState::Running);
    goOn();
}

//! The next step, whatever was done before.
void CopyMembersJob::goOn()
{
    if (isOver() || state() == JobState::Paused || m_isWaiting)
        return;
    setState(JobState::Running);
    if (!m_copy->isRead)
        return read();
    beginAdding();
    if (!m_copy->copy.isValid())
        return create();
    if (m_copy->added < m_copy->members.size())
        return addBlock();
    compare();
}

//! The same people were counted once already, while they were read.
void CopyMembersJob::beginAdding()
{
    const auto added = static_cast<qint64>(m_copy->added);
    if (std::exchange(m_isAdding, true))
        return setDone(added);
    beginPart(static_cast<qint64>(m_copy->members.size()), added);
}

void CopyMembersJob::read()
{
    m_isWaiting = true;
    setNote(tr("Reading the members."));
    m_reader.start(m_copy->source);
}

void CopyMembersJob::create()
{
    m_isWaiting = true;
    setNote(tr("Making the copy."));
    m_pending = m_server.create(m_copy->body, this, [this](Result<Cohort> made) {
        m_pending.release();
        m_isWaiting = false;
        if (made)
            m_copy->copy = made->id;
        if (m_isUnwanted)
            return giveUpCopy();
        if (!made)
            return fail(made.error());
        emit copied(*made);
        goOn();
    });
}

void CopyMembersJob::addBlock()
{
    const size_t end = std::min(m_copy->added + blockSize, m_copy->members.size());
    MemberChange block{m_copy->copy, {}};
    for (size_t i = m_copy->added; i < end; ++i)
        block.persons.push_back({QString::fromStdString(m_copy->members[i].text())});
    m_isWaiting = true;
    setNote(tr("Adding the people."));
    m_pending = m_server.add(block, this, [this, end](Result<Done> result) { blockAdded(end, std::move(result)); });
}

void CopyMembersJob::blockAdded(size_t end, Result<Done> result)
{
    m_pending.release();
    m_isWaiting = false;
    if (!result && !isAboutNobody(result))
        return stall(result.error());
    m_tried = 0;
    m_stalledSince.invalidate();
    m_copy->added = end;
    goOn();
}

//! The server says how many are in it now: people who were deleted or merged meanwhile are not.
void CopyMembersJob::compare()
{
    setState(JobState::Finishing);
    m_isWaiting = true;
    m_pending = m_server.cohort(m_copy->copy, this, [this](Result<Cohort> copy) {
        m_pending.release();
        m_isWaiting = false;
        tellEnd(copy);
    });
}

void CopyMembersJob::tellEnd(const Result<Cohort> &copy)
{
    const auto wanted = static_cast<qint64>(m_copy->members.size());
    m_outcome = tr("Copied %1 people").arg(number(wanted));
    if (!copy)
        m_outcome += u". "_s + tr("How many the server counts could not be asked.");
    else if (copy->count.value_or(0) != wanted)
        m_outcome = tr("The copy holds %1 of %2 people: the others were deleted or merged meanwhile, or somebody "
                       "changed the copy.")
                        .arg(number(copy->count.value_or(0)), number(wanted));
    if (copy)
        emit copied(*copy);
    end(JobState::Done);
}

void CopyMembersJob::stall(const Error &error)
{
    if (hasPopulationFailed(error))
        return fail(error); // more people would be refused until somebody decides about the run
    Error known = error;
    if (isPopulationRun(error)) {
        known.kind = ErrorKind::ServerFailure; // of the kind that ends by itself
        return waitFor(known, tr("The server is still filling the copy; the other people follow when that is done."));
    }
    // The same people may be sent again, whatever became of the first time.
    if (known.kind == ErrorKind::OutcomeUnknown)
        known.kind = ErrorKind::Timeout;
    waitFor(known, error.text);
}

void CopyMembersJob::waitFor(const Error &error, const QString &why)
{
    if (!m_stalledSince.isValid())
        m_stalledSince.start();
    const auto wait = m_backoff.next(error, ++m_tried, Backoff::Ms(m_stalledSince.elapsed()));
    if (!wait)
        return fail(error);
    m_retry.start(*wait);
    if (state() == JobState::Running)
        setState(JobState::Stalled);
    setNote(why);
}

void CopyMembersJob::fail(const Error &error)
{
    m_isWaiting = false;
    m_retry.stop();
    Error whole = error;
    if (m_copy->copy.isValid())
        whole.text = tr("%1 \"%2\" holds %3 of %4 people so far; try again to go on from there.")
                         .arg(error.text, m_copy->name, number(static_cast<qint64>(m_copy->added)),
                              number(static_cast<qint64>(m_copy->members.size())));
    end(JobState::Failed, whole);
}

void CopyMembersJob::pause()
{
    if (state() == JobState::Running || state() == JobState::Stalled)
        setState(JobState::Paused); // what is under way still counts
}

void CopyMembersJob::resume()
{
    if (state() != JobState::Paused)
        return;
    setState(JobState::Running);
    goOn();
}

void CopyMembersJob::cancel()
{
    if (isOver() || state() == JobState::Finishing)
        return;
    m_reader.stop();
    m_retry.stop();
    // A request that makes a cohort is out: only its answer tells what must be deleted.
    if (m_isWaiting && m_copy->isRead && !m_copy->copy.isValid()) {
        m_isUnwanted = true;
        return setState(JobState::Finishing);
    }
    giveUpCopy();
}

void CopyMembersJob::giveUpCopy()
{
    m_pending.drop();
    const CohortId copy = m_copy->copy;
    m_outcome = copy.isValid() ? tr("Cancelled; the copy was deleted") : tr("Cancelled; nothing was copied");
    if (copy.isValid())
        m_server
            .discard(copy, this,
                     [this](Result<Cohort> gone) {
                         if (gone)
                             emit copied(*gone);
                     })
            .release();
    end(JobState::Cancelled);
}

} // namespace desk
