// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/filters/problem.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <span>
#include <string_view>

namespace demo {

//! What a member of a leaf may hold.
enum class FieldType { Text, Integer, TextOrInteger, Truth, Any, List, EventFilters };

struct Field
{
    std::string_view name;
    FieldType type;
    bool required = false; //!< the member must be there and, Any apart, not be null
    Generation since = Generation::Older;
};

//! The members one kind of leaf may have, in the server's order.
struct Model
{
    std::string_view kind; //!< the `type` of the leaf
    std::span<const Field> fields;
    Generation since = Generation::Older;
};

//! The model of a leaf type, null when the generation knows no such leaf.
[[nodiscard]] const Model *leafModel(std::string_view type, Generation generation);
[[nodiscard]] const Model *eventFilterModel(std::string_view type);

/*! Checks the members of \a object against the model and returns the normalised leaf; throws Refusal.
    \a missingKind is the word in "Missing required keys for ... filter". */
[[nodiscard]] nlohmann::json checkFields(const nlohmann::json &object, const Model &model, const Location &where,
                                         std::string_view missingKind, Generation generation);

//! A truth as pydantic reads it in its lax mode: booleans, 0 and 1, and words such as "true", "off", "y".
[[nodiscard]] std::optional<bool> laxTruth(const nlohmann::json &value);
//! A whole number: integers, whole floats, booleans, texts of digits. Null when there is none.
[[nodiscard]] nlohmann::json laxInteger(const nlohmann::json &value);

} // namespace demo
