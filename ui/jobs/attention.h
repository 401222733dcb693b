// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <QGuiApplication>

#include <chrono>
#include <functional>

namespace desk {

//! Whether the end of something is worth a notification of the desktop: it took long, and the person is elsewhere by
//! now. A value; the GUI thread.
struct Attention
{
    //! Shorter ones end before anybody has gone.
    static constexpr std::chrono::seconds longRun{10};

    Clock clock = systemClock();
    std::function<bool()> isHere = [] { return QGuiApplication::applicationState() == Qt::ApplicationActive; };

    bool isMissed(std::chrono::seconds took) const { return took >= longRun && !isHere(); }
};

} // namespace desk
