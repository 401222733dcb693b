// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QTableView;

namespace desk {

//! The selected rows as tab-separated text, in the order and with the columns that are on screen, exact values, at most
//! 100,000 rows. `rows` receives how many were taken.
QString selectionAsTsv(const QTableView &view, bool withHeaders, int *rows);

} // namespace desk
