// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"
#include "models/tables/dependencymodel.h"
#include "ui/cohortpage/cohorttab.h"
#include "ui/widgets/whenseen.h"

#include <QPointer>
#include <QTimer>

class QLabel;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace desk {

class Banner;
class EmptyState;
class Session;

//! The tab "Used in": feature flags, insights and cohorts that use the open cohort, and the cohorts that it uses, over
//! all levels. Servers that do not tell are made up for by the criteria of the catalogue. Owned by the cohort page.
class UsedInTab final : public CohortTab
{
    Q_OBJECT
public:
    explicit UsedInTab(QWidget *parent = nullptr);

    //! Null: not connected. The session must outlive its being set.
    void setSession(Session *session);
    void showCohort(const CatalogueRowPtr &row) override;
    void refresh();
    QTreeView *tree() const { return m_tree; }

signals:
    //! The person wants to go to that cohort.
    void cohortWanted(desk::CohortId cohort);
    //! Words for the status bar.
    void done(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpTree();
    void buildLayout();
    void connectParts();
    void start();
    void take(const Result<UsedIn> &result);
    void showUses();
    void spanRemarks(const QModelIndex &parent);
    void showRemarks();
    void showEmptiness();
    void updateButtons();
    void openNode(const QModelIndex &index);
    void openInBrowser();
    void copyLink();
    void copyRows();
    void showContextMenu(const QPoint &place);
    QUrl linkOf(const QModelIndex &index) const;
    CohortSurroundings surroundings() const;

    QPointer<Session> m_session;
    CatalogueRowPtr m_row;
    WhenSeen m_reading{this, [this] { start(); }};
    ToldUses m_told;
    std::optional<Error> m_error;
    Pending m_ask;
    QTimer m_settle; //!< many answers of the catalogue become one new tree
    DependencyModel *m_model;
    QLabel *m_summary;
    QToolButton *m_open;
    QToolButton *m_browse;
    Banner *m_banner;
    QStackedWidget *m_stack;
    QTreeView *m_tree;
    EmptyState *m_empty;
};

} // namespace desk
