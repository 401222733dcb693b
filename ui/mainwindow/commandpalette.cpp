// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/commandpalette.h"

#include "ui/widgets/datatable.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/plaintextdelegate.h"
#include "ui/widgets/searchedit.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>

namespace desk {

namespace {

class PaletteDelegate final : public PlainTextDelegate
{
public:
    using PlainTextDelegate::PlainTextDelegate;

protected:
    CellLook look(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        CellLook cell = PlainTextDelegate::look(option, index);
        cell.icon = index.data(Qt::DecorationRole).value<QIcon>();
        if (index.column() == PaletteModel::DetailColumn)
            cell.alignment = Qt::AlignRight;
        const auto *model = static_cast<const PaletteModel *>(index.model());
        if (!model->entry(index.row()).whyNot.isEmpty())
            cell.color = option.palette.color(QPalette::PlaceholderText);
        return cell;
    }
};

} // namespace

CommandPalette::CommandPalette(std::vector<PaletteEntry> entries, QWidget *parent)
    : QDialog(parent)
    , m_model(new PaletteModel(std::move(entries), this))
    , m_search(new SearchEdit(tr("Search commands"), tr("Type a command, a cohort or a connection"), 0, this))
    , m_table(new DataTable(tr("Commands"), this))
{
    setWindowTitle(tr("Command palette"));
    build();
    connect(m_search, &SearchEdit::searchChanged, this, &CommandPalette::search);
    connect(m_table, &QAbstractItemView::activated, this, &CommandPalette::runCurrent);
    connect(m_table, &QAbstractItemView::clicked, this, &CommandPalette::runCurrent);
    m_search->installEventFilter(this);
    search({});
}

void CommandPalette::build()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new PaletteDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->hide();
    m_table->setColumnCharacters({40, 26});
    m_table->setFillingColumn(PaletteModel::TextColumn, 24);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 1, 0.75);
    column->addWidget(m_search);
    column->addWidget(m_table, 1);
    resize(textWidth(this, 84), grid(this, 48));
}

void CommandPalette::search(const QString &text)
{
    m_model->setSearch(text);
    m_table->setCurrentIndex(m_model->index(0, 0));
}

void CommandPalette::step(int rows)
{
    const int row = qBound(0, m_table->currentIndex().row() + rows, qMax(0, m_model->rowCount() - 1));
    m_table->setCurrentIndex(m_model->index(row, 0));
}

//! The keyboard stays in the field; the keys that move in a list move in this one all the same.
bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int page = qMax(1, m_table->visibleRows().second - m_table->visibleRows().first);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(page);
        return true;
    case Qt::Key_PageUp:
        step(-page);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

void CommandPalette::runCurrent()
{
    const QModelIndex index = m_table->currentIndex();
    // On some desktops one click both clicks and activates: the palette is closed by the first of them.
    if (!isVisible() || !index.isValid() || !m_model->entry(index.row()).whyNot.isEmpty())
        return;
    // When the palette is gone, so that what opens next is in front of the window and not of this.
    QMetaObject::invokeMethod(parent(), m_model->entry(index.row()).run, Qt::QueuedConnection);
    accept();
}

} // namespace desk
