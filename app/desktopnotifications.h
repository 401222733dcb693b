// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

#include <functional>

namespace desk {

//! Messages of the desktop (org.freedesktop.Notifications). Nothing here waits; where there is no such service nothing
//! is shown, and nothing is missed that the window does not say as well. Owned by the application; the GUI thread.
class DesktopNotifications final : public QObject
{
    Q_OBJECT
public:
    using Clicked = std::function<void()>;

    //! `text` is shown as it is, never as markup. `clicked` is called when the person clicks the message.
    void show(const QString &title, const QString &text, Clicked clicked);

signals:
    // What the desktop says of any message, of other programs too.
    void actionInvoked(uint id, const QString &action);
    void notificationClosed(uint id, uint reason);

private:
    void listen();
    template<class Signal>
    void forward(const QString &name, Signal to);
    void take(uint id, const QString &action);

    QHash<uint, Clicked> m_shown;
    bool m_isListening = false;
};

} // namespace desk
