// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopnotification.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QString>
#include <QStringList>
#include <QVariant>

namespace desk {

using namespace Qt::StringLiterals;

void showDesktopNotification(const QString &title, const QString &text)
{
    constexpr int standardTime = -1;
    const QString name = u"org.freedesktop.Notifications"_s;
    QDBusMessage call = QDBusMessage::createMethodCall(name, u"/org/freedesktop/Notifications"_s, name, u"Notify"_s);
    call << u"Cohort Desk"_s << 0U << u"cohort-desk"_s << title << text.toHtmlEscaped() << QStringList()
         << QVariantMap() << standardTime;
    QDBusConnection::sessionBus().call(call, QDBus::NoBlock);
}

} // namespace desk
