// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/clock.h"
#include "app/demo/json.h"

#include <cstdint>
#include <optional>
#include <string>

namespace demo {

// One cohort as it is stored (contract 2). A plain value; what is shown is derived by cohortJson().
struct CohortRecord
{
    std::int64_t id = 0; // 0: not stored yet
    std::int64_t projectId = 0;
    std::optional<std::string> name = {};
    std::string description = {};
    Json groups = Json::array();
    bool deleted = false;
    Json filters = nullptr;
    Json query = nullptr;
    std::optional<std::int64_t> version = {};
    std::optional<std::int64_t> pendingVersion = {};
    bool isCalculating = false;
    std::optional<std::int64_t> createdBy = {}; // a user's id
    std::optional<Micros> createdAt = {};
    std::optional<Micros> lastCalculation = {};
    std::optional<Micros> lastBackfill = {};
    std::int64_t errorsCalculating = 0;
    std::optional<std::string> lastErrorCode = {}; // of the newest failed run (contract 7.4)
    std::optional<std::int64_t> count = {};
    std::optional<std::int64_t> lastImportTotal = {};
    std::optional<std::int64_t> lastImportUnmatched = {};
    Json population = nullptr; // the latest run of a static cohort as it is shown (contract 8)
    bool isStatic = false;
    std::optional<std::string> cohortType = {};
    Json experiments = Json::array();
};

// The friendly text of an error code (contract 7.4).
std::string lastErrorMessage(const std::string &code);

} // namespace demo
