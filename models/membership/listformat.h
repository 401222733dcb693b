// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace desk {

//! What the values of a list name people by.
enum class IdKind { PersonId, DistinctId, Email };

enum class ListEncoding { Utf8, Utf16LE, Utf16BE, Latin1 };

//! How a file or a pasted text is to be read as a list of people. Found out by sniffList(); each part can be corrected.
struct ListFormat
{
    ListEncoding encoding = ListEncoding::Utf8;
    char separator = ',';   //!< ',' ';' '\t' '|' or ' '; NUL: the whole line is one cell
    bool hasQuotes = true;  //!< "..." holds separators and line ends, "" is a quotation mark
    bool hasHeader = false; //!< the first row that is not blank names the columns
    bool everyCell = false; //!< each cell of a row is a value, as in "a@b.c, d@e.f"
    int column = 0;         //!< from 0; where the values are, unless everyCell
    IdKind kind = IdKind::DistinctId;
    bool operator==(const ListFormat &) const = default;
};

//! What a look at a list showed.
struct ListLook
{
    ListFormat format;
    QStringList header;      //!< names of the columns, empty without a header
    QList<QStringList> rows; //!< the first rows below the header
    int columns = 1;         //!< the most cells of a row that was looked at
    bool hasByteOrderMark = false;
    bool operator==(const ListLook &) const = default;
};

//! "person id", "distinct id", "email"
QString kindName(IdKind kind);
//! The words of the command line: person_id, distinct_id, email.
std::optional<IdKind> kindFromWord(const QString &word);

} // namespace desk
