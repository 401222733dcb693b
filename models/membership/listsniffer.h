// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/membership/listformat.h"

#include <QByteArray>

#include <optional>

class QIODevice;

namespace desk {

//! What somebody said about a list; the rest is found out.
struct ListHints
{
    std::optional<IdKind> kind = {};
    QString column = {}; //!< a name of the header, or a number from 1; empty: found out
};

//! Finds out how a list is written and by what it names people. Reads the device to its end once, for its encoding;
//! constant memory. The device must be open and seekable. Errors: File, or Invalid with words: empty, no text, an
//! unknown column.
Result<ListLook> sniffList(QIODevice &device, const ListHints &hints = {});

//! The first rows as somebody wants them to be read.
Result<ListLook> lookAtList(QIODevice &device, const ListFormat &format);

} // namespace desk
