// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortlist/quickfilterbar.h"

#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QToolButton>

namespace desk {

QuickFilterBar::QuickFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *line = new QHBoxLayout(this);
    setGrid(line, this, 0, 0.25);
    add(QuickFilter::All, tr("All"));
    add(QuickFilter::Dynamic, tr("Dynamic"));
    add(QuickFilter::Static, tr("Static"));
    add(QuickFilter::Failing, tr("Failing"));
    add(QuickFilter::Calculating, tr("Calculating"));
    add(QuickFilter::Mine, tr("Mine"));
    add(QuickFilter::Deleted, tr("Deleted"));
    line->addStretch(1);
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
    layout()->addWidget(button);
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
