// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/windowmemory.h"

#include "models/profile/settings.h"
#include "ui/cohortlist/cohortlistpage.h"
#include "ui/cohortlist/quickfilterbar.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/mainwindow/historytabs.h"
#include "ui/mainwindow/workspace.h"
#include "ui/persons/peoplecolumns.h"
#include "ui/persons/peopletab.h"
#include "ui/persons/peopletable.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/metrics.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QScreen>
#include <QSplitter>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

// Raised when columns, panes or tabs change their meaning.
constexpr int layoutVersion = 1;

void placeFresh(QWidget *window)
{
    const QRect room = window->screen()->availableGeometry();
    const QSize wanted(textWidth(window, 208), grid(window, 102));
    window->resize(wanted.boundedTo(room.size() * 0.95));
}

bool isOnScreen(const QWidget *window)
{
    // The title bar must be within reach, else the window cannot be moved.
    const QPoint handle = window->frameGeometry().center();
    return QGuiApplication::screenAt({handle.x(), window->frameGeometry().top() + 4}) != nullptr;
}

} // namespace

void WindowMemory::restoreGeometry(QWidget *window) const
{
    placeFresh(window);
    if (!window->restoreGeometry(m_settings.viewState(u"window"_s, layoutVersion)))
        return;
    if (!isOnScreen(window)) {
        placeFresh(window);
        window->move(window->screen()->availableGeometry().topLeft());
    }
}

void WindowMemory::restoreTables(Workspace *workspace) const
{
    const auto state = [this](const QString &view) { return m_settings.viewState(view, layoutVersion); };
    PeopleTab *people = workspace->people();
    workspace->splitter()->restoreState(state(u"splitter"_s));
    people->splitter()->restoreState(state(u"peopleSplitter"_s));
    workspace->list()->table()->restoreHeader(state(u"cohortColumns"_s));
    if (const QByteArray keys = state(u"peopleColumns"_s); !keys.isEmpty())
        people->columns()->show(QString::fromUtf8(keys).split(u'\n'));
    people->table()->restoreHeader(state(u"peopleWidths"_s));
    for (const HistoryTabs::Remembered &view : workspace->history()->remembered()) {
        view.table->restoreHeader(state(view.name + u"Widths"_s));
        view.splitter->restoreState(state(view.name + u"Splitter"_s));
    }
    workspace->history()->setProjectState(state(u"projectActivity"_s));
    const int filter = qBound(0, state(u"filter"_s).toInt(), static_cast<int>(QuickFilter::Mine));
    workspace->list()->quickFilters()->setFilter(static_cast<QuickFilter>(filter));
    workspace->page()->setCurrentTab(QString::fromUtf8(state(u"tab"_s)));
}

void WindowMemory::restore(QWidget *window, Workspace *workspace) const
{
    restoreGeometry(window);
    const int list = qMin(textWidth(window, 86), window->width() * 2 / 5);
    workspace->splitter()->setSizes({list, window->width() - list});
    restoreTables(workspace);
}

void WindowMemory::save(const QWidget *window, const Workspace *workspace)
{
    const auto keep = [this](const QString &view, const QByteArray &state) {
        m_settings.setViewState(view, layoutVersion, state);
    };
    const PeopleTab *people = workspace->people();
    keep(u"window"_s, window->saveGeometry());
    keep(u"splitter"_s, workspace->splitter()->saveState());
    keep(u"peopleSplitter"_s, people->splitter()->saveState());
    keep(u"cohortColumns"_s, workspace->list()->table()->horizontalHeader()->saveState());
    keep(u"peopleColumns"_s, people->columns()->shown().join(u'\n').toUtf8());
    keep(u"peopleWidths"_s, people->table()->horizontalHeader()->saveState());
    for (const HistoryTabs::Remembered &view : workspace->history()->remembered()) {
        keep(view.name + u"Widths"_s, view.table->horizontalHeader()->saveState());
        keep(view.name + u"Splitter"_s, view.splitter->saveState());
    }
    keep(u"projectActivity"_s, workspace->history()->projectState());
    const QuickFilter filter = workspace->list()->quickFilters()->filter();
    const QuickFilter kept = filter == QuickFilter::Deleted ? QuickFilter::All : filter; // read only when asked for
    keep(u"filter"_s, QByteArray::number(static_cast<int>(kept)));
    keep(u"tab"_s, workspace->page()->currentTab().toUtf8());
}

} // namespace desk
