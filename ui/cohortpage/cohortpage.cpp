// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortpage/cohortpage.h"

#include "ui/cohortpage/cohortactions.h"
#include "ui/cohortpage/cohortediting.h"
#include "ui/cohortpage/cohortheader.h"
#include "ui/cohortpage/cohorttab.h"
#include "ui/cohortpage/editbar.h"
#include "ui/cohortpage/lifeactions.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QStackedWidget>
#include <QTabWidget>

namespace desk {

using namespace Qt::StringLiterals;

CohortPage::CohortPage(QWidget *parent)
    : QWidget(parent)
    , m_actions(new CohortActions(this))
    , m_life(new LifeActions(this))
    , m_editing(new CohortEditing(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_header(new CohortHeader(*m_actions, *m_life, this))
    , m_tabs(new QTabWidget(this))
{
    m_empty->setContent(u"system-users"_s, tr("No cohort open"),
                        tr("Choose a cohort in the list to see who is in it and why."));
    m_tabs->setAccessibleName(tr("Cohort"));
    // Tabs arrange themselves in little room; the largest of them must not say how small the window can be.
    m_tabs->setMinimumSize(textWidth(this, 58), grid(this, 28));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(buildBody());
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0);
    column->addWidget(m_stack);
}

QWidget *CohortPage::buildBody()
{
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    setGrid(column, this, 1, 1);
    column->addWidget(new EditBar(*m_editing, body));
    column->addWidget(m_header);
    column->addWidget(m_tabs, 1);
    return body;
}

void CohortPage::addTab(CohortTab *tab, const QString &name)
{
    tab->setObjectName(name);
    m_tabs->addTab(tab, name);
    tab->showCohort(m_row);
}

void CohortPage::showCohort(const CatalogueRowPtr &row)
{
    if (row && m_row && row->cohort.id == m_row->cohort.id) {
        m_editing->draft().follow(row->cohort);
        return open(row);
    }
    if (m_row && row == m_row)
        return;
    m_editing->leave(
        [this, row] {
            m_editing->draft().open(row ? row->cohort : Cohort());
            open(row);
        },
        [this] { emit stayed(m_row); });
}

void CohortPage::open(const CatalogueRowPtr &row)
{
    m_row = row;
    m_actions->setCohort(row);
    m_header->showCohort(row);
    for (int i = 0; i < m_tabs->count(); ++i)
        static_cast<CohortTab *>(m_tabs->widget(i))->showCohort(row);
    m_stack->setCurrentIndex(row ? 1 : 0);
    emit shown(row);
}

QString CohortPage::currentTab() const
{
    return m_tabs->currentWidget() ? m_tabs->currentWidget()->objectName() : QString();
}

void CohortPage::setCurrentTab(const QString &name)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->widget(i)->objectName() == name)
            m_tabs->setCurrentIndex(i);
    }
}

void CohortPage::focusTab()
{
    if (m_row)
        m_tabs->currentWidget()->setFocus();
}

} // namespace desk
