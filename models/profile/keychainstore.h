// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profile/secretstore.h"

#include <QObject>
#include <QSet>

#include <chrono>

namespace QKeychain {
class Job;
}

namespace desk {

//! Keys in the system's keychain. What the keychain does not take is kept in memory until the program ends, and
//! problem() says why. The keychain may ask its user for a password and so not answer for minutes: every question has a
//! limit, and what comes after it still counts. Owned by the composition root; GUI thread.
class KeychainStore final : public QObject, public SecretStore
{
    Q_OBJECT
public:
    struct Options
    {
        QString service = QStringLiteral("cohort-desk"); //!< what the keychain files the keys under
        std::chrono::milliseconds limit{5000};
    };
    explicit KeychainStore(Options options, QObject *parent = nullptr);
    explicit KeychainStore(QObject *parent = nullptr);

    //! Errors: NotFound, Timeout (see arrived()), File (the keychain cannot be reached or stays locked).
    Pending read(const QString &profile, QObject *context, Answer<QByteArray> answer) override;
    //! Done also when only memory has it: see isLasting().
    Pending write(const QString &profile, const QByteArray &secret, QObject *context, Answer<Done> answer) override;
    Pending remove(const QString &profile, QObject *context, Answer<Done> answer) override;
    bool isLasting() const override { return m_unkept.isEmpty(); }
    //! Why keys are kept for this run only, in plain words; empty: they are not.
    QString problem() const;
    //! Offers the keychain once more what it did not take.
    void retry();

signals:
    void problemChanged();
    //! A key came after the limit of its read(), perhaps because the keychain was unlocked: read() has it now.
    void arrived(const QString &profile);

private:
    using Ended = std::function<void(const QKeychain::Job *)>;
    //! `ended` is called once, with null when the limit passed first; then `late` when the job ends after all.
    void start(QKeychain::Job *job, const QString &profile, Ended ended, Ended late);
    void offer(const QString &profile, const QByteArray &secret, std::function<void()> then);
    void taken(const QString &profile, const QKeychain::Job *job);
    void refused(const QString &profile, const QString &why);
    void forget(const QString &profile);
    Error errorOf(const QKeychain::Job *job) const;

    Options m_options;
    MemorySecretStore m_memory;
    QSet<QString> m_inMemory; //!< profiles whose key m_memory has
    QSet<QString> m_unkept;   //!< those of them that the keychain did not take
    QString m_why;
};

} // namespace desk
