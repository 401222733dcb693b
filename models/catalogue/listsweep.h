// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"
#include "models/domain/page.h"

#include <QSet>

namespace desk {

//! How long the pages of one reading of the list are.
struct SweepPlan
{
    qint64 first = 100; //!< small, so that it is on screen soon
    qint64 rest = 250;  //!< a page is taken in within one turn of the event loop: some 10 ms for so many criteria
};

//! One reading of the whole list from its start, as pure bookkeeping. Pages overlap by one row: where the overlap is
//! not the row seen last, or the server's count moved, rows were inserted or deleted meanwhile and the reading is
//! Unsettled: what was read is true, but a row may have slipped between two pages, so another reading is needed.
//! Offsets are computed (contract 1.7): `hasMore` alone says that the list goes on, whatever a page holds.
class ListSweep final
{
public:
    enum class Step {
        More,      //!< ask for next()
        Settled,   //!< the end; every row was seen once
        Unsettled, //!< the end; read again
        Endless    //!< the server goes on without anything new: stop
    };

    explicit ListSweep(SweepPlan plan = {})
        : m_plan(plan)
        , m_next{0, plan.first}
    {}

    PageRequest next() const { return m_next; }
    //! The page that was asked for with next().
    Step accept(const std::vector<RowKey> &keys, bool hasMore, std::optional<qint64> total);

    bool hasSeen(RowKey key) const { return m_seen.contains(key); }
    std::optional<qint64> total() const { return m_total; }

private:
    void checkOverlap(const std::vector<RowKey> &keys);
    void checkTotal(std::optional<qint64> total);
    bool note(const std::vector<RowKey> &keys);
    void advance(const std::vector<RowKey> &keys);
    Step finish() const;

    SweepPlan m_plan;
    PageRequest m_next;
    std::optional<RowKey> m_overlap; //!< the row that the next page must begin with
    std::optional<qint64> m_total;
    QSet<RowKey> m_seen;
    qint64 m_received = 0; //!< rows without overlaps
    int m_barren = 0;      //!< pages in a row that brought nothing new
    bool m_moved = false;
};

} // namespace desk
