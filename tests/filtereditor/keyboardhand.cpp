// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/filtereditor/hands.h"

#include "ui/filtereditor/choiceedit.h"
#include "ui/filtereditor/criteriatree.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QListView>
#include <QMenu>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QWindow>

namespace desk::test {

namespace {

constexpr int patience = 5000; // ms
constexpr int mostTabs = 80;

//! Keys only, all given to the window: where they go is the window's affair.
class Keyboard final : public Hand
{
public:
    using Hand::Hand;

    bool openCohort(const QString &name) override;
    bool add(const QString &kind) override;
    bool choose(const QString &name, const QString &entry) override;
    bool pick(const QString &name, const QString &text) override;
    bool setNumber(const QString &name, int number) override;
    bool tick(const QString &text) override;
    bool addCondition(const QString &entry) override;
    bool save() override;

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text);
    template<class W>
    W *tabTo(const QString &name);
    bool pickListed(ChoiceEdit *edit, const QString &wanted);
    bool chooseInMenu(QMenu *menu, const QString &entry);
};

void Keyboard::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_window.windowHandle(), key, modifiers);
}

void Keyboard::type(const QString &text)
{
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, m_window.windowHandle(), Qt::Key_unknown, QString(letter), Qt::NoModifier);
}

//! Looks for the field anew each time: what the server answers meanwhile may bring another one.
template<class W>
W *Keyboard::tabTo(const QString &name)
{
    QStringList met;
    for (int tabs = 0; tabs < mostTabs; ++tabs) {
        W *widget = field<W>(name);
        if (!widget || QApplication::focusWidget() == widget)
            return widget;
        press(Qt::Key_Tab);
        met << (QApplication::focusWidget() ? nameOf(QApplication::focusWidget()) : QStringLiteral("nothing"));
    }
    fail(QStringLiteral("no Tab leads to %1, only to %2").arg(name, met.mid(0, 12).join(QStringLiteral(", "))));
    return nullptr;
}

bool Keyboard::openCohort(const QString &name)
{
    press(Qt::Key_F, Qt::ControlModifier);
    type(name);
    press(Qt::Key_Down);
    const auto titled = [&] { return m_window.windowTitle().startsWith(name); };
    for (int row = 0; row < 20 && !QTest::qWaitFor(titled, 500); ++row)
        press(Qt::Key_Down);
    press(Qt::Key_Return);
    const auto inTree = [] { return qobject_cast<CriteriaTree *>(QApplication::focusWidget()) != nullptr; };
    return titled() && QTest::qWaitFor(inTree, patience) ? true : fail(QStringLiteral("cannot open ") + name);
}

bool Keyboard::chooseInMenu(QMenu *menu, const QString &entry)
{
    for (qsizetype row = 0; row <= menu->actions().size(); ++row) {
        if (menu->activeAction() && menu->activeAction()->text().remove(u'&') == entry) {
            press(Qt::Key_Return);
            return true;
        }
        press(Qt::Key_Down);
    }
    return fail(QStringLiteral("no entry ") + entry);
}

bool Keyboard::add(const QString &kind)
{
    if (!qobject_cast<CriteriaTree *>(QApplication::focusWidget()))
        press(Qt::Key_Escape);
    if (!qobject_cast<CriteriaTree *>(QApplication::focusWidget()))
        return fail(QStringLiteral("Esc does not lead to the tree"));
    const bool done = inMenu([this] { press(Qt::Key_Insert); }, [&](QMenu *menu) { return chooseInMenu(menu, kind); });
    comeBack();
    return done;
}

bool Keyboard::choose(const QString &name, const QString &entry)
{
    auto *box = tabTo<QComboBox>(name);
    if (!box)
        return false;
    const int row = box->findText(entry);
    press(Qt::Key_Home);
    for (int i = 0; i < box->count() && box->currentText() != entry; ++i)
        press(Qt::Key_Down);
    return row >= 0 && box->currentText() == entry ? true : fail(name + QStringLiteral(" has no ") + entry);
}

bool Keyboard::pick(const QString &name, const QString &text)
{
    auto *edit = tabTo<ChoiceEdit>(name);
    if (!edit)
        return false;
    if (text.startsWith(u'@'))
        return pickListed(edit, text);
    type(text);
    press(Qt::Key_Return);
    comeBack();
    return true;
}

bool Keyboard::pickListed(ChoiceEdit *edit, const QString &wanted)
{
    auto *list = edit->findChild<QListView *>();
    press(Qt::Key_Down);
    if (!QTest::qWaitFor([&] { return list->isVisible(); }, patience))
        return fail(nameOf(edit) + QStringLiteral(" does not open"));
    const int row = rowOf(list, wanted);
    for (int i = 0; row >= 0 && list->currentIndex().row() != row && i < 200; ++i)
        press(Qt::Key_Down);
    press(Qt::Key_Return);
    const bool closed = !list->isVisible();
    comeBack();
    return row >= 0 && closed;
}

bool Keyboard::setNumber(const QString &name, int number)
{
    auto *box = tabTo<QSpinBox>(name);
    if (!box)
        return false;
    press(Qt::Key_A, Qt::ControlModifier);
    type(QString::number(number));
    return box->value() == number ? true : fail(name + QStringLiteral(" does not take the number"));
}

bool Keyboard::tick(const QString &text)
{
    auto *box = tabTo<QCheckBox>(text);
    if (!box)
        return false;
    press(Qt::Key_Space);
    return box->isChecked();
}

bool Keyboard::addCondition(const QString &entry)
{
    const bool done = tabTo<QToolButton>(QStringLiteral("Add condition")) &&
                      inMenu([this] { press(Qt::Key_Space); }, [&](QMenu *menu) { return chooseInMenu(menu, entry); });
    comeBack();
    return done;
}

bool Keyboard::save()
{
    press(Qt::Key_S, Qt::ControlModifier);
    return true;
}

} // namespace

std::unique_ptr<Hand> makeKeyboard(MainWindow &window)
{
    return std::make_unique<Keyboard>(window);
}

} // namespace desk::test
