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

} // namespace demo
