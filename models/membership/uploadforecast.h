// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/listformat.h"

#include <QByteArray>
#include <QString>

#include <string>
#include <vector>

namespace desk {

class PeopleList;

//! What the server's own CSV import would make of a file (contract 4), told before it is sent. Its rules are not ours:
//! only two headers are known in a file of one column, so that a header such as "User ID" becomes an id itself.
struct UploadForecast
{
    QString refusal = {}; //!< why the server would refuse the file; then nothing else is set
    IdKind kind = IdKind::DistinctId;
    int column = 0;
    bool hasHeader = false;
    std::vector<std::string> values = {}; //!< what it reads as ids, in order, repetitions too
    QString trap = {};                    //!< the first row is taken as an id although it looks like a header
    bool operator==(const UploadForecast &) const = default;
};

//! `keepsMark`: servers before the newest read a byte order mark as part of the first cell. Pure.
UploadForecast forecastUpload(const QByteArray &bytes, bool keepsMark = false);

//! A file that every server reads as this list means it: two columns, so that its header is always one.
QByteArray uploadOf(const PeopleList &list);

} // namespace desk
