// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/page.h"
#include "models/domain/project.h"

// Who and where (contract 13.1 to 13.3). Pure; any thread. Errors: NotPostHog, BrokenAnswer.

namespace desk {

//! `users/@me`. Its projects are those of the current organization, with the current project among them.
Result<Account> decodeAccount(const QByteArray &body);

//! `organizations/@current` as its projects.
Result<std::vector<Project>> decodeOrganizationProjects(const QByteArray &body);

Result<Page<Project>> decodeProjectPage(const QByteArray &body);
Result<Project> decodeProject(const QByteArray &body);

} // namespace desk
