// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/cohort.h"
#include "models/domain/page.h"
#include "models/domain/person.h"

#include <vector>

// Persons for the window (contract 6 and 13.4). The export has its own decoder. Pure; any thread. Errors: NotPostHog,
// BrokenAnswer.

namespace desk {

//! A page of persons. A row that cannot be read keeps its place as a Person without id.
Result<Page<Person>> decodePersonPage(const QByteArray &body);

//! One person as retrieved: there `id` is a number and `uuid` is used.
Result<Person> decodePerson(const QByteArray &body);

//! The cohorts of a person: id, name and count are read. Older servers send whole cohorts.
Result<std::vector<Cohort>> decodePersonCohorts(const QByteArray &body);

} // namespace desk
