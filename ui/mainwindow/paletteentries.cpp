// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/paletteentries.h"

#include "models/tables/celltext.h"
#include "ui/cohortlist/cohortlistpage.h"
#include "ui/connection/connectionbook.h"
#include "ui/connection/session.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QSet>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandPalette)
};

QString plain(QString text)
{
    return text.remove(u'&').remove(u"..."_s);
}

//! Actions that are off say why in brackets behind their name.
QString whyNot(const QAction *action)
{
    if (action->isEnabled())
        return {};
    const QString tip = action->toolTip();
    const qsizetype start = tip.indexOf(u'(');
    return start >= 0 && tip.endsWith(u')') ? tip.sliced(start + 1).chopped(1) : Words::tr("not possible now");
}

PaletteEntry command(QAction *action, const QString &where)
{
    const QPointer<QAction> guard(action);
    const auto run = [guard] {
        if (guard)
            guard->trigger();
    };
    return {plain(action->text()),
            action->shortcut().toString(QKeySequence::NativeText),
            action->icon(),
            whyNot(action),
            run,
            where};
}

//! One action may stand in two menus: the first counts.
void addMenu(std::vector<PaletteEntry> &entries, const QMenu *menu, QSet<const QAction *> &seen)
{
    for (QAction *action : menu->actions()) {
        if (seen.contains(action))
            continue;
        seen << action;
        if (action->menu())
            addMenu(entries, action->menu(), seen);
        else if (!action->isSeparator() && action->isVisible())
            entries.push_back(command(action, plain(menu->title())));
    }
}

PaletteEntry entryOf(const Cohort &cohort, CohortListPage *list)
{
    const QString name = cohort.name.trimmed().isEmpty() ? Words::tr("(no name)") : cohort.name;
    const QString people = cohort.count ? Words::tr("%Ln people", nullptr, pluralNumber(*cohort.count)) : QString();
    const QPointer<CohortListPage> guard(list);
    const auto run = [guard, id = cohort.id] {
        if (guard)
            guard->reveal(id);
    };
    return {name, people, icon(u"system-users"_s), {}, run};
}

} // namespace

void addCommands(std::vector<PaletteEntry> &entries, const QMenuBar *menus)
{
    QSet<const QAction *> seen;
    for (const QAction *action : menus->actions())
        addMenu(entries, action->menu(), seen);
}

void addCohorts(std::vector<PaletteEntry> &entries, Session &session, CohortListPage *list)
{
    std::vector<CatalogueRowPtr> rows = session.catalogue().rows();
    std::erase_if(rows, [](const CatalogueRowPtr &row) { return !row->cohort.id.isValid(); });
    std::sort(rows.begin(), rows.end(), [](const CatalogueRowPtr &a, const CatalogueRowPtr &b) {
        return a->cohort.name.compare(b->cohort.name, Qt::CaseInsensitive) < 0;
    });
    for (const CatalogueRowPtr &row : rows)
        entries.push_back(entryOf(row->cohort, list));
}

void addConnections(std::vector<PaletteEntry> &entries, const ConnectionBook &book,
                    const std::function<void(const QString &)> &open)
{
    for (const ConnectionProfile &profile : book.profiles())
        entries.push_back({Words::tr("Connect to %1").arg(profile.name),
                           profile.projectName,
                           icon(u"network-connect"_s),
                           {},
                           [open, id = profile.id] { open(id); }});
}

} // namespace desk
