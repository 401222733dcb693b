// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectionmenu.h"

#include "models/tables/celltext.h"
#include "ui/connection/connectionbook.h"
#include "ui/widgets/icons.h"

namespace desk {

using namespace Qt::StringLiterals;

ConnectionMenu::ConnectionMenu(QWidget *parent)
    : QMenu(parent)
{
    setObjectName(u"connections"_s);
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &ConnectionMenu::fill);
}

void ConnectionMenu::fill()
{
    clear();
    const auto profiles = m_book ? m_book->profiles() : std::vector<ConnectionProfile>();
    for (const ConnectionProfile &profile : profiles) {
        // An ampersand in a name is no mnemonic.
        QAction *action = addAction(oneLine(profile.name, 60).replace(u'&', u"&&"_s));
        action->setToolTip(plainToolTip(profile.server.baseUrl.toString()));
        action->setCheckable(true);
        action->setChecked(profile.id == m_current);
        connect(action, &QAction::triggered, this, [this, id = profile.id] { emit profileWanted(id); });
    }
    if (!profiles.empty())
        addSeparator();
    addAction(desk::icon(u"run-demo"_s), tr("&Demo project"), this, &ConnectionMenu::demoWanted);
    addAction(desk::icon(u"network-connect"_s), tr("&Connect to PostHog..."), this, &ConnectionMenu::connectWanted);
}

} // namespace desk
