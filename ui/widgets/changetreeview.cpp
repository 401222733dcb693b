// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/changetreeview.h"

#include "models/tables/changetreemodel.h"
#include "ui/widgets/changedelegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! More than a person reads at once: then only what changed is opened.
constexpr int mostOpened = 400;

int countOf(const std::vector<ChangeNode> &nodes)
{
    int count = static_cast<int>(nodes.size());
    for (const ChangeNode &node : nodes)
        count += countOf(node.parts);
    return count;
}

void expandChanged(QTreeView *view, const std::vector<ChangeNode> &nodes, const QModelIndex &parent)
{
    for (size_t i = 0; i < nodes.size(); ++i) {
        if (!hasChanges(nodes[i].parts))
            continue;
        const QModelIndex index = view->model()->index(static_cast<int>(i), 0, parent);
        view->expand(index);
        expandChanged(view, nodes[i].parts, index);
    }
}

void appendLines(const QAbstractItemModel &model, const QModelIndex &parent, int depth, QString &text)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        text += QString(depth * 2, u' ') + index.data().toString() + u'\n';
        appendLines(model, index, depth + 1, text);
    }
}

} // namespace

ChangeTreeView::ChangeTreeView(const QString &name, QWidget *parent)
    : QTreeView(parent)
    , m_changes(new ChangeTreeModel(this))
{
    setAccessibleName(name);
    setModel(m_changes);
    setItemDelegate(new ChangeDelegate(this));
    setHeaderHidden(true);
    setEditTriggers(NoEditTriggers);
    setUniformRowHeights(true);
    setHorizontalScrollMode(ScrollPerPixel);
    // A sentence is never cut: what changed may stand at its end.
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

void ChangeTreeView::setChanges(std::vector<ChangeNode> changes)
{
    m_changes->setChanges(std::move(changes));
    if (countOf(m_changes->changes()) <= mostOpened)
        expandAll();
    else
        expandChanged(this, m_changes->changes(), {});
    // The keyboard begins at the top; nothing is chosen yet.
    selectionModel()->setCurrentIndex(m_changes->index(0, 0), QItemSelectionModel::NoUpdate);
}

QString ChangeTreeView::text() const
{
    QString text;
    appendLines(*m_changes, {}, 0, text);
    return text;
}

bool ChangeTreeView::event(QEvent *event)
{
    // The window's menu has Ctrl+C too: where this has the focus, this answers.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QTreeView::event(event);
}

void ChangeTreeView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(text());
    else
        QTreeView::keyPressEvent(event);
}

} // namespace desk
