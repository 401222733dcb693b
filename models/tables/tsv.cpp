// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/tsv.h"

#include "models/tables/celltext.h"
#include "models/tables/tableroles.h"

#include <QAbstractItemModel>

#include <map>
#include <set>

namespace desk {

namespace {

QString tsvCell(const QString &text)
{
    const bool isPlain =
        !text.contains(u'\t') && !text.contains(u'\n') && !text.contains(u'\r') && !text.contains(u'"');
    if (isPlain)
        return text;
    QString inner = text;
    return u'"' + inner.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QStringList headings(const QAbstractItemModel &model, const std::set<int> &columns)
{
    QStringList line;
    for (const int column : columns)
        line.append(model.headerData(column, Qt::Horizontal).toString());
    return line;
}

} // namespace

QString toTsv(const std::vector<QStringList> &rows)
{
    QString text;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            text.append(i ? u"\t" : u"").append(tsvCell(row[i]));
        text.append(u'\n');
    }
    return text;
}

QString tsvOf(const QModelIndexList &cells, bool withHeadings)
{
    std::set<int> columns;
    std::map<int, std::map<int, QString>> grid;
    for (const QModelIndex &cell : cells) {
        columns.insert(cell.column());
        grid[cell.row()][cell.column()] = exactText(cell.data(ValueRole));
    }
    std::vector<QStringList> lines;
    if (withHeadings && !cells.isEmpty())
        lines.push_back(headings(*cells.first().model(), columns));
    for (auto &[row, texts] : grid) {
        QStringList line;
        for (const int column : columns)
            line.append(texts[column]);
        lines.push_back(line);
    }
    return toTsv(lines);
}

} // namespace desk
