// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profile/secretstore.h"

#include <QCoreApplication>
#include <QMetaObject>

#include <memory>

namespace desk {

namespace {

template<class T>
Pending answerLater(QObject *context, Answer<T> answer, Result<T> result)
{
    auto isWanted = std::make_shared<bool>(true);
    QMetaObject::invokeMethod(
        context,
        [isWanted, answer = std::move(answer), result = std::move(result)] {
            if (*isWanted)
                answer(result);
        },
        Qt::QueuedConnection);
    return Pending([isWanted] { *isWanted = false; });
}

Result<QByteArray> noSecret()
{
    return Error{ErrorKind::NotFound,
                 QCoreApplication::translate("SecretStore", "There is no key for this connection. Enter it again.")};
}

} // namespace

MemorySecretStore::~MemorySecretStore()
{
    const QStringList profiles = m_secrets.keys();
    for (const QString &profile : profiles)
        wipe(profile);
}

void MemorySecretStore::wipe(const QString &profile)
{
    QByteArray secret = m_secrets.take(profile);
    secret.fill('\0'); // takes the memory itself unless somebody still reads it
}

Pending MemorySecretStore::read(const QString &profile, QObject *context, Answer<QByteArray> answer)
{
    const auto it = m_secrets.constFind(profile);
    return answerLater(context, std::move(answer), it == m_secrets.constEnd() ? noSecret() : Result<QByteArray>(*it));
}

Pending MemorySecretStore::write(const QString &profile, const QByteArray &secret, QObject *context,
                                 Answer<Done> answer)
{
    wipe(profile);
    m_secrets.insert(profile, QByteArray(secret.constData(), secret.size()));
    return answerLater(context, std::move(answer), Result<Done>(Done()));
}

Pending MemorySecretStore::remove(const QString &profile, QObject *context, Answer<Done> answer)
{
    wipe(profile);
    return answerLater(context, std::move(answer), Result<Done>(Done()));
}

} // namespace desk
