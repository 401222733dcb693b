// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/changetree.h"

#include <optional>

namespace desk {

//! The words of differences. Pure functions; any thread.
struct ChangeWords
{
    //! Behind a criterion that differs in something its sentence does not tell.
    static QString unseen();
    //! What stands beside the tree of criteria.
    static QString surroundings();
};

//! A field of a cohort as people call it: "criteria", "name"; unknown ones as the server names them.
QString fieldWord(const QString &field);

//! A field's old and new value; nothing for fields that say nothing to people (the server's own).
std::optional<ChangeNode> fieldChange(const ActivityChange &change);

} // namespace desk
