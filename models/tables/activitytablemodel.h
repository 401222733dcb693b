// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/catalogue/cataloguerow.h"
#include "models/domain/activityentry.h"
#include "models/tables/activityfilter.h"
#include "models/tables/appendingtablemodel.h"

#include <unordered_map>

namespace desk {

enum class ActivityColumn { When, Who, What, Cohort, Changes };
constexpr int kActivityColumns = static_cast<int>(ActivityColumn::Changes) + 1;

//! What happened to one cohort or to all of a project, newest first. Owned by its page; GUI thread.
class ActivityTableModel final : public AppendingRows<ActivityEntry>
{
    Q_OBJECT
public:
    //! `fetch` knows whose activity it reads; offsets are multiples of the limit.
    explicit ActivityTableModel(PageFetch fetch, CohortNameLookup nameOf, Clock clock = systemClock(),
                                QObject *parent = nullptr);

    //! What changed with this entry, one line a change.
    const QStringList &linesAt(int row) const;
    //! Rows that do not match are left out; reading on brings more to choose from.
    void setFilter(const ActivityFilter &filter);
    const ActivityFilter &filter() const { return m_filter; }
    //! More can be read, and some of it may match.
    bool canFindMore() const;
    //! The name it has now, else the one it had then, else its number.
    QString cohortName(const ActivityEntry &entry) const;
    //! The name a cohort has now; empty when it is not known.
    QString nameOf(CohortId id) const { return m_nameOf(id); }

    bool canFetchMore(const QModelIndex &parent) const override;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    bool isSame(const ActivityEntry &a, const ActivityEntry &b) const override { return a == b; }
    void rowsReplaced() override { m_lines.clear(); }
    bool isShown(const ActivityEntry &entry) const override;
    QVariant value(int row, ActivityColumn column) const;
    QString text(int row, ActivityColumn column) const;
    QString toolTip(int row, ActivityColumn column) const;

    CohortNameLookup m_nameOf;
    Clock m_clock;
    ActivityFilter m_filter;
    mutable std::unordered_map<int, QStringList> m_lines; //!< made when a row is first shown
};

} // namespace desk
