// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/uploadjob.h"

#include <QLocale>

namespace desk {

namespace {

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace

UploadJob::UploadJob(QString title, ListUpload upload, qint64 values, MemberServer server, Backoff backoff,
                     QObject *parent)
    : Job(std::move(title), parent)
    , m_upload(std::move(upload))
    , m_values(values)
    , m_server(std::move(server))
    , m_backoff(backoff)
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &UploadJob::poll);
}

//! The count before tells what came of it on servers that do not count imports.
void UploadJob::start()
{
    setTotal(m_values);
    setState(JobState::Running);
    if (!m_upload.cohort.isValid())
        return send();
    m_pending = m_server.cohort(m_upload.cohort, this, [this](const Result<Cohort> &cohort) {
        if (!cohort)
            return end(JobState::Failed, cohort.error());
        m_before = cohort->count;
        send();
    });
}

void UploadJob::send()
{
    m_pending = m_server.upload(m_upload, this, [this](const Result<Cohort> &cohort) {
        m_upload.csv.clear();
        if (!cohort)
            return end(JobState::Failed, cohort.error());
        m_since.start();
        if (!m_upload.cohort.isValid()) {
            m_upload.cohort = cohort->id;
            m_before = 0;
            emit created(*cohort);
        }
        take(cohort);
    });
}

void UploadJob::poll()
{
    m_pending = m_server.cohort(m_upload.cohort, this, [this](const Result<Cohort> &cohort) { take(cohort); });
}

void UploadJob::take(const Result<Cohort> &cohort)
{
    const bool isReading =
        cohort && (cohort->isCalculating || (cohort->population && cohort->population->isUnresolved() &&
                                             cohort->population->status != QStringLiteral("failed")));
    if (cohort && !isReading)
        return finish(*cohort);
    const Error reading{ErrorKind::ServerFailure, {}};
    const auto wait = m_backoff.next(cohort ? reading : cohort.error(), ++m_asked, Backoff::Ms(m_since.elapsed()));
    if (!wait)
        return end(JobState::Failed, cohort ? Error{ErrorKind::Timeout, tr("The server has not read the list yet. Look "
                                                                           "at the cohort again later.")}
                                            : cohort.error());
    setNote(cohort ? tr("the server reads the list") : cohort.error().text);
    m_wait.start(*wait);
}

void UploadJob::finish(const Cohort &cohort)
{
    if (cohort.population && cohort.population->status == QStringLiteral("failed"))
        return end(JobState::Failed,
                   Error{ErrorKind::Conflict,
                         tr("The server could not read the whole list: %1").arg(cohort.population->errorMessage)});
    setDone(m_values);
    if (cohort.lastImportTotal && cohort.lastImportUnmatched)
        m_outcome = tr("Ids that the server read: %1; that named nobody: %2")
                        .arg(number(*cohort.lastImportTotal), number(*cohort.lastImportUnmatched));
    else if (cohort.count && m_before)
        m_outcome = tr("Ids sent: %1; new people: %2; this server does not tell how many ids named nobody")
                        .arg(number(m_values), number(*cohort.count - *m_before));
    else
        m_outcome = tr("Ids sent: %1").arg(number(m_values));
    if (cohort.count)
        m_outcome += tr("; the cohort holds %1 now").arg(number(*cohort.count));
    end(JobState::Done);
}

void UploadJob::cancel()
{
    m_pending.drop();
    m_wait.stop();
    m_outcome = m_since.isValid() ? tr("Not waited for: the server goes on reading the list") : QString();
    end(JobState::Cancelled);
}

} // namespace desk
