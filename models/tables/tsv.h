// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndexList>
#include <QStringList>

#include <vector>

namespace desk {

//! Rows of cells as tab-separated text for the clipboard, one line each, line end "\n". A cell with a tab, a line break
//! or a quotation mark is put in quotation marks, as spreadsheets read and write it.
QString toTsv(const std::vector<QStringList> &rows);

//! The exact values (ValueRole) of the given cells of one model: rows and columns in the model's order, with the
//! columns' headings as the first line when asked for. Cells that were not given within that grid stay empty.
QString tsvOf(const QModelIndexList &cells, bool withHeadings = false);

} // namespace desk
