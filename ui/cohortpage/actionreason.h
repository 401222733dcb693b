// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>

class QAction;
class QObject;

namespace desk {

//! An action with its icon (a freedesktop name), words and keys. Owned by `parent`.
QAction *makeAction(QObject *parent, const QString &iconName, const QString &text, const QKeySequence &keys = {});

//! On without a reason against it; off, the reason is in its tooltip. `hint`: what it does, when that needs a word.
void enableUnless(QAction *action, const QString &whyNot, const QString &hint = {});

} // namespace desk
