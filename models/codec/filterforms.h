// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/jsonvalue.h"

#include <functional>

// Forms of a `filters` value as JSON: what a save sends, and what two values are compared in. Iterative: any depth.

namespace desk {

//! An object with a `type` of AND or OR, in whatever case, and a list of `values` (grammar 1.1).
bool isGroupObject(const JsonValue &json);

//! The value with `change` applied to every leaf's and every group's own object under `properties`. A group is changed
//! after its `values`.
JsonValue withChangedNodes(const JsonValue &filters, const std::function<void(JsonValue &)> &change);

//! Removes the keys that only a server makes (grammar 7.4).
void stripServerKeys(JsonValue &leaf);

} // namespace desk
