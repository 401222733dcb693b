// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/filtereditor/hands.h"

#include "ui/cohortlist/cohortlistpage.h"
#include "ui/filtereditor/choiceedit.h"
#include "ui/mainwindow/workspace.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/searchedit.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QListView>
#include <QMenu>
#include <QScrollArea>
#include <QSpinBox>
#include <QStyle>
#include <QStyleOptionSpinBox>
#include <QTest>
#include <QToolButton>

#include <optional>

namespace desk::test {

namespace {

constexpr int patience = 5000; // ms

class Mouse final : public Hand
{
public:
    using Hand::Hand;

    bool openCohort(const QString &name) override;
    bool add(const QString &kind) override { return chooseFromButton(QStringLiteral("New criterion"), kind); }
    bool choose(const QString &name, const QString &entry) override;
    bool pick(const QString &name, const QString &text) override;
    bool setNumber(const QString &name, int number) override;
    bool tick(const QString &text) override;
    bool addCondition(const QString &entry) override
    {
        return chooseFromButton(QStringLiteral("Add condition"), entry);
    }
    bool save() override;

private:
    bool chooseFromButton(const QString &button, const QString &entry);
    //! In the middle, where no place is given.
    bool click(QWidget *widget, const std::optional<QPoint> &place = {});
    bool clickRow(QAbstractItemView *list, const QString &text);
};

//! A click on what can be seen; the form is scrolled there first, as with the wheel.
bool Mouse::click(QWidget *widget, const std::optional<QPoint> &place)
{
    const auto where = [&] { return place.value_or(widget->rect().center()); };
    const auto isSeen = [&] { // new fields get their places first
        for (QWidget *above = widget->parentWidget(); above; above = above->parentWidget())
            if (auto *area = qobject_cast<QScrollArea *>(above))
                area->ensureWidgetVisible(widget);
        return widget->visibleRegion().contains(where());
    };
    const bool seen = QTest::qWaitFor(isSeen, patience);
    if (!widget->isEnabled())
        return fail(nameOf(widget) + QStringLiteral(" is disabled"));
    if (!seen)
        return fail(nameOf(widget) + QStringLiteral(" cannot be seen"));
    QTest::mouseClick(widget, Qt::LeftButton, {}, where());
    return true;
}

bool Mouse::openCohort(const QString &name)
{
    CohortListPage *page = m_window.workspace()->list();
    for (auto *button : page->searchEdit()->findChildren<QToolButton *>())
        if (button->isVisible() && !page->searchEdit()->text().isEmpty())
            click(button); // clears
    DataTable *table = page->table();
    const auto listed = [&] { return !table->model()->match(table->model()->index(0, 0), 0, name).isEmpty(); };
    if (!QTest::qWaitFor(listed, patience))
        return fail(QStringLiteral("no cohort ") + name);
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QModelIndex index = table->model()->index(row, 0);
        if (index.data().toString() != name)
            continue;
        table->scrollTo(index);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
        return true;
    }
    return fail(QStringLiteral("no cohort ") + name);
}

bool Mouse::chooseFromButton(const QString &name, const QString &entry)
{
    auto *button = field<QToolButton>(name);
    const auto inside = [&](QMenu *menu) {
        for (QAction *action : menu->actions())
            if (action->text().remove(u'&') == entry) {
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
                return true;
            }
        return fail(QStringLiteral("no entry ") + entry);
    };
    const bool done = button && inMenu([&] { click(button); }, inside);
    comeBack();
    return done;
}

bool Mouse::clickRow(QAbstractItemView *list, const QString &text)
{
    const int row = rowOf(list, text);
    if (row < 0)
        return false;
    const QModelIndex index = list->model()->index(row, 0);
    list->scrollTo(index);
    // Over the row and then down, as a hand comes: a combo box wants to have seen the pointer move.
    const QPoint place = list->visualRect(index).center();
    QTest::mouseMove(list->viewport(), place);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place);
    return true;
}

bool Mouse::choose(const QString &name, const QString &entry)
{
    auto *box = field<QComboBox>(name);
    if (!box || !click(box))
        return false;
    if (!QTest::qWaitFor([&] { return box->view()->isVisible(); }, patience))
        return fail(name + QStringLiteral(" does not open"));
    // A second click that comes too soon is the end of the first one; so a hand clicks again.
    bool chosen = true;
    const auto closed = [&] {
        if (box->view()->isVisible())
            chosen = clickRow(box->view(), entry);
        return !chosen || !box->view()->isVisible();
    };
    if (!QTest::qWaitFor(closed, patience))
        return fail(name + QStringLiteral(" does not close"));
    comeBack();
    return chosen;
}

bool Mouse::pick(const QString &name, const QString &text)
{
    auto *edit = field<ChoiceEdit>(name);
    if (!edit)
        return false;
    QToolButton *open = nullptr;
    for (QToolButton *button : edit->findChildren<QToolButton *>())
        if (button->isVisible() && button->defaultAction()->toolTip().contains(QStringLiteral("Down")))
            open = button;
    auto *list = edit->findChild<QListView *>();
    if (!open)
        return fail(name + QStringLiteral(" has no arrow"));
    if (!click(open))
        return false;
    if (!QTest::qWaitFor([&] { return list->isVisible(); }, patience))
        return fail(name + QStringLiteral(" does not open"));
    const bool chosen = clickRow(list, text);
    comeBack();
    return chosen;
}

bool Mouse::setNumber(const QString &name, int number)
{
    auto *box = field<QSpinBox>(name);
    for (int clicks = 0; box && box->value() != number; ++clicks) {
        QStyleOptionSpinBox option;
        option.initFrom(box);
        option.subControls = QStyle::SC_All;
        option.buttonSymbols = box->buttonSymbols();
        option.frame = box->hasFrame();
        const auto part = box->value() < number ? QStyle::SC_SpinBoxUp : QStyle::SC_SpinBoxDown;
        if (clicks > 100 || !click(box, box->style()->subControlRect(QStyle::CC_SpinBox, &option, part, box).center()))
            return fail(name + QStringLiteral(" does not count"));
    }
    return box;
}

bool Mouse::tick(const QString &text)
{
    auto *box = field<QCheckBox>(text);
    return box && click(box, QPoint(box->height() / 2, box->height() / 2)) && box->isChecked();
}

bool Mouse::save()
{
    for (auto *button : m_window.findChildren<QAbstractButton *>())
        if (button->isVisible() && nameOf(button) == QStringLiteral("Save"))
            return click(button);
    return fail(QStringLiteral("no button Save"));
}

} // namespace

std::unique_ptr<Hand> makeMouse(MainWindow &window)
{
    return std::make_unique<Mouse>(window);
}

} // namespace desk::test
