// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;

namespace desk {

//! Shows a message of the desktop (org.freedesktop.Notifications). Does not wait; where there is no such service
//! nothing is shown, and nothing is missed that the window does not say as well. `text` is shown as it is, never as
//! markup.
void showDesktopNotification(const QString &title, const QString &text);

} // namespace desk
