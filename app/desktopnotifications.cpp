// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopnotifications.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QMetaMethod>
#include <QStringList>
#include <QVariant>

#include <utility>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

const auto service = u"org.freedesktop.Notifications"_s;
const auto path = u"/org/freedesktop/Notifications"_s;
const auto clickAction = u"default"_s; // a click on the message itself, by its specification

} // namespace

void DesktopNotifications::show(const QString &title, const QString &text, Clicked clicked)
{
    constexpr int standardTime = -1;
    listen();
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, u"Notify"_s);
    call << u"Cohort Desk"_s << 0U << u"cohort-desk"_s << title << text.toHtmlEscaped()
         << QStringList{clickAction, tr("Show")} << QVariantMap() << standardTime;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, clicked = std::move(clicked)] {
        const QDBusPendingReply<uint> id = *watcher;
        if (id.isValid())
            m_shown.insert(id.value(), clicked);
        watcher->deleteLater();
    });
}

void DesktopNotifications::listen()
{
    if (std::exchange(m_isListening, true))
        return;
    connect(this, &DesktopNotifications::actionInvoked, this, &DesktopNotifications::take);
    connect(this, &DesktopNotifications::notificationClosed, this, [this](uint id) { m_shown.remove(id); });
    forward(u"ActionInvoked"_s, &DesktopNotifications::actionInvoked);
    forward(u"NotificationClosed"_s, &DesktopNotifications::notificationClosed);
}

//! Of any sender: to watch one name, Qt asks the bus who has it and waits for the answer. Qt wants the receiver's name
//! as a text; this one the compiler has seen.
template<class Signal>
void DesktopNotifications::forward(const QString &name, Signal to)
{
    const QByteArray receiver = QByteArray::number(QSIGNAL_CODE) + QMetaMethod::fromSignal(to).methodSignature();
    QDBusConnection::sessionBus().connect({}, path, service, name, this, receiver.constData());
}

void DesktopNotifications::take(uint id, const QString &action)
{
    const Clicked clicked = m_shown.value(id);
    if (clicked && action == clickAction)
        clicked();
}

} // namespace desk
