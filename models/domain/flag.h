// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace desk {

class JsonValue;

//! True or false as servers read them: also "true", "yes", "on", 1 and their opposites (grammar 7.3).
std::optional<bool> flagIn(const JsonValue &value);

} // namespace desk
