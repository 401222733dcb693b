// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panes.h"

#include <QEvent>

namespace desk {

Panes::Panes(QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
{
    keepEdge();
}

void Panes::changeEvent(QEvent *event)
{
    QSplitter::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        keepEdge();
}

void Panes::keepEdge()
{
    setContentsMargins(0, 0, isRightToLeft() ? 1 : 0, 0);
}

} // namespace desk
