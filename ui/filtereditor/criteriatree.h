// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/criteriaitem.h"

#include <QTreeView>

class QAction;

namespace desk {

class FilterDocument;

//! The tree of sentences. Everything in it can be dragged; groups stay open. Owned by the editor.
class CriteriaTree final : public QTreeView
{
    Q_OBJECT
public:
    explicit CriteriaTree(FilterDocument *document, QWidget *parent = nullptr);

    NodePath currentPath() const;
    std::vector<NodePath> selectedPaths() const;
    void select(const NodePath &path);

signals:
    void selectionMoved();
    //! Enter, or a double click: the row is to be edited.
    void editWanted();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;

private:
    QAction *actionFor(const QKeyEvent &event) const;

    FilterDocument *m_document; //!< owned by the tab; outlives the view
};

} // namespace desk
