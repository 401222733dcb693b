// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/cohorttablemodel.h"
#include "ui/cohortlist/emptylist.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace desk {

class Banner;
class DataTable;
class EmptyState;
class HiddenCohort;
class QuickFilterBar;
class SearchEdit;

//! The list of all cohorts: search, quick filters, table, count, and what went wrong while reading it. Owned by the
//! workspace. It shows whatever catalogue it is given and stays when that goes.
class CohortListPage final : public QWidget
{
    Q_OBJECT
public:
    explicit CohortListPage(QWidget *parent = nullptr);

    //! Null: nothing is connected. `deleted` is what the quick filter "Deleted" shows; it is read when that is chosen.
    void setCatalogue(CohortCatalogue *catalogue, CohortCatalogue *deleted = nullptr);
    //! How many of the newest log entries the list of deleted cohorts was made of; nothing: all.
    void setDeletedCut(std::optional<qint64> entries);
    //! Who "Mine" means.
    void setMe(const User &me);
    //! The button beside the search.
    void setNewAction(QAction *action);
    void refresh();

    //! The one cohort to show beside the list: the current row, or what was it until the search or filter hid it; null
    //! when there is none.
    CatalogueRowPtr current() const;
    //! The selected rows with a readable id, in the order on screen.
    std::vector<CatalogueRowPtr> selected() const;
    //! Selects the cohort when the list has it, now or when its page arrives.
    void open(CohortId id);
    //! Makes the cohort the current one again, be it hidden by the search or filter.
    void stayAt(CohortId id);
    //! Like open(); a search or filter that hides it goes.
    void reveal(CohortId id);
    //! Gives the keyboard to the table, or to what can be done when it is empty.
    void focusTable();

    DataTable *table() const { return m_table; }
    SearchEdit *searchEdit() const { return m_search; }
    QuickFilterBar *quickFilters() const { return m_filters; }
    //! What is added to a row's context menu.
    void setContextMenu(QMenu *menu) { m_menu = menu; }

signals:
    //! Another cohort became current, or its values changed. Null: none.
    void currentChanged(const desk::CatalogueRowPtr &row);
    void selectionChanged();
    //! The person wants to go into the cohort (Enter, double click).
    void opened();
    //! Older entries of the log shall be looked through for deleted cohorts.
    void furtherWanted();
    void done(const QString &text);

private:
    void buildLayout();
    void chooseFilter(QuickFilter filter);
    void showCatalogue(CohortCatalogue *catalogue);
    void setUpTable();
    void connectParts();
    void showProgress();
    void showCount();
    void countFilters();
    void showEmptiness();
    void takeEmptyStep();
    void showCut();
    void tellCurrent();
    void turnSpinners();
    void paintSpinners();
    void takeChange(const CatalogueChange &change);
    void openWanted();
    void showContextMenu(const QPoint &place);
    QString countText() const;
    QString errorText(const CatalogueProgress &progress) const;

    QPointer<CohortCatalogue> m_catalogue; //!< the one of the two that is shown
    QPointer<CohortCatalogue> m_living, m_deleted;
    CohortTableModel *m_model;
    CohortId m_wanted;
    HiddenCohort *m_hidden = nullptr; //!< owned by the table
    QMenu *m_menu = nullptr;          //!< owned by the window
    SearchEdit *m_search;
    QToolButton *m_new;
    QuickFilterBar *m_filters;
    Banner *m_banner;
    Banner *m_cut; //!< only a part of the log was looked through
    std::optional<qint64> m_deletedCut;
    EmptyListWords::Step m_emptyStep = EmptyListWords::Step::None;
    QStackedWidget *m_stack;
    DataTable *m_table;
    EmptyState *m_empty;
    QLabel *m_count;
    QTimer m_spin; //!< turns the icons of cohorts that are being calculated
};

} // namespace desk
