// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"

#include <QUrl>
#include <QWidget>

class QStackedWidget;
class QTabWidget;

namespace desk {

class CohortActions;
class CohortEditing;
class CohortHeader;
class CohortTab;
class EmptyState;
class LifeActions;

//! The open cohort: its header and its tabs. Knows nothing of what the tabs show. Owned by the workspace.
class CohortPage final : public QWidget
{
    Q_OBJECT
public:
    explicit CohortPage(QWidget *parent = nullptr);

    //! Takes ownership. The name is also what assistive technology, tests and settings call the tab.
    void addTab(CohortTab *tab, const QString &name);
    //! Another cohort, or new values of the same one; null shows the empty state. With unsaved changes it asks first
    //! and may stay (see stayed()).
    void showCohort(const CatalogueRowPtr &row);
    const CatalogueRowPtr &cohort() const { return m_row; }
    CohortEditing &editing() const { return *m_editing; }
    CohortActions &actions() const { return *m_actions; }
    LifeActions &life() const { return *m_life; }
    CohortHeader &header() const { return *m_header; }
    QString currentTab() const;
    void setCurrentTab(const QString &name);
    //! Gives the keyboard to what the current tab shows.
    void focusTab();

signals:
    //! The person stays with this cohort although another was wanted.
    void stayed(const desk::CatalogueRowPtr &row);
    //! Another cohort is shown, or new values of the same one.
    void shown(const desk::CatalogueRowPtr &row);

private:
    void open(const CatalogueRowPtr &row);
    QWidget *buildBody();

    CatalogueRowPtr m_row;
    CohortActions *m_actions;
    LifeActions *m_life;
    CohortEditing *m_editing;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    CohortHeader *m_header;
    QTabWidget *m_tabs;
};

} // namespace desk
