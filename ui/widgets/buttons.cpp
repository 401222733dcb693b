// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/buttons.h"

#include "ui/widgets/icons.h"

#include <QToolButton>

namespace desk {

QToolButton *textButton(QWidget *parent, const QString &iconName, const QString &text)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QToolButton *iconButton(QWidget *parent, const QString &iconName, const QString &text)
{
    QToolButton *button = textButton(parent, iconName, text);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setToolTip(text);
    button->setAutoRaise(true);
    return button;
}

QToolButton *actionButton(QWidget *parent, QAction *action)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace desk
