// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/listloader.h"
#include "models/membership/listmatcher.h"
#include "models/membership/membershipplan.h"
#include "ui/membership/cohortchoice.h"
#include "ui/membership/listsetup.h"

#include <QDialog>

class QBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace desk {

class Banner;
class EmptyState;
class ListForm;
class PlanView;

//! What the window starts with.
struct AddPeopleWish
{
    CohortId cohort; //!< not valid: a new one will be made
    QString name = {};
    QString description = {}; //!< of the new one
    MemberServer server;
    FoundPersons *cache = nullptr;        //!< outlives the window
    std::vector<NamedCohort> others = {}; //!< cohorts whose people can be taken
};

//! "Add people": takes a list (files, drop, paste, another cohort), shows how it is read, matches it, shows the plan.
//! It changes nothing itself: the confirmed plan goes out as a signal. Owned by the window it stands before.
class AddPeopleDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit AddPeopleDialog(AddPeopleWish wish, QWidget *parent = nullptr);
    ~AddPeopleDialog() override;

    void takeFiles(const QStringList &paths);
    //! A list in UTF-8; `name` is what the window calls it.
    void takeText(const QByteArray &text, const QString &name);
    //! Person ids under their header, known to be good: they are looked up at once.
    void takePeople(const QByteArray &list, const QString &name);
    void takeCohort(CohortId cohort, const QString &name);
    const AddPeopleWish &wish() const { return m_wish; }
    //! What the person has given so far, and back. Given back, the list is read and looked up anew.
    ListSetup setup() const;
    void takeSetup(const ListSetup &setup);
    ListForm *form() const { return m_form; }
    PlanView *view() const { return m_view; }
    Banner *banner() const { return m_banner; }
    QPushButton *primary() const { return m_primary; }

signals:
    void confirmed(const desk::MembershipPlan &plan);
    //! Not matched here, but handed to the server's own import.
    void uploadWanted(std::shared_ptr<const desk::PeopleList> list);
    void setupChanged();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum class Stage { Start, List, Matching, Plan };

    QBoxLayout *sourceLine();
    void buildLayout();
    void connectParts();
    void showStage(Stage stage);
    void takeSource(ListSource source, const ListSetup &setup);
    void readCohort(const ListSetup &setup);
    void looked(const ListLook &look);
    void failed(const Error &error);
    void next();
    void back();
    void askFiles();
    void paste();
    void askCohort();
    void askReport();
    void matchIsDear(qint64 requests);
    void planChanged();

    AddPeopleWish m_wish;
    ListLoader m_loader;
    ListMatcher m_matcher;
    MemberReader m_other;
    ListSource m_source;
    std::shared_ptr<const PeopleList> m_list;
    ListSetup m_given; //!< where the list comes from
    Stage m_stage = Stage::Start;
    bool m_isDear = false;
    bool m_goesOn = false; //!< to the plan, as soon as the list was looked at
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    ListForm *m_form;
    PlanView *m_view;
    QWidget *m_sources;
    QLabel *m_progressText;
    QProgressBar *m_progress;
    Banner *m_banner;
    QPushButton *m_back;
    QPushButton *m_report;
    QPushButton *m_upload;
    QPushButton *m_primary;
};

} // namespace desk
