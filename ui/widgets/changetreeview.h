// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/changetree.h"

#include <QTreeView>

namespace desk {

class ChangeTreeModel;

//! A difference that people read: a tree of sentences, added and removed ones marked with sign, word and colour,
//! changed ones word by word. Ctrl+C copies it as text. Owned by its parent.
class ChangeTreeView final : public QTreeView
{
    Q_OBJECT
public:
    explicit ChangeTreeView(const QString &name, QWidget *parent = nullptr);

    void setChanges(std::vector<ChangeNode> changes);
    //! One line a row, indented as on screen.
    QString text() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    ChangeTreeModel *m_changes;
};

} // namespace desk
