// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace desk {

//! No crash file is written of this process, and no other program of the person looks into its memory: the key is
//! there. Any thread; lasts until the process ends.
void keepMemoryPrivate();

//! Overwrites the keys that the environment holds and takes them out of it: programs that are started from here (a
//! browser, a file manager) inherit it, and it can be read from outside. Once they are read; before there are threads.
void forgetKeysOfEnvironment();

} // namespace desk
