// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/texttable.h"

#include "app/headless/console.h"
#include "models/codec/csvwriter.h"

#include <algorithm>

namespace desk {

namespace {

constexpr qsizetype Gap = 2;
//! One long text must not push the columns of all lines apart: it stands out of its own line alone.
constexpr qsizetype Widest = 60;

//! On one line, whatever a name holds.
QString cellText(const QString &text)
{
    QString line = printable(text);
    return line.replace(u'\n', u' ').replace(u'\t', u' ');
}

qsizetype widthOf(const QString &text)
{
    return text.toUcs4().size();
}

void writeRow(CsvWriter &writer, const QStringList &cells)
{
    for (const QString &cell : cells) {
        const QByteArray utf8 = cell.toUtf8();
        writer.text({utf8.constData(), static_cast<size_t>(utf8.size())});
    }
    writer.endRow();
}

QString alignedLine(const QStringList &line, const std::vector<qsizetype> &widths, const std::vector<bool> &isRight)
{
    QString row;
    for (qsizetype column = 0; column < line.size(); ++column) {
        const auto at = static_cast<size_t>(column);
        const QString padding(std::max<qsizetype>(widths[at] - widthOf(line[column]), 0), u' ');
        row +=
            (column ? QString(Gap, u' ') : QString()) + (isRight[at] ? padding + line[column] : line[column] + padding);
    }
    while (row.endsWith(u' '))
        row.chop(1);
    return row;
}

} // namespace

QByteArray TextTable::aligned() const
{
    std::vector<QStringList> lines{header};
    lines.insert(lines.end(), rows.begin(), rows.end());
    std::vector<qsizetype> widths(isNumber.size());
    for (QStringList &line : lines) {
        for (qsizetype column = 0; column < line.size(); ++column) {
            line[column] = cellText(line[column]);
            qsizetype &width = widths[static_cast<size_t>(column)];
            width = std::max(width, std::min(widthOf(line[column]), Widest));
        }
    }
    QString text;
    for (const QStringList &line : lines)
        text += alignedLine(line, widths, isNumber) + u'\n';
    return text.toUtf8();
}

QByteArray TextTable::csv() const
{
    TextBuffer out;
    CsvWriter writer({}, out);
    writeRow(writer, header);
    for (const QStringList &row : rows)
        writeRow(writer, row);
    return {out.view().data(), static_cast<qsizetype>(out.size())};
}

} // namespace desk
