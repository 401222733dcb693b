// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"
#include "models/domain/cohort.h"

#include <vector>

namespace desk {

struct Project
{
    ProjectId id;
    QString name;
    QString timezone; //!< IANA name; "UTC" when unknown
    QString organization;
    bool operator==(const Project &) const = default;
};

//! `users/@me` as far as we use it (contract 13.1).
struct Account
{
    User user;
    std::vector<Project> projects; //!< empty with a key that is limited to projects on some servers
    std::optional<ProjectId> currentProject;
    bool operator==(const Account &) const = default;
};

} // namespace desk
