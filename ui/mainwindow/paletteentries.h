// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/palettemodel.h"

class QMenuBar;

namespace desk {

class CohortListPage;
class ConnectionBook;
class Session;

// What the command palette offers, from the places that have it.

//! Every command of the menus, once, in their order, each with the menu where it stands.
void addCommands(std::vector<PaletteEntry> &entries, const QMenuBar *menus);
//! Every cohort by name; choosing one shows it in the list. Both must outlive the palette.
void addCohorts(std::vector<PaletteEntry> &entries, Session &session, CohortListPage *list);
//! Every kept connection; `open` gets its id.
void addConnections(std::vector<PaletteEntry> &entries, const ConnectionBook &book,
                    const std::function<void(const QString &)> &open);

} // namespace desk
