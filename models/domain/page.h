// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <vector>

namespace desk {

//! A part of a list as the server hands it out. `hasMore` is `next` not null; the next offset is offset + limit, never
//! offset + rows received (contract 1.7).
template<class T>
struct Page
{
    std::vector<T> rows;
    bool hasMore = false;
    std::optional<qint64> total; //!< `count` or `total_count` where the style has one
    bool operator==(const Page &) const = default;
};

//! Rows wanted from a paged list.
struct PageRequest
{
    qint64 offset = 0;
    qint64 limit = 100;
    bool operator==(const PageRequest &) const = default;
};

} // namespace desk
