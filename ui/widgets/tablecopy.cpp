// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tablecopy.h"

#include "models/tables/celltext.h"
#include "models/tables/tableroles.h"
#include "models/tables/tsv.h"

#include <QHeaderView>
#include <QTableView>

#include <set>

namespace desk {

namespace {

constexpr size_t mostRows = 100'000;

QList<int> columnsOnScreen(const QTableView &view)
{
    QList<int> columns;
    for (int visual = 0; visual < view.horizontalHeader()->count(); ++visual) {
        const int column = view.horizontalHeader()->logicalIndex(visual);
        if (!view.isColumnHidden(column))
            columns << column;
    }
    return columns;
}

std::set<int> selectedRows(const QTableView &view)
{
    std::set<int> rows;
    for (const QItemSelectionRange &range : view.selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && rows.size() < mostRows; ++row)
            rows.insert(row);
    }
    return rows;
}

//! What is displayed, where the model has no exact value.
QString cellText(const QModelIndex &index)
{
    const QVariant value = index.data(ValueRole);
    return value.isValid() ? exactText(value) : index.data(Qt::DisplayRole).toString();
}

} // namespace

QString selectionAsTsv(const QTableView &view, bool withHeaders, int *rows)
{
    const QAbstractItemModel *model = view.model();
    const QList<int> columns = columnsOnScreen(view);
    const std::set<int> chosen = view.selectionModel() ? selectedRows(view) : std::set<int>();
    std::vector<QStringList> lines;
    lines.reserve(chosen.size() + 1);
    if (withHeaders) {
        lines.emplace_back();
        for (const int column : columns)
            lines.back() << model->headerData(column, Qt::Horizontal).toString();
    }
    for (const int row : chosen) {
        lines.emplace_back();
        for (const int column : columns)
            lines.back() << cellText(model->index(row, column));
    }
    *rows = static_cast<int>(chosen.size());
    return toTsv(lines);
}

} // namespace desk
