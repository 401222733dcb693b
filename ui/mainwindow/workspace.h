// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSplitter;

namespace desk {

class Banner;
class CohortListPage;
class CohortPage;
class JobsPanel;
class PeopleTab;
class Session;

//! The inside of the main window: the list on the left, the open cohort on the right, the jobs below. Wires them to
//! each other and to a session, and does nothing else. Owned by the main window.
class Workspace final : public QWidget
{
    Q_OBJECT
public:
    explicit Workspace(QWidget *parent = nullptr);

    //! Null: not connected. The session must outlive its being shown.
    void setSession(Session *session);

    CohortListPage *list() const { return m_list; }
    CohortPage *page() const { return m_page; }
    PeopleTab *people() const { return m_people; }
    JobsPanel *jobs() const { return m_jobs; }
    QSplitter *splitter() const { return m_splitter; }
    //! F6: list, open cohort, jobs, and round again.
    void focusNextPane();

signals:
    void done(const QString &text);

private:
    void buildLayout();
    void connectParts();
    void showIdentity();

    Session *m_session = nullptr;
    CohortListPage *m_list;
    CohortPage *m_page;
    PeopleTab *m_people;
    JobsPanel *m_jobs;
    QSplitter *m_splitter;
};

} // namespace desk
