// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/texttable.h"

#include "app/headless/console.h"
#include "models/codec/csvwriter.h"

#include <algorithm>

namespace desk {

namespace {

constexpr qsizetype Gap = 2;

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
            width = std::max(width, widthOf(line[column]));
        }
    }
    QString text;
    for (const QStringList &line : lines) {
        QString row;
        for (qsizetype column = 0; column < line.size(); ++column) {
            const QString padding(widths[static_cast<size_t>(column)] - widthOf(line[column]), u' ');
            const bool isRight = isNumber[static_cast<size_t>(column)];
            row +=
                (column ? QString(Gap, u' ') : QString()) + (isRight ? padding + line[column] : line[column] + padding);
        }
        while (row.endsWith(u' '))
            row.chop(1);
        text += row + u'\n';
    }
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
