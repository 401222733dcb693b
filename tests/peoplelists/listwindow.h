// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/membership/memberworld.h"
#include "tests/ui/windowfixture.h"
#include "ui/membership/addpeopledialog.h"
#include "ui/membership/peoplelists.h"

#include <QMimeData>

namespace desk {
class JobsPanel;
class PeopleTab;
} // namespace desk

namespace desk::test {

constexpr int patience = 20'000; // ms

//! The whole window on a demo server whose database can be looked into. One world for all tests of a program, a window
//! for each.
class ListWindow final
{
public:
    void openWindow();
    void openWindow(const ApiKey &key);
    //! Opens a window with a cohort and its people; false when that did not come to be.
    bool openCohort(CohortId cohort);
    bool openCohort(CohortId cohort, const ApiKey &key);
    AddPeopleDialog *openDialog();
    //! The dialog that something opened; null when none comes.
    AddPeopleDialog *awaitDialog();
    //! From the list to its plan, by the button that a person presses where one is needed.
    bool awaitPlan(AddPeopleDialog *dialog);
    //! Ends the window and the faults; false when the server does not answer.
    bool close();

    MemberWorld &world() { return m_world; }
    Workspace *workspace() const { return m_window->window().workspace(); }
    MainWindow &window() const { return m_window->window(); }
    Session &session() const { return m_window->session(); }
    PeopleLists *lists() const { return workspace()->lists(); }
    JobsPanel *jobs() const { return workspace()->jobs(); }
    PeopleTab *people() const { return workspace()->people(); }
    const Everybody &everybody() const { return m_world.everybody(); }
    const std::vector<std::string> &ids() const { return m_world.everybody().ids; }
    std::set<std::string> someone(size_t from, size_t to) const
    {
        return {ids().begin() + qsizetype(from), ids().begin() + qsizetype(to)};
    }
    //! Their ids, one a line.
    QByteArray idList(size_t from, size_t to) const;
    QString write(const QString &name, const QByteArray &bytes) const;
    QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    MemberWorld m_world;
    std::unique_ptr<WindowFixture> m_window;
};

std::unique_ptr<QMimeData> dropOf(const QStringList &paths);
//! As the window system does it. False: the place does not take it.
bool drop(QWidget *target, const QMimeData &data, const QPoint &place);
inline bool drop(QWidget *target, const QMimeData &data)
{
    return drop(target, data, target->rect().center());
}

} // namespace desk::test
