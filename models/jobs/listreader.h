// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jobs/listtime.h"
#include "models/jobs/recentids.h"

#include <QtGlobal>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace desk {

//! A row of a list as far as its place goes. Both are JSON tokens; an empty id is never compared.
struct ListRow
{
    std::string_view id;
    std::string_view createdAt;
};

//! A page as it arrived, with what was asked for.
struct ListPage
{
    qint64 offset = 0;
    qint64 limit = 0;
    bool hasMore = false; //!< `next` is not null
    std::span<const ListRow> rows;
};

//! What a page means for the reader.
struct ListStep
{
    enum class Go {
        On,    //!< the page joins; ask for `offset` next
        Back,  //!< something lies between the last page and this one; ask for `offset` before anything else
        End,   //!< that was the last page
        GiveUp //!< the list changes in a way that nobody can follow, or the server repeats itself
    };
    Go go = Go::On;
    size_t firstNew = 0; //!< the rows from here on were not read before
    qint64 offset = 0;   //!< for On and Back
};

//! Reads a list by offsets while it changes, so that a row which is in it throughout is read exactly once, in constant
//! memory. Pages overlap by one row: the last row of a page must be the first of the next. Where it is not, the order
//! of the list (created_at descending, ties in an order of the server's own) tells whether rows may be missing; then
//! the reader steps back until a page joins what it has. Contract 1.7: has-more is `next`; the next offset is computed;
//! a short or empty page is no end. A value, so that a job can be saved and go on.
class ListReader final
{
public:
    //! `remembered`: at least so many of the last rows are known again.
    explicit ListReader(qint64 pageSize, qint64 remembered = 1024);

    //! Ask for that many rows.
    qint64 limit() const { return m_stride + 1; }
    //! Pages that follow a page which joins begin that far apart.
    qint64 stride() const { return m_stride; }
    //! Where the next page that take() can use begins.
    qint64 offset() const { return m_offset; }
    //! The rows that were new so far.
    qint64 rows() const { return m_rows; }

    //! A page with offset() and limit() at the time of asking.
    ListStep take(const ListPage &page);

private:
    enum class Place { Before, Same, After, Unknown };

    std::optional<size_t> firstNew(const ListPage &page);
    std::optional<size_t> lastKnown(const ListPage &page) const;
    size_t behindKnown(const ListPage &page, size_t known) const;
    size_t behindLast(const ListPage &page);
    Place placeOf(const ListRow &row) const;
    Place placeOf(const ListPage &page) const;
    bool knowsAllTies() const;
    void learnLimit(const ListPage &page, size_t firstNew);
    bool endsFurthest(const ListPage &page, size_t firstNew) const;
    ListStep accept(const ListPage &page, size_t firstNew);
    ListStep lookAgain(const ListPage &page);
    ListStep stepBack(const ListPage &page);
    void remember(std::span<const ListRow> rows);

    qint64 m_stride;
    qint64 m_offset = 0;
    qint64 m_rows = 0;
    RecentIds m_recent;
    std::string m_lastId;
    std::string m_lastTime;
    std::string m_firstId;     //!< the first row of the last page that joined
    qint64 m_lookedAt = -1;    //!< its offset
    size_t m_shortRows = 0;    //!< how many rows that page had
    qint64 m_shortEnd = -1;    //!< where its last row would stand if none was left out; -1: it was full
    qint64 m_doubt = 0;        //!< the offset of the page that did not join
    int m_backs = 0;           //!< steps back since the last new row
    int m_fruitless = 0;       //!< steps back, and pages without anything, since the last new row
    int m_sameLooks = 0;       //!< looks in a row at other places that showed the same page
    bool m_isHoleSure = false; //!< a second look showed that rows behind the last one are left out by the server
    bool m_hasFixedPages = false;
    bool m_isFurthest = true; //!< m_lastId is the row that the order places last of all that were read
    bool m_isLost = false;
};

} // namespace desk
