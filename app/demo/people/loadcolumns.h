// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

namespace demo {

class Columns;

// Reads the persons and events of a store's file into columns. Seconds for a million persons; gives up with
// an exception soon after `stopping` is set.
std::unique_ptr<Columns> loadColumns(const std::string &path, const std::atomic<bool> &stopping);

} // namespace demo
