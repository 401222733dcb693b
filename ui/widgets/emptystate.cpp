// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace desk {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(plainLabel(this))
    , m_text(plainLabel(this))
    , m_action(new QPushButton(this))
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 2, 1);
    column->addStretch(2);
    for (QLabel *label : {m_icon, m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(label != m_icon);
        column->addWidget(label);
    }
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setContent(const QString &iconName, const QString &title, const QString &text, const QString &action)
{
    m_icon->setPixmap(icon(iconName).pixmap(grid(this, 4)));
    m_icon->setVisible(!iconName.isEmpty());
    m_title->setText(title);
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

QString EmptyState::title() const
{
    return m_title->text();
}

} // namespace desk
