// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/people/personrow.h"

#include <cstdint>
#include <string>
#include <vector>

namespace demo {

struct Project;
struct World;

// The persons as the real server exports them: rows flattened with dots and indexes, columns sorted by name, some left
// out, `properties.email` lifted to `email`; empty without rows (contract 6).
std::string personCsv(const std::vector<std::uint32_t> &persons, PersonShape shape, const Project &project,
                      const World &world);

} // namespace demo
