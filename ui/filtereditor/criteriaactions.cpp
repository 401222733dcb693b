// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/criteriaactions.h"

#include "models/criteria/behaviours.h"
#include "models/filter/filterdocument.h"
#include "ui/filtereditor/criteriatree.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

CriteriaActions::CriteriaActions(FilterDocument *document, CriteriaTree *tree, QWidget *editor)
    : QObject(editor)
    , m_document(document)
    , m_tree(tree)
    , m_editor(editor)
    , m_new(new QMenu(tr("&New criterion"), editor))
{
    using A = CriteriaActions;
    m_newAction = m_new->menuAction();
    m_group = make(tr("New &group"), u"folder-new"_s, tr("Shift+Ins"), &A::addGroup);
    m_duplicate = make(tr("D&uplicate"), u"edit-duplicate"_s, tr("Ctrl+Shift+D"), &A::duplicate);
    m_wrap = make(tr("&Wrap in a group"), u"object-group"_s, tr("Ctrl+G"), &A::wrap);
    m_ungroup = make(tr("U&ngroup"), u"object-ungroup"_s, tr("Ctrl+Shift+G"), &A::ungroup);
    m_delete = make(tr("&Delete criterion"), u"edit-delete"_s, QKeySequence::Delete, &A::removeSelected);
    m_up = make(tr("Move &up"), u"go-up"_s, tr("Alt+Up"), &A::moveUp);
    m_down = make(tr("Move d&own"), u"go-down"_s, tr("Alt+Down"), &A::moveDown);
    m_negate = make(tr("Mat&ch / do not match"), u"dialog-cancel"_s, tr("Ctrl+!"), &A::toggleNegation);
    m_cut = make(tr("Cu&t"), u"edit-cut"_s, QKeySequence::Cut, &A::cut);
    m_copy = make(tr("&Copy"), u"edit-copy"_s, QKeySequence::Copy, &A::copy);
    m_paste = make(tr("&Paste"), u"edit-paste"_s, QKeySequence::Paste, &A::paste);
    m_undo = document->undoStack()->createUndoAction(this, tr("&Undo"));
    m_redo = document->undoStack()->createRedoAction(this, tr("&Redo"));
    m_undo->setIcon(icon(u"edit-undo"_s));
    m_redo->setIcon(icon(u"edit-redo"_s));
    m_undo->setShortcuts({QKeySequence(tr("Ctrl+Z"))});
    m_redo->setShortcuts({QKeySequence(tr("Ctrl+Shift+Z")), QKeySequence(tr("Ctrl+Y"))});
    for (QAction *action : {m_undo, m_redo}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        editor->addAction(action);
    }
    fillNewMenu();
    connect(tree, &CriteriaTree::selectionMoved, this, &CriteriaActions::update);
    connect(document, &FilterDocument::changed, this, &CriteriaActions::update);
    update();
}

QAction *CriteriaActions::make(const QString &text, const QString &iconName, const QKeySequence &keys,
                               void (CriteriaActions::*slot)())
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut); // in the tree; fields keep their own Del, Ctrl+C ...
    action->setToolTip(u"%1 (%2)"_s.arg(QString(text).remove(u'&'), keys.toString(QKeySequence::NativeText)));
    m_tree->addAction(action);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void CriteriaActions::fillNewMenu()
{
    for (CriterionKind kind : criterionKinds()) {
        QAction *action = m_new->addAction(criterionText(kind));
        connect(action, &QAction::triggered, this, [this, kind] { addCriterion(static_cast<int>(kind)); });
    }
    auto *insert = new QAction(this);
    insert->setShortcut(QKeySequence(Qt::Key_Insert));
    insert->setShortcutContext(Qt::WidgetShortcut);
    m_tree->addAction(insert);
    connect(insert, &QAction::triggered, this, [this] {
        if (m_document->isReadOnly())
            return;
        m_new->popup(m_tree->viewport()->mapToGlobal(m_tree->visualRect(m_tree->currentIndex()).bottomLeft()));
        m_new->setActiveAction(m_new->actions().first());
    });
}

void CriteriaActions::fillToolBar(QToolBar *bar)
{
    bar->setIconSize(QSize(grid(bar, 2), grid(bar, 2))); // all of them fit beside the form
    auto *add = new QToolButton(bar);
    add->setText(tr("&New criterion"));
    add->setIcon(icon(u"list-add"_s));
    add->setMenu(m_new);
    add->setPopupMode(QToolButton::InstantPopup);
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addWidget(add);
    connect(m_newAction, &QAction::changed, add, [this, add] { add->setEnabled(m_newAction->isEnabled()); });
    bar->addActions({m_group, m_wrap, m_ungroup, m_duplicate, m_delete});
    bar->addSeparator();
    bar->addActions({m_up, m_down});
    bar->addSeparator();
    bar->addActions({m_undo, m_redo});
    add->setEnabled(m_newAction->isEnabled());
}

