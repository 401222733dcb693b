// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filternode.h"

// The `filters` value of a cohort to and from a tree (grammar 1). Lossless, never failing, pure; any thread.

namespace desk {

//! Nodes below this depth are kept as one Unknown node with their JSON: no person nests so deep, and trees may be
//! walked recursively.
inline constexpr int maximumFilterDepth = 200;

//! A criterion or group from its JSON (grammar 1.1). What is neither is Unknown and holds its JSON.
FilterNode decodeNode(const JsonValue &json);
//! The JSON of a node; encodeNode(decodeNode(j)) is j, member for member.
JsonValue encodeNode(const FilterNode &node);

//! The whole `filters` value of a cohort, whatever it is (grammar 1.3). encodeFilters(decodeFilters(j)) is j.
FilterTree decodeFilters(const JsonValue &filters);
JsonValue encodeFilters(const FilterTree &tree);

//! What a save sends: as encodeFilters, without the keys that the server makes (`bytecode`, `bytecode_error`,
//! `conditionHash`; grammar 7.5, contract 14.14) on any leaf at any depth.
JsonValue filtersForSave(const FilterTree &tree);

//! Whether two `filters` values mean the same: they differ only in what a server changes by itself on a save (grammar
//! 7) - its own keys, null members, the default `negation`, whole numbers as text, the order of members - or in how one
//! value is written (`"x"` and `["x"]` under exact, is_not and the operators that take one value).
bool sameFilters(const JsonValue &a, const JsonValue &b);
//! The same for trees; quick where most nodes are shared, as after the edit of one of thousands.
bool sameFilters(const FilterTree &a, const FilterTree &b);

} // namespace desk
