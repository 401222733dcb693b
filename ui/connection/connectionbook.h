// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apikey.h"
#include "models/profile/profilestore.h"
#include "models/profile/secretstore.h"

#include <QObject>

namespace desk {

//! A connection that a person wants.
struct ConnectionChoice
{
    ConnectionProfile profile; //!< without an id it was not kept before
    ApiKey key;                //!< empty: the one that the keychain has
    bool isKept = true;        //!< false: for this run only
};

//! The kept connections with their keys: opens, keeps and deletes them. Owned by the composition root, which makes a
//! session of what is opened. GUI thread. Sends nothing itself.
class ConnectionBook final : public QObject
{
    Q_OBJECT
public:
    //! Both must outlive the book.
    ConnectionBook(ProfileStore &profiles, SecretStore &secrets, QObject *parent = nullptr);

    const std::vector<ConnectionProfile> &profiles() const { return m_profiles.profiles(); }
    std::optional<ConnectionProfile> find(const QString &id) const { return m_profiles.find(id); }
    std::optional<ConnectionProfile> findByName(const QString &name) const { return m_profiles.findByName(name); }
    //! The key of a kept connection. Errors as SecretStore::read().
    Pending keyOf(const QString &id, QObject *context, Answer<QByteArray> answer);

    //! opened(), or keyMissing() when its key cannot be had.
    void open(const QString &id);
    //! Keeps it when that is wanted, and opens it.
    void take(ConnectionChoice choice);
    //! The profile, its key; removed() lets others forget what they kept for it.
    void remove(const QString &id);

signals:
    //! The keychain is being asked; it may take its time.
    void waiting(const QString &name);
    void opened(const desk::ConnectionChoice &choice);
    void keyMissing(const desk::ConnectionProfile &profile, const desk::Error &why);
    void removed(const desk::ConnectionProfile &profile);
    void changed();
    //! Words about something that did not work but stops nothing.
    void warned(const QString &text);

private:
    void openWith(const ConnectionProfile &profile, const Result<QByteArray> &key);

    ProfileStore &m_profiles;
    SecretStore &m_secrets;
    Pending m_reading;
};

} // namespace desk
