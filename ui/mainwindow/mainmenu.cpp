// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainmenu.h"

#include "ui/cohortlist/cohortlistpage.h"
#include "ui/cohortpage/cohortactions.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/cohortpage/lifeactions.h"
#include "ui/mainwindow/historytabs.h"
#include "ui/mainwindow/workspace.h"
#include "ui/membership/peoplelists.h"
#include "ui/persons/peopletab.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/searchedit.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QPlainTextEdit>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! What a widget does itself on these keys.
void triggerOwn(const QWidget *widget, QKeySequence::StandardKey keys)
{
    for (QAction *action : widget->actions())
        if (action->shortcut() == QKeySequence(keys))
            return action->trigger();
}

} // namespace

MainMenu::MainMenu(QMainWindow *window, Workspace *workspace)
    : QObject(window)
    , m_window(window)
    , m_workspace(workspace)
{
    addFile();
    addEdit();
    addCohort();
    addPeople();
    addView();
    addHelp();
}

QMenu *MainMenu::addMenu(const QString &title)
{
    QMenu *menu = m_window->menuBar()->addMenu(title);
    menu->setToolTipsVisible(true);
    return menu;
}

QAction *MainMenu::add(QMenu *menu, const QString &iconName, const QString &text, const QKeySequence &keys,
                       std::function<void()> run)
{
    QAction *action = menu->addAction(icon(iconName), text);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, std::move(run));
    return action;
}

void MainMenu::addFile()
{
    QMenu *menu = addMenu(tr("&File"));
    add(menu, u"network-connect"_s, tr("&Connect to PostHog..."), Qt::CTRL | Qt::Key_O,
        [this] { emit connectWanted(); });
    add(menu, u"run-demo"_s, tr("Open the &demo project"), {}, [this] { emit demoWanted(); });
    menu->addSeparator();
    menu->addAction(m_workspace->page()->actions().exportPeople());
    menu->addSeparator();
    // The standard key is empty on desktops without a theme of their own.
    QAction *quit = add(menu, u"application-exit"_s, tr("&Quit"), Qt::CTRL | Qt::Key_Q, [this] { m_window->close(); });
    quit->setMenuRole(QAction::QuitRole);
}

void MainMenu::addEdit()
{
    QMenu *menu = addMenu(tr("&Edit"));
    add(menu, u"edit-copy"_s, tr("&Copy"), QKeySequence::Copy, [this] { copy(false); });
    add(menu, u"edit-copy"_s, tr("Copy with &headings"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, [this] { copy(true); });
    add(menu, u"edit-select-all"_s, tr("Select &all"), QKeySequence::SelectAll, [this] { selectAll(); });
    menu->addSeparator();
    add(menu, u"edit-find"_s, tr("&Find cohorts"), QKeySequence::Find, [this] {
        m_workspace->list()->searchEdit()->setFocus();
        m_workspace->list()->searchEdit()->selectAll();
    });
    menu->addSeparator();
    add(menu, u"configure"_s, tr("&Preferences..."), Qt::CTRL | Qt::Key_Comma, [this] { emit preferencesWanted(); });
}

void MainMenu::addCohort()
{
    m_cohort = addMenu(tr("&Cohort"));
    m_workspace->page()->life().fill(m_cohort);
    m_cohort->addSeparator();
    m_workspace->page()->actions().fill(m_cohort);
    m_workspace->list()->setContextMenu(m_cohort);
}

void MainMenu::addPeople()
{
    QMenu *menu = addMenu(tr("&People"));
    PeopleTab *people = m_workspace->people();
    add(menu, u"edit-find"_s, tr("&Find people"), Qt::CTRL | Qt::SHIFT | Qt::Key_F, [this, people] {
        m_workspace->page()->setCurrentTab(people->objectName());
        people->searchEdit()->setFocus();
        people->searchEdit()->selectAll();
    });
    menu->addAction(people->chooseColumns());
    menu->addActions({m_workspace->lists()->addPeople(), m_workspace->lists()->removeSelected()});
}

void MainMenu::addView()
{
    QMenu *menu = addMenu(tr("&View"));
    QAction *refresh = add(menu, u"view-refresh"_s, tr("&Refresh"), Qt::Key_F5, [this] { m_workspace->refresh(); });
    refresh->setShortcuts({Qt::Key_F5, Qt::CTRL | Qt::Key_R});
    add(menu, u"system-run"_s, tr("Command &palette..."), Qt::CTRL | Qt::Key_K, [this] { emit paletteWanted(); });
    add(menu, u"go-next"_s, tr("&Next pane"), Qt::Key_F6, [this] { m_workspace->focusNextPane(); });
    menu->addAction(m_workspace->history()->projectActivity());
    menu->addSeparator();
    QMenu *columns = menu->addMenu(icon(u"configure"_s), tr("&Columns of the list"));
    connect(columns, &QMenu::aboutToShow, this, [this, columns] {
        columns->clear();
        m_workspace->list()->table()->fillColumnMenu(columns);
    });
    addThemes(menu->addMenu(icon(u"preferences-desktop-theme"_s), tr("&Theme")));
}

void MainMenu::addThemes(QMenu *menu)
{
    auto *group = new QActionGroup(menu);
    const std::pair<Theme, QString> themes[] = {
        {Theme::System, tr("&System")}, {Theme::Light, tr("&Light")}, {Theme::Dark, tr("&Dark")}};
    for (const auto &[theme, text] : themes) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        group->addAction(action);
        m_themes << action;
        connect(action, &QAction::triggered, this, [this, chosen = theme] { emit themeChosen(chosen); });
    }
}

void MainMenu::addHelp()
{
    QMenu *menu = addMenu(tr("&Help"));
    QAction *keys =
        add(menu, u"input-keyboard"_s, tr("&Keyboard shortcuts"), Qt::Key_F1, [this] { emit shortcutsWanted(); });
    keys->setShortcuts({Qt::Key_F1, Qt::CTRL | Qt::Key_Slash});
    add(menu, u"view-list-text"_s, tr("Request &log..."), Qt::CTRL | Qt::SHIFT | Qt::Key_G,
        [this] { emit requestLogWanted(); });
    menu->addSeparator();
    add(menu, u"help-about"_s, tr("&About Cohort Desk"), {}, [this] { emit aboutWanted(); });
}

void MainMenu::setTheme(Theme theme)
{
    m_themes.at(static_cast<int>(theme))->setChecked(true);
}

void MainMenu::copy(bool withHeadings)
{
    QWidget *focus = QApplication::focusWidget();
    if (auto *table = qobject_cast<DataTable *>(focus))
        table->copySelection(withHeadings);
    else if (auto *line = qobject_cast<QLineEdit *>(focus))
        line->copy();
    else if (auto *text = qobject_cast<QPlainTextEdit *>(focus))
        text->copy();
    else if (focus)
        triggerOwn(focus, QKeySequence::Copy);
}

void MainMenu::selectAll()
{
    QWidget *focus = QApplication::focusWidget();
    if (auto *view = qobject_cast<QAbstractItemView *>(focus))
        view->selectAll();
    else if (auto *line = qobject_cast<QLineEdit *>(focus))
        line->selectAll();
    else if (auto *text = qobject_cast<QPlainTextEdit *>(focus))
        text->selectAll();
}

} // namespace desk