void CriteriaActions::fillContextMenu(QMenu *menu)
{
    menu->addMenu(m_new);
    menu->addActions({m_group, m_wrap, m_ungroup, m_duplicate, m_negate, m_delete});
    menu->addSeparator();
    menu->addActions({m_up, m_down});
    menu->addSeparator();
    menu->addActions({m_cut, m_copy, m_paste});
}

void CriteriaActions::update()
{
    const bool edit = !m_document->isReadOnly();
    const auto paths = m_tree->selectedPaths();
    const bool inner = std::any_of(paths.begin(), paths.end(), [](const NodePath &path) { return !path.empty(); });
    const CriteriaItem *item = paths.size() == 1 ? m_document->model()->item(paths.front()) : nullptr;
    const bool group = item && item->kind == FilterNode::Kind::Group;
    m_newAction->setEnabled(edit);
    m_group->setEnabled(edit);
    m_paste->setEnabled(edit);
    m_copy->setEnabled(!paths.empty());
    for (QAction *action : {m_duplicate, m_wrap, m_delete, m_cut})
        action->setEnabled(edit && inner);
    for (QAction *action : {m_up, m_down})
        action->setEnabled(edit && inner && paths.size() == 1);
    m_ungroup->setEnabled(edit && group);
    m_negate->setEnabled(edit && item && !group && item->kind != FilterNode::Kind::Unknown);
}

void CriteriaActions::select(const std::optional<NodePath> &path)
{
    if (path)
        m_tree->select(*path);
}

void CriteriaActions::addCriterion(int kind)
{
    FilterNode leaf = newCriterion(static_cast<CriterionKind>(kind));
    const CriteriaItem *at = m_document->model()->item(m_tree->currentPath());
    const CriteriaItem *group = !at || at->kind == FilterNode::Kind::Group ? at : at->parent;
    // Criteria and groups may not stand side by side in one list: among groups a new one gets a group of its own.
    const bool amongGroups = !group || (!group->parent && group->children.empty()) ||
                             (!group->children.empty() && group->children.front()->kind == FilterNode::Kind::Group);
    const NodePath parent = group ? group->path() : NodePath();
    const int row = group && at != group ? at->row + 1 : group ? group->childCount() : 0;
    auto made =
        m_document->insert(parent, row, {amongGroups ? newGroup(u"AND"_s, {std::move(leaf)}) : std::move(leaf)});
    if (made && amongGroups)
        made->push_back(0);
    select(made);
    emit added();
}

void CriteriaActions::addGroup()
{
    const CriteriaItem *root = m_document->model()->item(NodePath());
    const NodePath current = m_tree->currentPath();
    const int row = !root || current.empty() ? (root ? root->childCount() : 0) : current.front() + 1;
    select(m_document->addGroup(row, newGroup(u"OR"_s)));
}

void CriteriaActions::duplicate()
{
    select(m_document->duplicate(m_tree->selectedPaths()));
}

void CriteriaActions::wrap()
{
    const auto made = m_document->wrap(m_tree->selectedPaths(), u"AND"_s);
    made ? select(made) : emit refused(tr("Only rows of one group can be wrapped together."));
}

void CriteriaActions::ungroup()
{
    const auto made = m_document->ungroup(m_tree->currentPath());
    made ? select(made) : emit refused(tr("The outermost group can only go when it holds a single group."));
}

void CriteriaActions::removeSelected()
{
    select(m_document->remove(m_tree->selectedPaths()));
}

void CriteriaActions::moveUp()
{
    select(m_document->moveBy(m_tree->currentPath(), -1));
}

void CriteriaActions::moveDown()
{
    select(m_document->moveBy(m_tree->currentPath(), 1));
}

void CriteriaActions::toggleNegation()
{
    const CriteriaItem *item = m_document->model()->item(m_tree->currentPath());
    if (item)
        m_document->setNegation(m_tree->currentPath(), !isNegated(FilterNode(item->kind, item->json)));
}

void CriteriaActions::copy()
{
    if (auto mime = m_document->copy(m_tree->selectedPaths()))
        QGuiApplication::clipboard()->setMimeData(mime.release());
}

void CriteriaActions::cut()
{
    if (auto mime = m_document->cut(m_tree->selectedPaths()))
        QGuiApplication::clipboard()->setMimeData(mime.release());
}

void CriteriaActions::paste()
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    const QMimeData none;
    const auto pasted = m_document->paste(mime ? *mime : none, m_tree->currentPath());
    if (pasted)
        select(*pasted);
    else
        emit refused(pasted.error().text);
}

} // namespace desk
