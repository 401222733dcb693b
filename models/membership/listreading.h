// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/membership/idvalue.h"
#include "models/membership/listformat.h"

#include <atomic>
#include <functional>
#include <string_view>

class QIODevice;

namespace desk {

class PeopleList;

//! One value of a list; the text is good during the call it is given to.
struct ListValue
{
    qint64 number = 0;      //!< the row in the file, from 1
    std::string_view value; //!< trimmed; empty: the row has nothing there
    ValueFlaw flaw = ValueFlaw::None;
};

//! Reads all values of a list in one pass and constant memory. `take` false stops, as does `cancelled`: then the answer
//! is Done all the same. Errors: File; Invalid when a quotation mark is never closed (the words name its row).
Result<Done> readList(QIODevice &device, const ListFormat &format, const std::function<bool(const ListValue &)> &take,
                      const std::atomic_bool *cancelled = nullptr);

//! The same into a list with its repetitions found.
Result<Done> readList(QIODevice &device, const ListFormat &format, PeopleList &list,
                      const std::atomic_bool *cancelled = nullptr);

} // namespace desk
