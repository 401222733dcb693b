// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/tables/personpage.h"
#include "models/tables/tableroles.h"

#include <QHash>

namespace desk {

//! The pages of persons in memory, bounded: when there are too many, those farthest from what is looked at go first.
class PersonCache final
{
public:
    struct Budget
    {
        int pages = 200;
        qsizetype bytes = 32 * 1024 * 1024;
    };
    struct Slot
    {
        RowState state = RowState::Absent; //!< Loaded, Stale or Failed
        PersonPage page;
        Error error; //!< with Failed
    };

    explicit PersonCache(Budget budget)
        : m_budget(budget)
    {}

    RowState state(int page) const;
    //! Null when the page is not held.
    const Slot *slot(int page) const;
    bool isMissing(int page) const; //!< must be read: absent or stale, but not failed
    QList<int> failedPages() const;

    void load(int page, PersonPage content);
    void fail(int page, const Error &error);
    void forgetFailure(int page); //!< what was loaded before, if anything, is stale
    void age();                   //!< everything loaded becomes stale, failures are forgotten
    void clear();
    void dropFrom(int page); //!< this page and all behind it
    //! The pages that had to go; `first` to `last` are looked at and stay.
    QList<int> trim(int first, int last);

    int pages() const { return static_cast<int>(m_slots.size()); }
    qsizetype bytes() const { return m_bytes; }

private:
    bool isOverBudget() const { return m_slots.size() > m_budget.pages || m_bytes > m_budget.bytes; }
    void drop(int page);

    Budget m_budget;
    QHash<int, Slot> m_slots;
    qsizetype m_bytes = 0;
};

} // namespace desk
