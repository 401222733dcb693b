// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profile/keychainstore.h"

#include <QPointer>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <memory>

namespace desk {

namespace {

//! An answer that is given once, unless nobody wants it any more.
template<class T>
class Reply final
{
public:
    Reply(QObject *context, Answer<T> answer)
        : m_state(std::make_shared<State>(State{context, std::move(answer)}))
    {}
    void operator()(Result<T> result) const
    {
        const Answer<T> answer = std::exchange(m_state->answer, nullptr);
        if (answer && m_state->context)
            answer(std::move(result));
    }
    Pending pending() const
    {
        return Pending([state = m_state] { state->answer = nullptr; });
    }

private:
    struct State
    {
        QPointer<QObject> context;
        Answer<T> answer;
    };
    std::shared_ptr<State> m_state;
};

} // namespace

KeychainStore::KeychainStore(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{}

KeychainStore::KeychainStore(QObject *parent)
    : KeychainStore(Options(), parent)
{}

void KeychainStore::start(QKeychain::Job *job, const QString &profile, Ended ended, Ended late)
{
    // No parent: a job that is deleted while the keychain still works for it is written to afterwards. It deletes
    // itself when it ends.
    job->setKey(profile);
    job->setInsecureFallback(false);
    auto *limit = new QTimer(this);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, this, [limit, ended] {
        limit->deleteLater();
        ended(nullptr);
    });
    connect(job, &QKeychain::Job::finished, this,
            [limit = QPointer<QTimer>(limit), ended = std::move(ended), late = std::move(late)](QKeychain::Job *done) {
                if (!limit || !limit->isActive())
                    return late(done);
                limit->stop();
                limit->deleteLater();
                ended(done);
            });
    limit->start(m_options.limit);
    job->start();
}

Error KeychainStore::errorOf(const QKeychain::Job *job) const
{
    if (!job)
        return {ErrorKind::Timeout, tr("The system's keychain has not answered; perhaps it waits for its password.")};
    switch (job->error()) {
    case QKeychain::EntryNotFound:
        return {ErrorKind::NotFound, tr("There is no key for this connection. Enter it again.")};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorKind::File, tr("The system's keychain stays locked."), job->errorString()};
    default:
        return {ErrorKind::File, tr("The system's keychain cannot be reached."), job->errorString()};
    }
}

Pending KeychainStore::read(const QString &profile, QObject *context, Answer<QByteArray> answer)
{
    if (m_inMemory.contains(profile))
        return m_memory.read(profile, context, std::move(answer));
    auto *job = new QKeychain::ReadPasswordJob(m_options.service);
    const Reply<QByteArray> reply(context, std::move(answer));
    const auto secretOf = [](const QKeychain::Job *done) {
        return static_cast<const QKeychain::ReadPasswordJob *>(done)->textData().toUtf8();
    };
    start(
        job, profile,
        [this, reply, secretOf](const QKeychain::Job *done) {
            reply(done && !done->error() ? Result<QByteArray>(secretOf(done)) : errorOf(done));
        },
        [this, profile, secretOf](const QKeychain::Job *done) {
            if (done->error() || m_inMemory.contains(profile))
                return;
            m_inMemory.insert(profile);
            m_memory.write(profile, secretOf(done), this, [](const Result<Done> &) {}).release();
            emit arrived(profile);
        });
    return reply.pending();
}

Pending KeychainStore::write(const QString &profile, const QByteArray &secret, QObject *context, Answer<Done> answer)
{
    const Reply<Done> reply(context, std::move(answer));
    m_inMemory.insert(profile);
    m_memory.write(profile, secret, this, [](const Result<Done> &) {}).release();
    offer(profile, secret, [reply] { reply(Done()); });
    return reply.pending();
}

void KeychainStore::offer(const QString &profile, const QByteArray &secret, std::function<void()> then)
{
    auto *job = new QKeychain::WritePasswordJob(m_options.service);
    job->setTextData(QString::fromUtf8(secret));
    start(
        job, profile,
        [this, profile, then = std::move(then)](const QKeychain::Job *done) {
            taken(profile, done);
            then();
        },
        [this, profile](const QKeychain::Job *done) {
            // The keychain was unlocked late. If the connection was deleted meanwhile its key must go again.
            if (m_inMemory.contains(profile))
                taken(profile, done);
            else if (!done->error())
                remove(profile, this, [](const Result<Done> &) {}).release();
        });
}

void KeychainStore::taken(const QString &profile, const QKeychain::Job *job)
{
    if (job && !job->error())
        return forget(profile);
    const Error error = errorOf(job);
    refused(profile, error.detail.isEmpty() ? error.text : error.text + QStringLiteral(" (") + error.detail + u')');
}

void KeychainStore::refused(const QString &profile, const QString &why)
{
    m_why = why;
    m_unkept.insert(profile);
    emit problemChanged();
}

void KeychainStore::forget(const QString &profile)
{
    m_inMemory.remove(profile);
    m_memory.remove(profile, this, [](const Result<Done> &) {}).release();
    if (m_unkept.remove(profile))
        emit problemChanged();
}

Pending KeychainStore::remove(const QString &profile, QObject *context, Answer<Done> answer)
{
    forget(profile);
    const Reply<Done> reply(context, std::move(answer));
    start(
        new QKeychain::DeletePasswordJob(m_options.service), profile,
        [this, reply](const QKeychain::Job *done) {
            const bool isGone = done && (!done->error() || done->error() == QKeychain::EntryNotFound);
            reply(isGone ? Result<Done>(Done()) : errorOf(done));
        },
        [](const QKeychain::Job *) {});
    return reply.pending();
}

QString KeychainStore::problem() const
{
    if (isLasting())
        return {};
    return m_why + u' ' + tr("The key is kept in memory only, until the program ends.");
}

void KeychainStore::retry()
{
    const QSet<QString> again = m_unkept;
    for (const QString &profile : again) {
        m_memory
            .read(profile, this,
                  [this, profile](const Result<QByteArray> &secret) {
                      if (secret)
                          offer(profile, *secret, [] {});
                  })
            .release();
    }
}

} // namespace desk
