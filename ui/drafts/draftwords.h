// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"
#include "models/profile/draftstore.h"

namespace desk {

//! What unfinished work is called in a list.
QString draftTitle(const SavedDraft &draft);

//! What the edits would change in what the server has now, one difference a line; `now` null: it has no such cohort any
//! more. Pure.
QString draftDifference(const SavedDraft &draft, const CatalogueRowPtr &now);

} // namespace desk
