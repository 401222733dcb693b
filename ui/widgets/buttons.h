// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAction;
class QString;
class QToolButton;
class QWidget;

namespace desk {

// Small buttons as all pages have them, reachable by Tab. Owned by the parent; GUI thread.

//! An icon by its freedesktop name with words beside it.
QToolButton *textButton(QWidget *parent, const QString &iconName, const QString &text);
//! An icon alone; the words are its name and tooltip.
QToolButton *iconButton(QWidget *parent, const QString &iconName, const QString &text);
//! What an action does, with its words beside its icon.
QToolButton *actionButton(QWidget *parent, QAction *action);

} // namespace desk
