// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo-engine/examples.h"

#include <fstream>

const nlohmann::json &filterExamples()
{
    static const nlohmann::json examples = [] {
        std::ifstream file(COHORT_DESK_SOURCE_DIR "/tests/data/filter-examples.json");
        return nlohmann::json::parse(file);
    }();
    return examples;
}
