// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

class QPalette;

namespace desk {

//! The four state colours and the quiet one. Always shown together with an icon and a word.
enum class Tone { Quiet, Ok, Busy, Warning, Failed };

bool isDark(const QPalette &palette);
//! The one place where the state colours are defined, for light and for dark palettes.
QColor toneColor(Tone tone, const QPalette &palette);
//! A background in a tone that text of the palette stays readable on.
QColor toneWash(Tone tone, const QPalette &palette);
QIcon toneIcon(Tone tone);

} // namespace desk
