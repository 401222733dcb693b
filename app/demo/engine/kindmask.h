// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/engine/calculation.h"
#include "app/demo/engine/propertytest.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace demo {

//! For every kind of event: 1 if it is meant, 0 if not.
using KindMask = std::vector<std::uint8_t>;

//! What a behaviour does with an action that has no steps (grammar 5.2).
enum class NoSteps { Everything, Fail };

/*! The events that a leaf names: by `events` and a name, or by `actions` and an id. Throws Failure for another
    event type or an id that is no number. A missing or deleted action means no event. */
[[nodiscard]] KindMask eventMask(const nlohmann::json &eventType, const nlohmann::json &key, NoSteps noSteps,
                                 const Calculation &calculation);

//! Takes from a mask the kinds that fail any of the event filters; not a list means no filters. Throws Failure for
//! SQL, for elements where they are not \a elementsAllowed, and for what the operators refuse.
void applyEventFilters(KindMask &mask, const nlohmann::json &filters, bool elementsAllowed,
                       const Calculation &calculation);

//! Takes from a mask the kinds whose property fails a test.
void narrowByProperty(KindMask &mask, std::string_view key, const PropertyTest &test, const Calculation &calculation);

} // namespace demo
