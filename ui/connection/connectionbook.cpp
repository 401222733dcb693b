// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectionbook.h"

namespace desk {

ConnectionBook::ConnectionBook(ProfileStore &profiles, SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_profiles(profiles)
    , m_secrets(secrets)
{}

Pending ConnectionBook::keyOf(const QString &id, QObject *context, Answer<QByteArray> answer)
{
    return m_secrets.read(id, context, std::move(answer));
}

void ConnectionBook::open(const QString &id)
{
    const auto profile = find(id);
    if (!profile)
        return;
    emit waiting(profile->name);
    m_reading =
        keyOf(profile->id, this, [this, profile = *profile](const Result<QByteArray> &key) { openWith(profile, key); });
}

void ConnectionBook::openWith(const ConnectionProfile &profile, const Result<QByteArray> &key)
{
    if (key)
        emit opened({profile, ApiKey(*key), true});
    else
        emit keyMissing(profile, key.error());
}

void ConnectionBook::take(ConnectionChoice choice)
{
    m_reading.drop();
    if (!choice.isKept) {
        choice.profile.id.clear();
        emit opened(choice);
        return;
    }
    if (choice.profile.id.isEmpty())
        choice.profile.id = newProfileId();
    if (!m_profiles.save(choice.profile))
        emit warned(m_profiles.problem());
    emit changed();
    if (choice.key.isEmpty())
        return open(choice.profile.id);
    // The header value is the one way to the key's text; the keychain is one of the two places that may have it.
    const QByteArray secret = choice.key.bearer().mid(qsizetype(sizeof "Bearer ") - 1);
    m_secrets.write(choice.profile.id, secret, this, [](const Result<Done> &) {}).release();
    emit opened(choice);
}

void ConnectionBook::remove(const QString &id)
{
    const auto profile = find(id);
    if (!profile)
        return;
    if (!m_profiles.remove(id))
        emit warned(m_profiles.problem());
    m_secrets
        .remove(id, this,
                [this, name = profile->name](const Result<Done> &done) {
                    if (!done)
                        emit warned(tr("The key of \"%1\" may still be in the keychain: %2 Remove it there; it is "
                                       "filed under cohort-desk.")
                                        .arg(name, done.error().text));
                })
        .release();
    emit removed(*profile);
    emit changed();
}

} // namespace desk
