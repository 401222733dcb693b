// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/definitions.h"
#include "models/tables/personstablemodel.h"
#include "ui/cohortpage/cohorttab.h"
#include "ui/persons/columnsdialog.h"
#include "ui/widgets/whenseen.h"

#include <QUrl>

class QAction;
class QBoxLayout;
class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace desk {

class Banner;
class CohortApi;
class EmptyState;
class PeopleColumns;
class PeopleTable;
class PersonPanel;
class SearchEdit;

//! The tab "People": the members of the open cohort, searched by the server, with everything about the selected one at
//! the side. It asks the server only while it is on screen. Owned by the cohort page.
class PeopleTab final : public CohortTab
{
    Q_OBJECT
public:
    explicit PeopleTab(QWidget *parent = nullptr);

    //! Null: not connected. `api` must outlive its being set.
    void setApi(CohortApi *api);
    void setProjectUrl(const QUrl &url);
    void showCohort(const CatalogueRowPtr &row) override;
    void refresh();

    QString search() const;
    //! The selected rows, as far as they are read.
    std::vector<PersonId> selectedPeople() const;
    QStringList propertyColumns() const { return m_model->propertyColumns(); }
    SearchEdit *searchEdit() const { return m_search; }
    PeopleTable *table() const { return m_table; }
    PeopleColumns *columns() const { return m_columns; }
    QSplitter *splitter() const { return m_splitter; }
    QAction *chooseColumns() const { return m_chooseColumns; }
    //! What another feature does with these people: buttons beside the search and in the rows' menu; `notice` stands
    //! below them and says what came of it.
    void addListTools(const QList<QAction *> &actions, QWidget *notice);
    //! The properties of persons, for every place that lets a person choose columns.
    PropertyFetch propertyFetch() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

signals:
    void done(const QString &text);
    //! Another cohort of the selected person.
    void cohortWanted(desk::CohortId id);
    //! The person wants to see why nobody is in it.
    void criteriaWanted();

private:
    void buildLayout();
    QBoxLayout *headLine();
    QToolButton *addHeadButton(QAction *action);
    void fitHead();
    void connectParts();
    void start();
    void showStatus();
    bool hasNobodyToShow() const;
    void showEmptiness();
    void showNobody();
    void showWay(const QString &icon, const QString &title, const QString &text, const QString &action = {},
                 std::function<void()> step = {});
    void showPerson();
    void openColumnsDialog();
    void showContextMenu(const QPoint &place);
    QString countText() const;

    CohortApi *m_api = nullptr;
    CatalogueRowPtr m_row;
    WhenSeen m_reading{this, [this] { start(); }};
    PersonsTableModel *m_model;
    SearchEdit *m_search;
    QLabel *m_count;
    QAction *m_chooseColumns;
    QBoxLayout *m_head = nullptr;
    QList<QAction *> m_listTools;
    QList<QToolButton *> m_headButtons;
    Banner *m_banner;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    PeopleTable *m_table;
    EmptyState *m_empty;
    std::function<void()> m_nextStep; //!< of the empty table
    PersonPanel *m_panel;
    PeopleColumns *m_columns;
};

} // namespace desk
