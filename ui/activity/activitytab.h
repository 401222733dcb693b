// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cohortpage/cohorttab.h"

namespace desk {

class ActivityView;

//! The tab "Activity": what happened to the open cohort. Owned by the cohort page.
class ActivityTab final : public CohortTab
{
    Q_OBJECT
public:
    explicit ActivityTab(QWidget *parent = nullptr);

    void showCohort(const CatalogueRowPtr &row) override;
    ActivityView *view() const { return m_view; }

private:
    CatalogueRowPtr m_row;
    ActivityView *m_view;
};

} // namespace desk
