// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortpage/actionreason.h"

#include "ui/widgets/icons.h"

#include <QAction>

namespace desk {

using namespace Qt::StringLiterals;

QAction *makeAction(QObject *parent, const QString &iconName, const QString &text, const QKeySequence &keys)
{
    auto *action = new QAction(icon(iconName), text, parent);
    action->setShortcut(keys);
    return action;
}

void enableUnless(QAction *action, const QString &whyNot, const QString &hint)
{
    action->setEnabled(whyNot.isEmpty());
    const QString name = action->text().remove(u'&').remove(u"..."_s);
    const QString more = whyNot.isEmpty() ? hint : whyNot;
    action->setToolTip(more.isEmpty() ? name : u"%1 (%2)"_s.arg(name, more));
}

} // namespace desk
