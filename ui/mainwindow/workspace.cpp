// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/workspace.h"

#include "ui/cohortlist/cohortlistpage.h"
#include "ui/cohortpage/cohortactions.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/connection/session.h"
#include "ui/filtereditor/criteriatab.h"
#include "ui/persons/peopletab.h"
#include "ui/persons/peopletable.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QSplitter>

namespace desk {

Workspace::Workspace(QWidget *parent)
    : QWidget(parent)
    , m_list(new CohortListPage(this))
    , m_page(new CohortPage(this))
    , m_criteria(new CriteriaTab(this))
    , m_people(new PeopleTab(this))
    , m_splitter(new QSplitter(this))
{
    m_page->addTab(m_criteria, tr("Criteria"));
    m_page->addTab(m_people, tr("People"));
    buildLayout();
    connectParts();
}

void Workspace::buildLayout()
{
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_page);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0);
    column->addWidget(m_splitter, 1);
}

void Workspace::connectParts()
{
    connect(m_list, &CohortListPage::currentChanged, this, [this](const CatalogueRowPtr &row) {
        m_page->showCohort(row);
        emit cohortShown(row);
    });
    connect(m_list, &CohortListPage::opened, m_page, [this] { m_page->focusTab(); });
    connect(m_list, &CohortListPage::done, this, &Workspace::done);
    connect(m_people, &PeopleTab::done, this, &Workspace::done);
    connect(&m_page->actions(), &CohortActions::done, this, &Workspace::done);
}

void Workspace::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_list->setCatalogue(nullptr);
    m_people->setApi(session ? &session->api() : nullptr);
    m_criteria->setCatalogue(session ? &session->catalogue() : nullptr);
    m_list->setCatalogue(session ? &session->catalogue() : nullptr);
    if (session)
        connect(session, &Session::identified, this, &Workspace::showIdentity);
    showIdentity();
}

void Workspace::showIdentity()
{
    const QUrl url = m_session ? m_session->projectUrl() : QUrl();
    m_list->setMe(m_session ? m_session->me() : User());
    m_page->actions().setProjectUrl(url);
    m_people->setProjectUrl(url);
}

void Workspace::refresh()
{
    if (!m_session)
        return;
    m_session->refresh();
    if (const CatalogueRowPtr row = m_page->cohort())
        m_session->catalogue().reread(row->cohort.id);
    m_people->refresh();
}

void Workspace::focusList()
{
    m_list->table()->setFocus();
}

void Workspace::focusNextPane()
{
    if (m_page->isAncestorOf(focusWidget()))
        m_list->focusTable();
    else
        m_page->focusTab();
}

} // namespace desk
