// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/jsonvalue.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace desk {

//! Rows of the query endpoint (contract 13.9.5): arrays in the order of `columns`.
struct QueryResult
{
    QStringList columns;
    std::vector<JsonArray> rows;
    std::optional<bool> hasMore; //!< absent with a LIMIT of one's own
    bool operator==(const QueryResult &) const = default;
};

} // namespace desk
