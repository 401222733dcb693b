// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace desk::test {

//! Whether a sanitizer watches this build: it keeps what is freed and is many times slower, so bounds of memory and of
//! the time that a piece of work takes say nothing.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool isInstrumented = true;
#else
constexpr bool isInstrumented = false;
#endif

} // namespace desk::test
