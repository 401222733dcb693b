// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/codec/personcolumns.h"
#include "ui/widgets/columnchoicemodel.h"

#include <vector>

namespace desk {

//! The columns that an export offers: `chosen` first, in their order (empty: the standard ones), then the other fixed
//! ones, then `properties` that are not among them. Keys are the names that stand in the file.
std::vector<ColumnChoice> exportColumnChoices(const QStringList &chosen, const QStringList &properties);

//! The columns of the keys; keys that name no column are left out.
std::vector<PersonColumn> exportColumns(const QStringList &keys);

} // namespace desk
