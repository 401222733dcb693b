// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace desk {

//! Where keys are kept, by the id of their profile. Answers come later, in the thread that asked. Implementations never
//! log a secret nor put one into an error.
class SecretStore
{
public:
    SecretStore() = default;
    virtual ~SecretStore() = default;
    Q_DISABLE_COPY_MOVE(SecretStore)

    //! NotFound when there is none; other errors when the store cannot be reached.
    virtual Pending read(const QString &profile, QObject *context, Answer<QByteArray> answer) = 0;
    virtual Pending write(const QString &profile, const QByteArray &secret, QObject *context, Answer<Done> answer) = 0;
    //! Done as well when there was none.
    virtual Pending remove(const QString &profile, QObject *context, Answer<Done> answer) = 0;
    //! False: everything is gone when the program ends, and people must be told.
    virtual bool isLasting() const = 0;
};

//! Keeps keys as long as the program runs; overwrites their memory when they go.
class MemorySecretStore final : public SecretStore
{
public:
    ~MemorySecretStore() override;
    Pending read(const QString &profile, QObject *context, Answer<QByteArray> answer) override;
    Pending write(const QString &profile, const QByteArray &secret, QObject *context, Answer<Done> answer) override;
    Pending remove(const QString &profile, QObject *context, Answer<Done> answer) override;
    bool isLasting() const override { return false; }

private:
    void wipe(const QString &profile);
    QHash<QString, QByteArray> m_secrets;
};

} // namespace desk
