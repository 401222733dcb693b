// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tsv.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>
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

template<class CellText>
void appendLine(QString &text, const QList<int> &columns, CellText cellText)
{
    for (const int column : columns) {
        text += tsvCell(cellText(column));
        text += u'\t';
    }
    if (!columns.isEmpty())
        text.chop(1);
    text += u'\n';
}

} // namespace

QString tsvCell(const QString &text)
{
    const bool plain = std::none_of(text.begin(), text.end(),
                                    [](QChar c) { return c == u'\t' || c == u'\n' || c == u'\r' || c == u'"'; });
    if (plain)
        return text;
    QString quoted = text;
    quoted.replace(u'"', QStringLiteral("\"\""));
    return u'"' + quoted + u'"';
}

QString selectionAsTsv(const QTableView &view, bool withHeaders, int role, int *rows)
{
    const QAbstractItemModel *model = view.model();
    const QList<int> columns = columnsOnScreen(view);
    const std::set<int> chosen = view.selectionModel() ? selectedRows(view) : std::set<int>();
    QString text;
    if (withHeaders)
        appendLine(text, columns, [model](int column) { return model->headerData(column, Qt::Horizontal).toString(); });
    for (const int row : chosen)
        appendLine(text, columns, [&](int column) { return model->index(row, column).data(role).toString(); });
    *rows = static_cast<int>(chosen.size());
    return text;
}

} // namespace desk
