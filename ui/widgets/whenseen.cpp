// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/whenseen.h"

#include <QEvent>
#include <QWidget>

#include <utility>

namespace desk {

WhenSeen::WhenSeen(QWidget *widget, std::function<void()> work)
    : m_widget(widget)
    , m_work(std::move(work))
{
    widget->installEventFilter(this);
}

void WhenSeen::want()
{
    m_isWanted = !m_widget->isVisible();
    if (!m_isWanted)
        m_work();
}

bool WhenSeen::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_widget && event->type() == QEvent::Show && std::exchange(m_isWanted, false))
        m_work();
    return QObject::eventFilter(watched, event);
}

} // namespace desk
