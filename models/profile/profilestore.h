// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profile/connectionprofile.h"
#include "models/profile/settingsfile.h"

#include <optional>
#include <vector>

namespace desk {

//! The kept connections, in an INI file of their own, in the order of their making. Owned by the composition root; GUI
//! thread. Addresses are kept without user name and password; entries that cannot be read are passed over.
class ProfileStore final
{
public:
    explicit ProfileStore(const QString &path);

    QString problem() const { return m_file.problem(); }
    const std::vector<ConnectionProfile> &profiles() const { return m_profiles; }
    std::optional<ConnectionProfile> find(const QString &id) const;
    //! By the name that people know it by, exact; nothing when there is none or more than one.
    std::optional<ConnectionProfile> findByName(const QString &name) const;
    //! Adds it, or replaces the one with its id. False when it could not be written (it is kept for this run).
    bool save(const ConnectionProfile &profile);
    //! The key in the SecretStore is the caller's to remove.
    bool remove(const QString &id);

private:
    void read();
    bool write();

    SettingsFile m_file;
    std::vector<ConnectionProfile> m_profiles;
};

} // namespace desk
