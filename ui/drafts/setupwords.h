// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"
#include "models/profile/draftstore.h"

#include <functional>

namespace desk {

//! What a window was set up to do, beside what the server has now: one thing a line. Pure. `now` finds a cohort, null:
//! the server has it no more.
QString setupWords(const SavedDraft &draft, const std::function<CatalogueRowPtr(CohortId)> &now);

} // namespace desk
