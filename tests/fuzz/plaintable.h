// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/codec/csvwriter.h"
#include "tests/fuzz/fuzzinput.h"

#include <QByteArrayList>
#include <QList>

#include <algorithm>
#include <string_view>

namespace desk::test {

//! Reads a table as strictly as RFC 4180 can be taken, knowing how it was written: anything that is not exactly that is
//! a broken promise.
class PlainTable final
{
public:
    PlainTable(std::string_view text, const CsvDialect &dialect)
        : m_rest(text)
        , m_dialect(dialect)
    {
        if (dialect.byteOrderMark)
            take("\xef\xbb\xbf");
    }
    QList<QByteArrayList> rows()
    {
        QList<QByteArrayList> rows;
        while (!m_rest.empty())
            rows.append(row());
        return rows;
    }

private:
    std::string_view lineEnd() const { return m_dialect.crlf ? "\r\n" : "\n"; }
    void take(std::string_view expected)
    {
        expect(m_rest.starts_with(expected));
        m_rest.remove_prefix(expected.size());
    }
    QByteArrayList row()
    {
        expect(!m_rest.starts_with(lineEnd())); // readers pass over blank lines
        QByteArrayList cells{cell()};
        while (m_rest.starts_with(m_dialect.separator)) {
            m_rest.remove_prefix(1);
            cells.append(cell());
        }
        take(lineEnd());
        return cells;
    }
    QByteArray cell() { return m_rest.starts_with('"') ? quotedCell() : plainCell(); }
    QByteArray plainCell()
    {
        const char ends[] = {m_dialect.separator, '\r', '\n', '"', '\0'};
        const size_t size = std::min(m_rest.find_first_of(ends), m_rest.size());
        const QByteArray cell(m_rest.data(), static_cast<qsizetype>(size));
        m_rest.remove_prefix(size);
        return cell;
    }
    QByteArray quotedCell()
    {
        QByteArray cell;
        do {
            m_rest.remove_prefix(1);
            const size_t end = m_rest.find('"');
            expect(end != std::string_view::npos);
            cell += QByteArray(m_rest.data(), static_cast<qsizetype>(end)) + '"';
            m_rest.remove_prefix(end + 1);
        } while (m_rest.starts_with('"'));
        return cell.chopped(1);
    }

    std::string_view m_rest;
    CsvDialect m_dialect;
};

//! Every dialect there is, told by four bits.
inline CsvDialect dialectOf(unsigned bits)
{
    return {(bits & 1) ? '\t' : ',', (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0};
}

//! A text as a guarded table shows it: with an apostrophe where a spreadsheet would take it for a formula.
inline QByteArray guarded(const QByteArray &text, const CsvDialect &dialect)
{
    const QString start = QString::fromUtf8(text.first(std::min<qsizetype>(text.size(), 3))).left(1);
    const bool isFormula = !start.isEmpty() && QStringLiteral("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20").contains(start);
    return dialect.formulaGuard && isFormula ? '\'' + text : text;
}

} // namespace desk::test
