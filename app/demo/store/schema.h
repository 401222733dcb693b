// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace demo {

class Database;

// Makes the tables of an empty store.
void createSchema(Database &database);
// Adds the tables that a store of an earlier program lacks.
void completeSchema(Database &database);
// The indexes that are quicker to make when the persons and events are in.
void createIndexes(Database &database);
// Whether the file is a store of this program, and of this version of the tables.
bool isDemoStore(Database &database);

} // namespace demo
