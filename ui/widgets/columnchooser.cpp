// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/columnchooser.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/columnchoicemodel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/searchedit.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QToolButton>

namespace desk {

using namespace Qt::StringLiterals;

ColumnChooser::ColumnChooser(QWidget *parent)
    : QWidget(parent)
    , m_model(new ColumnChoiceModel(this))
    , m_search(new SearchEdit(tr("Search columns"), tr("Search columns"), 0, this))
    , m_list(new QListView(this))
    , m_up(iconButton(this, u"go-up"_s, tr("Move up (Alt+Up)")))
    , m_down(iconButton(this, u"go-down"_s, tr("Move down (Alt+Down)")))
{
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Columns"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setUniformItemSizes(true);
    m_list->setSpacing(grid(this, 0.25));
    m_list->installEventFilter(this);
    buildLayout();
    connect(m_search, &SearchEdit::searchChanged, this, &ColumnChooser::filter);
    connect(m_search, &SearchEdit::leftDownwards, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_up, &QToolButton::clicked, this, [this] { moveCurrent(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveCurrent(1); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ColumnChooser::updateButtons);
    connect(m_model, &ColumnChoiceModel::choiceChanged, this, &ColumnChooser::updateButtons);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] { filter(m_search->text()); });
    updateButtons();
}

void ColumnChooser::buildLayout()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(grid(this, 0.5));
    head->addWidget(m_search, 1);
    head->addWidget(m_up);
    head->addWidget(m_down);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0.75);
    column->addLayout(head);
    column->addWidget(m_list, 1);
}

void ColumnChooser::filter(const QString &text)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const ColumnChoice &choice = m_model->choices().at(static_cast<size_t>(row));
        m_list->setRowHidden(row, !choice.title.contains(text, Qt::CaseInsensitive));
    }
    updateButtons();
}

void ColumnChooser::moveCurrent(int by)
{
    const int row = m_list->currentIndex().row();
    const int target = row + by;
    if (row < 0 || target < 0 || target >= m_model->rowCount() || !m_search->text().isEmpty())
        return;
    m_model->moveRow({}, row, {}, by > 0 ? target + 1 : target);
    m_list->scrollTo(m_list->currentIndex());
    updateButtons();
}

void ColumnChooser::updateButtons()
{
    // Between rows that are hidden nobody can say where "one up" is.
    const bool whole = m_search->text().isEmpty();
    const int row = m_list->currentIndex().row();
    m_up->setEnabled(whole && row > 0);
    m_down->setEnabled(whole && row >= 0 && row + 1 < m_model->rowCount());
}

bool ColumnChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool alt = key->modifiers() & Qt::AltModifier;
        if (alt && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            moveCurrent(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace desk
