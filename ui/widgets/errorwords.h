// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "ui/widgets/tones.h"

#include <QString>

namespace desk {

//! The raw side of an error, as it is shown behind "Details": status, code, the server's own words, the body's start.
QString technicalText(const Error &error);
//! Failures that pass by themselves (no network, a busy server) are warnings.
Tone toneOf(const Error &error);

} // namespace desk
