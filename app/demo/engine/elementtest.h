// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/engine/elements.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <string_view>

namespace demo {

//! Decides about the elements of one event.
using ElementTest = std::function<bool(const ElementChain &)>;

/*! An element filter (grammar 2.5): key selector or tag_name with exact or is_not, text or href with exact, is_not,
    icontains, icontains_multi, regex, is_set and their opposites. Any element may match; the negative forms hold when
    none does. Throws Failure for everything else. */
[[nodiscard]] ElementTest elementTest(std::string_view key, std::string_view op, const nlohmann::json &value);

} // namespace demo
