// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortlist/quickfilterbar.h"

#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QToolButton>

#include <utility>

namespace desk {

QuickFilterBar::QuickFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_upper(new QHBoxLayout)
    , m_lower(new QHBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0.25);
    for (QHBoxLayout *line : {m_upper, m_lower}) {
        line->setSpacing(grid(this, 0.25));
        line->addStretch(1);
        column->addLayout(line);
    }
    add(QuickFilter::All, tr("All"));
    add(QuickFilter::Dynamic, tr("Dynamic"));
    add(QuickFilter::Static, tr("Static"));
    add(QuickFilter::Failing, tr("Failing"));
    add(QuickFilter::Calculating, tr("Calculating"));
    add(QuickFilter::Mine, tr("Mine"));
    add(QuickFilter::Deleted, tr("Deleted"));
    setFilter(QuickFilter::All);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool down) {
        if (down)
            emit filterChanged(static_cast<QuickFilter>(id));
    });
}

void QuickFilterBar::add(QuickFilter filter, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    m_group->addButton(button, static_cast<int>(filter));
    m_upper->insertWidget(m_upper->count() - 1, button);
}

int QuickFilterBar::widthInOneLine() const
{
    int width = 0;
    for (const QAbstractButton *button : m_group->buttons())
        width += button->sizeHint().width() + grid(this, 0.25);
    return width;
}

QSize QuickFilterBar::minimumSizeHint() const
{
    return {widthInOneLine() * 3 / 5, QWidget::minimumSizeHint().height()};
}

void QuickFilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(width() < widthInOneLine());
}

void QuickFilterBar::arrange(bool inTwoLines)
{
    if (std::exchange(m_isInTwoLines, inTwoLines) == inTwoLines)
        return;
    const QList<QAbstractButton *> buttons = m_group->buttons();
    for (qsizetype i = (buttons.size() + 1) / 2; i < buttons.size(); ++i) {
        QHBoxLayout *line = inTwoLines ? m_lower : m_upper;
        line->insertWidget(line->count() - 1, buttons.at(i));
    }
}

QuickFilter QuickFilterBar::filter() const
{
    return static_cast<QuickFilter>(m_group->checkedId());
}

void QuickFilterBar::setFilter(QuickFilter filter)
{
    if (QAbstractButton *button = m_group->button(static_cast<int>(filter)))
        button->setChecked(true);
}

void QuickFilterBar::setCount(QuickFilter filter, int count)
{
    m_group->button(static_cast<int>(filter))->setToolTip(tr("%Ln cohorts", nullptr, count));
}

void QuickFilterBar::setWhyNot(QuickFilter filter, const QString &reason)
{
    QAbstractButton *button = m_group->button(static_cast<int>(filter));
    button->setEnabled(reason.isEmpty());
    button->setToolTip(reason);
}

} // namespace desk
