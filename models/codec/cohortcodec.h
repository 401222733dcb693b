// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/cohort.h"
#include "models/domain/page.h"

#include <QByteArrayView>

// Cohorts as every server generation sends them (contract 2, 3, 8 and 14). Pure; any thread. Errors: NotPostHog (empty,
// HTML), BrokenAnswer (not JSON, not whole, without its required members).

namespace desk {

//! A page of the list. A row that cannot be read is a Cohort with `malformed` set; the others live.
Result<Page<Cohort>> decodeCohortPage(const QByteArray &body);

//! One cohort as retrieved, created or changed; BrokenAnswer when it cannot be read.
Result<Cohort> decodeCohort(const QByteArray &body);

//! A cohort out of its JSON text, never failing: see `malformed`. For rows kept by the local cache.
Cohort decodeCohortRow(const QByteArray &text);

Result<Population> decodePopulation(const QByteArray &body);

//! `{"success": true}` of the membership calls (contract 5); BrokenAnswer for other answers.
Result<Done> decodeSuccess(const QByteArray &body);

} // namespace desk
