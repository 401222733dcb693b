// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"

#include <QByteArray>
#include <QString>

namespace desk {

//! What a command that needs no server gives: bytes for standard output, words for standard error, the exit code.
struct FilterOutcome
{
    QByteArray output;
    QString message;
    int exitCode = 0;
};

struct FilterCheckOptions
{
    CohortId cohort = {}; //!< `--cohort-id`: the criteria are saved to this cohort; not valid: to a new one
    bool json = false;
};

//! `filter check`: the verdict on one `filters` value, or on each of a list of them (then always JSON). Exit code 0
//! sound, 1 not sound, 2 the input is not JSON.
FilterOutcome checkFilters(const QByteArray &input, const FilterCheckOptions &options);

//! `filter format`: the value (or each of a list) decoded and encoded again; `forSave`: what a save of it as an edited
//! cohort sends. Exit code 0, or 2 when the input is not JSON.
FilterOutcome formatFilters(const QByteArray &input, bool forSave);

} // namespace desk
