// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activitytab.h"

#include "ui/activity/activityview.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>

namespace desk {

namespace {

//! Whether something that the log tells may have happened.
bool hasNews(const Cohort &before, const Cohort &now)
{
    return before.name != now.name || before.description != now.description || before.filters != now.filters ||
           before.deleted != now.deleted || (now.isStatic && before.count != now.count) ||
           before.pendingVersion != now.pendingVersion;
}

} // namespace

ActivityTab::ActivityTab(QWidget *parent)
    : CohortTab(parent)
    , m_view(new ActivityView(ActivityView::Scope::Cohort, this))
{
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0);
    column->addWidget(m_view);
    setFocusProxy(m_view);
}

void ActivityTab::showCohort(const CatalogueRowPtr &row)
{
    const CatalogueRowPtr before = std::exchange(m_row, row);
    const bool isSame = before && row && before->cohort.id == row->cohort.id;
    if (isSame && hasNews(before->cohort, row->cohort))
        return m_view->refresh();
    if (!isSame)
        m_view->setCohort(row ? row->cohort.id : CohortId());
}

} // namespace desk
