// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QTableView;

namespace desk {

//! One cell for a spreadsheet's clipboard: quoted only where it holds a tab, a line break or a quote.
QString tsvCell(const QString &text);
//! The selected rows in the order and with the columns that are on screen, at most 100,000 of them.
//! `rows` receives how many were taken.
QString selectionAsTsv(const QTableView &view, bool withHeaders, int role, int *rows);

} // namespace desk
