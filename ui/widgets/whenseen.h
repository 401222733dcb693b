// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace desk {

//! Work for a widget that is worth doing only while somebody sees it, such as reading what a tab shows: done at once,
//! or when the widget is shown next. A member of that widget; GUI thread.
class WhenSeen final : public QObject
{
public:
    WhenSeen(QWidget *widget, std::function<void()> work);

    //! What is shown is out of date.
    void want();
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_widget;
    std::function<void()> m_work;
    bool m_isWanted = false;
};

} // namespace desk
