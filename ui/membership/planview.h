// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/membershipplan.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QLabel;

namespace desk {

class DataTable;
class PlanTableModel;

//! What a list would do to a cohort: the mode, totals, and every row. Owned by the window.
class PlanView final : public QWidget
{
    Q_OBJECT
public:
    explicit PlanView(QWidget *parent = nullptr);

    //! `isNew`: the cohort is yet to be made, so there is nothing to remove.
    void setMatch(std::shared_ptr<const MatchedList> match, bool isNew);
    const MembershipPlan &plan() const;
    void setMode(MemberMode mode);
    MemberMode mode() const;
    DataTable *table() const { return m_table; }
    QComboBox *filter() const { return m_filter; }

signals:
    void planChanged();

private:
    void buildLayout();
    void makePlan();
    void fillFilter();

    std::shared_ptr<const MatchedList> m_match;
    QButtonGroup *m_modes;
    QLabel *m_totals;
    QComboBox *m_filter;
    DataTable *m_table;
    PlanTableModel *m_model;
};

} // namespace desk
