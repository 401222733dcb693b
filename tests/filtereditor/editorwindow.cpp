// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/filtereditor/editorwindow.h"

#include <QDropEvent>
#include <QMimeData>

namespace desk::test {

bool EditorWindow::drop(const QMimeData &mime, const NodePath &group, Qt::DropAction action)
{
    const QPoint place = tree()->visualRect(document()->model()->indexOf(group)).center();
    QDragEnterEvent enter(place, Qt::MoveAction | Qt::CopyAction, &mime, Qt::LeftButton, {});
    QDragMoveEvent move(place, Qt::MoveAction | Qt::CopyAction, &mime, Qt::LeftButton, {});
    QDropEvent drop(place, action, &mime, Qt::LeftButton, {});
    for (QDropEvent *event : std::initializer_list<QDropEvent *>{&enter, &move, &drop}) {
        event->setDropAction(action);
        QCoreApplication::sendEvent(tree()->viewport(), event);
    }
    return drop.isAccepted();
}

} // namespace desk::test
