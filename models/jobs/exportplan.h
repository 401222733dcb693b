// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"
#include "models/codec/personwriter.h"

#include <QString>

#include <optional>
#include <vector>

namespace desk {

//! What an export shall do. Several cohorts make one list in which each person stands once, in the order of the
//! cohorts.
struct ExportPlan
{
    struct Source
    {
        CohortId cohort;
        QString name = {};
        std::optional<qint64> count = {}; //!< for the time left only
        bool operator==(const Source &) const = default;
    };
    std::vector<Source> sources;
    QString search = {}; //!< as the server searches people; empty: all
    std::vector<PersonColumn> columns = defaultPersonColumns();
    PersonFormat format = {};
    QString target = {}; //!< a path, or "-" for the standard output
    qint64 pageSize = 1000;
    bool operator==(const ExportPlan &) const = default;
};

} // namespace desk
