// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/datatable.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/tablecopy.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace desk {

DataTable::DataTable(const QString &name, QWidget *parent)
    : QTableView(parent)
{
    setAccessibleName(name);
    setShowGrid(false);
    setWordWrap(false);
    setAlternatingRowColors(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setUpHeaders();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &DataTable::visibleRowsChanged);
}

void DataTable::setUpHeaders()
{
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setMinimumSectionSize(textWidth(this, 4));
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &DataTable::showHeaderMenu);
}

void DataTable::setColumnCharacters(const QList<int> &characters)
{
    for (int column = 0; column < characters.size(); ++column)
        setColumnWidth(column, textWidth(this, characters.at(column)));
}

void DataTable::setFillingColumn(int column, int leastCharacters)
{
    m_fillingColumn = column;
    m_leastFill = textWidth(this, leastCharacters);
    horizontalHeader()->setStretchLastSection(false);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &DataTable::followResize);
    fillRoom();
}

void DataTable::followResize(int column)
{
    if (m_isFilling || m_fillingColumn < 0)
        return;
    if (column != m_fillingColumn)
        return fillRoom();
    m_fillingColumn = -1;
    horizontalHeader()->setStretchLastSection(true);
}

void DataTable::fillRoom()
{
    if (m_fillingColumn < 0)
        return;
    const QScopedValueRollback filling(m_isFilling, true);
    const int others = horizontalHeader()->length() - columnWidth(m_fillingColumn);
    setColumnWidth(m_fillingColumn, qMax(m_leastFill, viewport()->width() - others));
}

void DataTable::restoreHeader(const QByteArray &state)
{
    QHeaderView *header = horizontalHeader();
    const QByteArray fallback = header->saveState();
    const int columns = header->count();
    {
        const QScopedValueRollback filling(m_isFilling, true);
        if (!header->restoreState(state) || header->count() != columns)
            header->restoreState(fallback);
    }
    // Where a person chose the width of the filling column, the last one stretches instead.
    if (header->stretchLastSection())
        m_fillingColumn = -1;
    fillRoom();
    if (isSortingEnabled())
        sortByColumn(header->sortIndicatorSection(), header->sortIndicatorOrder());
}

void DataTable::fillColumnMenu(QMenu *menu)
{
    QHeaderView *header = horizontalHeader();
    const bool onlyOne = header->count() - header->hiddenSectionCount() <= 1;
    for (int column = 0; column < header->count(); ++column) {
        QAction *action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(isColumnHidden(column) || !onlyOne);
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setColumnHidden(column, !shown); });
    }
}

void DataTable::showHeaderMenu(const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumnMenu(menu);
    menu->popup(horizontalHeader()->mapToGlobal(place));
}

void DataTable::copySelection(bool withHeaders)
{
    int rows = 0;
    const QString text = selectionAsTsv(*this, withHeaders, &rows);
    if (rows == 0)
        return;
    QGuiApplication::clipboard()->setText(text);
    emit rowsCopied(rows);
}

int DataTable::selectedRowCount() const
{
    int rows = 0;
    for (const QItemSelectionRange &range : selectionModel() ? selectionModel()->selection() : QItemSelection())
        rows += range.height();
    return rows;
}

std::pair<int, int> DataTable::visibleRows() const
{
    const int count = model() ? model()->rowCount() : 0;
    const int first = rowAt(0);
    if (count == 0 || first < 0)
        return {-1, -1};
    const int last = rowAt(viewport()->height() - 1);
    return {first, last < 0 ? count - 1 : last};
}

QModelIndex DataTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (m_isTakingFocus)
        return {};
    // Whole rows are selected here, so Home and End mean rows, as in a list.
    if (model() && model()->rowCount() > 0 && (action == MoveHome || action == MoveEnd)) {
        const int column = qMax(0, currentIndex().column());
        return model()->index(action == MoveHome ? 0 : model()->rowCount() - 1, column);
    }
    return QTableView::moveCursor(action, modifiers);
}

bool DataTable::event(QEvent *event)
{
    // The window's menu has Ctrl+C too: where a table has the focus, the table answers.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copySelection(false);
    else
        QTableView::keyPressEvent(event);
}

void DataTable::keyboardSearch(const QString &search)
{
    if (m_typeAheadColumn < 0 || !model())
        return;
    const QModelIndex current = currentIndex();
    if (current.isValid() && current.column() != m_typeAheadColumn)
        selectionModel()->setCurrentIndex(current.siblingAtColumn(m_typeAheadColumn), QItemSelectionModel::NoUpdate);
    QTableView::keyboardSearch(search);
}

void DataTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fillRoom();
    emit visibleRowsChanged();
}

//! Qt makes the first row the current one when a view gets the keyboard; here that would open what nobody chose.
void DataTable::focusInEvent(QFocusEvent *event)
{
    const QScopedValueRollback taking(m_isTakingFocus, true);
    QTableView::focusInEvent(event);
}

void DataTable::enter()
{
    setFocus();
    if (!currentIndex().isValid())
        selectRow(0);
}

void DataTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    emit selectionCountChanged();
}

} // namespace desk
