// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/listformat.h"

#include <optional>

namespace desk {

//! Rows of cells as they stand, the header among them.
using ListCells = QList<QStringList>;

//! The column whose values name people best, and by what. `kind` given: the best column for that kind.
struct ColumnGuess
{
    int column = 0;
    IdKind kind = IdKind::DistinctId;
};
ColumnGuess guessColumn(const QStringList &header, const ListCells &rows, std::optional<IdKind> kind);

//! The first row names columns: it says so in words that PostHog and other exports use, or nothing in it looks like
//! the ids below it. `wanted`: what the person says the ids are.
bool looksLikeHeader(const ListCells &rows, std::optional<IdKind> wanted = {});

//! One of the cells is an email or a person id.
bool hasTellingId(const QStringList &row);

//! All cells that are not blank are emails, or all are person ids: what they are.
std::optional<IdKind> onlyKindOf(const ListCells &rows);

} // namespace desk
