// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profile/settings.h"

#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace desk {

class Workspace;

//! The menu bar: collects the actions of the features and adds those of the window itself. Owned by the window.
class MainMenu final : public QObject
{
    Q_OBJECT
public:
    MainMenu(QMainWindow *window, Workspace *workspace);

    void setTheme(Theme theme);
    //! What is on a row of the list when its context menu is asked for.
    QMenu *cohortMenu() const { return m_cohort; }

signals:
    void connectWanted();
    void demoWanted();
    void themeChosen(desk::Theme theme);
    void preferencesWanted();
    void shortcutsWanted();
    void paletteWanted();
    void requestLogWanted();
    void aboutWanted();

private:
    void addFile();
    void addEdit();
    void addCohort();
    void addPeople();
    void addView();
    void addHelp();
    void addThemes(QMenu *menu);
    QMenu *addMenu(const QString &title);
    QAction *add(QMenu *menu, const QString &iconName, const QString &text, const QKeySequence &keys,
                 std::function<void()> run);
    void copy(bool withHeadings);
    void selectAll();

    QMainWindow *m_window;
    Workspace *m_workspace;
    QMenu *m_cohort = nullptr;
    QList<QAction *> m_themes;
};

} // namespace desk
