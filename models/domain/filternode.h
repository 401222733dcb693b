// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/jsonvalue.h"

#include <vector>

namespace desk {

//! One node of a cohort's criteria (grammar section 1). Lossless by construction: `json` is the object as read with
//! every member in order; only a group's `values` array is taken out into `children`, its place in `json` kept as an
//! absent value. Anything that is neither a group nor one of the known leaves is Unknown and holds its whole JSON
//! value. Copying is deep in the children and cheap in the JSON. Trees of any depth: walk them iteratively.
struct FilterNode
{
    enum class Kind { Group, Person, PersonMetadata, Behavioral, Cohort, Unknown };

    Kind kind = Kind::Unknown;
    JsonValue json;
    std::vector<FilterNode> children;

    FilterNode() = default;
    FilterNode(Kind k, JsonValue j)
        : kind(k)
        , json(std::move(j))
    {}
    FilterNode(const FilterNode &) = default;
    FilterNode(FilterNode &&) noexcept = default;
    FilterNode &operator=(const FilterNode &) = default;
    FilterNode &operator=(FilterNode &&) noexcept = default;
    ~FilterNode(); //!< iterative

    bool isGroup() const { return kind == Kind::Group; }
    bool operator==(const FilterNode &) const = default;
};

//! The whole `filters` value of a cohort: the tree under `properties` when there is one, and everything around it.
struct FilterTree
{
    JsonValue around;     //!< the `filters` value with its `properties` member absent when `hasRoot`
    FilterNode root;      //!< meaningful only with `hasRoot`
    bool hasRoot = false; //!< `filters.properties` is a group object
    bool operator==(const FilterTree &) const = default;
};

} // namespace desk
