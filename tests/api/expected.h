// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "tests/api/operations.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace desk::test {

//! What an operation ends with under a fault: the kind of the error (none: it succeeds), a part of its words (one of
//! several parted by |), and how many requests the server saw.
struct Expected
{
    std::optional<ErrorKind> kind = ErrorKind::Internal;
    const char *words = "";
    int fewest = 1, most = 1;
};

inline constexpr Expected success{std::nullopt};

//! What is not as it must be about an ending and its words; empty: nothing. `isUnsure`: whether the words must say that
//! a change may have been carried out; not given: they may. Nothing in the error may hold the key.
QString complaintOf(const Ending &ending, const Expected &expected, std::optional<bool> isUnsure,
                    const QByteArray &key);
QString complaintOfCount(int count, const Expected &expected);

} // namespace desk::test
