// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace demo {

//! The tree (`{"type", "values"}`) that a legacy `groups` list stands for (grammar 1.4).
[[nodiscard]] nlohmann::json treeOfGroups(const nlohmann::json &groups);

//! The `filters` a cohort is shown with and calculated by: the stored ones, else those of its groups, else
//! `{"properties": {}}` (contract 2.1).
[[nodiscard]] nlohmann::json effectiveFilters(const nlohmann::json &filters, const nlohmann::json &groups);

//! The group of those filters as a calculation's history shows it: `{}` when `properties` is none, also when an old
//! cohort holds a flat list or a text there (contract 7.3, grammar 1.3).
[[nodiscard]] nlohmann::json effectiveGroup(const nlohmann::json &filters, const nlohmann::json &groups);

} // namespace demo
