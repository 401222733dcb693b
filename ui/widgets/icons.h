// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tones.h"

#include <QIcon>
#include <QString>

#include <optional>

namespace desk {

//! An icon by its freedesktop name: the desktop's theme, else breeze, else our own symbol of that name.
QIcon icon(const QString &name);
//! Our own symbol `:/symbols/NAME.svg`, drawn in the palette's text colour or in a tone; it follows the palette.
QIcon symbolIcon(const QString &name, std::optional<Tone> tone = {});
//! Chooses breeze or breeze-dark for names that the desktop's own theme does not have.
void chooseIconTheme(const QPalette &palette);

} // namespace desk
