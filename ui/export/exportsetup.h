// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"
#include "models/profile/settings.h"

#include <QString>

#include <optional>
#include <vector>

namespace desk {

//! What a person has set up in the window "Export people", so that it can be kept and set up again. A value.
struct ExportSetup
{
    std::vector<CohortId> cohorts;
    QString search;
    QString format;  //!< "csv", "tsv" or "jsonl"
    CsvDefaults csv; //!< with the columns in their order
    QString target;  //!< as typed
    bool operator==(const ExportSetup &) const = default;
};

//! As JSON, for a file.
QByteArray encodeSetup(const ExportSetup &setup);
//! Nothing when it names no cohort: then it is none of ours.
std::optional<ExportSetup> exportSetupFrom(const QByteArray &json);

} // namespace desk
