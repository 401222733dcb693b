// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <QDateTime>

#include <optional>

namespace desk {

//! How far the catalogue is: "300 of 1,204", since when, and what went wrong last.
struct CatalogueProgress
{
    qint64 have = 0;             //!< rows in memory
    std::optional<qint64> total; //!< what the server says, while reading
    bool isLoading = false;
    bool isComplete = false;    //!< all rows of the project were read at least once
    bool isRemembered = false;  //!< rows of an earlier run are among them until a whole reading is done
    QDateTime asOf;             //!< UTC: when the last whole reading began; invalid before the first
    std::optional<Error> error; //!< why the last reading stopped; the rows stay as they were
    QDateTime nextTry;          //!< UTC: when it is tried again by itself; invalid: only when asked
    bool operator==(const CatalogueProgress &) const = default;
};

} // namespace desk
