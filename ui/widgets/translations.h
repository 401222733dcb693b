// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace desk {

//! Installs the program's messages: English for its plurals, then the language of the system where there is one, and
//! Qt's own messages with it. Needs the application object, which owns what is installed.
void installTranslations();

} // namespace desk
