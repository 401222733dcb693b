// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/membershipplan.h"

#include <QAbstractTableModel>

#include <optional>

namespace desk {

//! The rows of a plan, perhaps only those with one verdict. Texts are made when they are shown, so a million rows cost
//! four bytes each here. Owned by the view's window; GUI thread.
class PlanTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { RowColumn, ValueColumn, VerdictColumn, PersonColumn, ReasonColumn, ColumnCount };
    enum Role { VerdictRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setPlan(const MembershipPlan &plan);
    const MembershipPlan &plan() const { return m_plan; }
    //! Nothing: all rows.
    void setFilter(std::optional<Verdict> verdict);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void collect();
    size_t planRow(int row) const;
    QString text(size_t row, int column) const;

    MembershipPlan m_plan;
    std::optional<Verdict> m_filter;
    std::vector<quint32> m_shown; //!< rows of the plan; empty without a filter
};

} // namespace desk
