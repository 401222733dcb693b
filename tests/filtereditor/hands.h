// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/mainwindow.h"

#include <QString>
#include <QStringList>
#include <QWidget>

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

class QAbstractItemView;
class QMenu;

namespace desk {
class ChoiceEdit;
}

namespace desk::test {

//! One way of using the window. Every verb does what a person does and nothing else; it fails, and says why, where a
//! person could not go on. Fields are named as assistive technology names them; "Unit#2" is the second of that name.
class Hand
{
public:
    explicit Hand(MainWindow &window)
        : m_window(window)
    {}
    virtual ~Hand() = default;

    virtual bool openCohort(const QString &name) = 0;
    //! A new criterion from the menu.
    virtual bool add(const QString &kind) = 0;
    virtual bool choose(const QString &field, const QString &entry) = 0;
    //! In a field with a list: this text, "@2" for the second of what is offered, or "@" and a regular expression for
    //! the first offered text that matches it.
    virtual bool pick(const QString &field, const QString &text) = 0;
    virtual bool setNumber(const QString &field, int number) = 0;
    virtual bool tick(const QString &text) = 0;
    virtual bool addCondition(const QString &entry) = 0;
    virtual bool save() = 0;

    const QString &failure() const { return m_failure; }
    //! What "@" picked, in order.
    const QStringList &picked() const { return m_picked; }

protected:
    //! The visible field of that name in the editor, scrolled to where it can be seen.
    template<class W>
    W *field(const QString &name);
    bool fail(const QString &why);
    void comeBack();
    //! The row of an open list that `wanted` means (see pick()); -1: none.
    int rowOf(const QAbstractItemView *list, const QString &wanted);
    QWidget *editor() const;

    MainWindow &m_window;

private:
    QString m_failure;
    QStringList m_picked;
};

std::unique_ptr<Hand> makeMouse(MainWindow &window);
std::unique_ptr<Hand> makeKeyboard(MainWindow &window);

//! Does `open`, and in the menu that opens `inside`: a menu under a button runs its own event loop until it is closed.
bool inMenu(const std::function<void()> &open, const std::function<bool(QMenu *)> &inside);
//! The text that a widget's label, box or name shows, without mnemonics.
QString nameOf(const QWidget *widget);

template<class W>
W *Hand::field(const QString &name)
{
    int number = name.section(u'#', 1).isEmpty() ? 1 : name.section(u'#', 1).toInt();
    // In the order of the lines: a field that was made anew stands at the end of the children.
    std::vector<std::pair<QPoint, W *>> found;
    for (W *widget : editor()->template findChildren<W *>())
        if (widget->isVisible() && nameOf(widget) == name.section(u'#', 0, 0))
            found.emplace_back(widget->mapTo(editor(), QPoint()), widget);
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first.y() < b.first.y(); });
    if (static_cast<int>(found.size()) < number) {
        fail(QStringLiteral("no field ") + name);
        return nullptr;
    }
    return found[static_cast<size_t>(number - 1)].second;
}

} // namespace desk::test
