// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

class QMenu;
class QToolBar;

namespace desk {

class CriteriaTree;
class FilterDocument;

//! What one can do with the tree: every action with its shortcut, its enablement and why it is disabled. Owned by the
//! editor.
class CriteriaActions final : public QObject
{
    Q_OBJECT
public:
    CriteriaActions(FilterDocument *document, CriteriaTree *tree, QWidget *editor);

    void fillToolBar(QToolBar *bar);
    void fillContextMenu(QMenu *menu);
    QMenu *newMenu() const { return m_new; }

signals:
    //! A new criterion stands in the tree; the form may take the keyboard.
    void added();
    void refused(const QString &why);

private:
    QAction *make(const QString &text, const QString &iconName, const QKeySequence &keys,
                  void (CriteriaActions::*slot)());
    void fillNewMenu();
    void update();
    void addCriterion(int kind);
    void addGroup();
    void duplicate();
    void wrap();
    void ungroup();
    void removeSelected();
    void moveUp();
    void moveDown();
    void cut();
    void copy();
    void paste();
    void toggleNegation();
    void select(const std::optional<std::vector<int>> &path);

    FilterDocument *m_document; //!< owned by the tab
    CriteriaTree *m_tree;       //!< owned by the editor
    QWidget *m_editor;
    QMenu *m_new;
    QAction *m_newAction, *m_group, *m_duplicate, *m_wrap, *m_ungroup, *m_delete, *m_up, *m_down, *m_cut, *m_copy,
        *m_paste, *m_negate, *m_undo, *m_redo;
};

} // namespace desk
