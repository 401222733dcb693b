// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/criteriatree.h"

#include "models/filter/filterdocument.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/plaintextdelegate.h"
#include "ui/widgets/tones.h"

#include <QAction>
#include <QDropEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace desk {

namespace {

//! Groups in bold, problems with their icon.
class CriteriaDelegate final : public PlainTextDelegate
{
public:
    using PlainTextDelegate::PlainTextDelegate;

protected:
    CellLook look(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        CellLook look{index.data().toString()};
        look.bold = index.data(CriteriaModel::KindRole).toInt() == static_cast<int>(FilterNode::Kind::Group);
        const auto severity = static_cast<RowSeverity>(index.data(CriteriaModel::SeverityRole).toInt());
        if (severity != RowSeverity::Fine)
            look.icon = toneIcon(severity == RowSeverity::Error ? Tone::Failed : Tone::Warning);
        return look;
    }
};

} // namespace

CriteriaTree::CriteriaTree(FilterDocument *document, QWidget *parent)
    : QTreeView(parent)
    , m_document(document)
{
    setAccessibleName(tr("Criteria"));
    setObjectName(QStringLiteral("Criteria"));
    setHeaderHidden(true);
    setSelectionMode(ExtendedSelection);
    setDragDropMode(DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setDragEnabled(true);
    setDropIndicatorShown(true);
    setUniformRowHeights(true);
    setExpandsOnDoubleClick(false);
    setItemDelegate(new CriteriaDelegate(this));
    setModel(document->model());
    header()->setStretchLastSection(true);
    connect(document->model(), &CriteriaModel::modelReset, this, &QTreeView::expandAll);
    expandAll();
}

void CriteriaTree::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (model()->rowCount() > 0)
        return;
    const int margin = grid(this, 2);
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, -margin),
                     static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap,
                     m_document->isReadOnly() ? tr("No criteria")
                                              : tr("No criteria yet: “New criterion” adds the first."));
}

NodePath CriteriaTree::currentPath() const
{
    return m_document->model()->pathOf(currentIndex());
}

std::vector<NodePath> CriteriaTree::selectedPaths() const
{
    std::vector<NodePath> paths;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        paths.push_back(m_document->model()->pathOf(index));
    return paths;
}

void CriteriaTree::select(const NodePath &path)
{
    const QModelIndex index = m_document->model()->indexOf(path);
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index);
}

QAction *CriteriaTree::actionFor(const QKeyEvent &event) const
{
    const QKeySequence pressed(event.keyCombination().toCombined() & ~static_cast<int>(Qt::KeypadModifier));
    for (QAction *action : actions())
        if (action->shortcuts().contains(pressed))
            return action;
    return nullptr;
}

bool CriteriaTree::event(QEvent *event)
{
    // The tree's own keys go before those of the window, which has a Ctrl+C too; two shortcuts would be none.
    if (event->type() == QEvent::ShortcutOverride && actionFor(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QTreeView::event(event);
}

void CriteriaTree::keyPressEvent(QKeyEvent *event)
{
    if (QAction *action = actionFor(*event))
        action->trigger();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_F2)
        emit editWanted();
    else
        QTreeView::keyPressEvent(event);
}

void CriteriaTree::dragMoveEvent(QDragMoveEvent *event)
{
    QTreeView::dragMoveEvent(event);
    if (!event->isAccepted() || !m_document->model()->ownRows(*event->mimeData()).empty())
        return;
    event->setDropAction(Qt::CopyAction); // another cohort keeps its criteria
    event->accept();
}

void CriteriaTree::dropEvent(QDropEvent *event)
{
    if (m_document->model()->ownRows(*event->mimeData()).empty())
        event->setDropAction(Qt::CopyAction);
    QTreeView::dropEvent(event);
}

void CriteriaTree::mouseDoubleClickEvent(QMouseEvent *event)
{
    QTreeView::mouseDoubleClickEvent(event);
    emit editWanted();
}

void CriteriaTree::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    emit selectionMoved();
}

void CriteriaTree::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    emit selectionMoved();
}

void CriteriaTree::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QTreeView::rowsInserted(parent, start, end);
    expand(parent);
    for (int row = start; row <= end; ++row)
        expandRecursively(model()->index(row, 0, parent));
}

} // namespace desk
