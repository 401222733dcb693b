// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/filtereditor/hands.h"

#include "ui/filtereditor/criteriaeditor.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QMenu>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>

namespace desk::test {

bool Hand::fail(const QString &why)
{
    if (m_failure.isEmpty())
        m_failure = why;
    return false;
}

int Hand::rowOf(const QAbstractItemView *list, const QString &wanted)
{
    const QString rule = wanted.startsWith(u'@') ? wanted.sliced(1) : QString();
    const QRegularExpression form(
        QRegularExpression::anchoredPattern(wanted.startsWith(u'@') ? rule : QRegularExpression::escape(wanted)));
    int left = rule.toInt();
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const QModelIndex index = list->model()->index(row, 0);
        const QString text = index.data().toString().section(QStringLiteral("  –  "), 0, 0);
        const bool fits = rule.toInt() > 0 ? --left == 0 : form.match(text).hasMatch();
        if (!fits || !(index.flags() & Qt::ItemIsEnabled))
            continue;
        if (wanted.startsWith(u'@'))
            m_picked << text;
        return row;
    }
    fail(QStringLiteral("nothing to choose called ") + wanted);
    return -1;
}

QWidget *Hand::editor() const
{
    return m_window.findChild<CriteriaEditor *>();
}

QString nameOf(const QWidget *widget)
{
    QString text = widget->accessibleName();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget); button && text.isEmpty())
        text = button->text();
    return text.remove(u'&');
}

bool inMenu(const std::function<void()> &open, const std::function<bool(QMenu *)> &inside)
{
    bool done = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (!menu)
            return;
        look.stop();
        done = inside(menu);
        if (!done)
            menu->close();
    });
    look.start(5);
    open();
    // It may open without a loop of its own.
    return QTest::qWaitFor([&] { return !look.isActive(); }, 1000) && done;
}

void Hand::comeBack()
{
    // Without a window manager nobody gives the keyboard back when a popup has closed.
    m_window.activateWindow();
    // Not QTest::qWaitForWindowActive(): for it a window whose closed menu still has the keyboard is active too.
    if (!QTest::qWaitFor([this] { return QApplication::activeWindow() == &m_window; }))
        fail(QStringLiteral("the window is not active"));
}

} // namespace desk::test
