// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/filter/criteriamodel.h"

#include <QObject>
#include <QUndoStack>

class QMimeData;

namespace desk {

//! The criteria of one cohort while they are edited: the tree, its history and whether it differs from what was loaded.
//! Every change is one undo step; a change that changes nothing is none. Owned by the editor's page. GUI thread.
class FilterDocument final : public QObject
{
    Q_OBJECT

public:
    explicit FilterDocument(QObject *parent = nullptr);
    ~FilterDocument() override;

    //! Starts anew with what the server holds; the history is empty and clean.
    void load(const FilterTree &tree);
    //! What is in the editor was saved: this state is the clean one now.
    void markSaved();
    FilterTree tree() const;
    bool isModified() const { return m_modified; }

    void setReadOnly(bool readOnly);
    bool isReadOnly() const { return m_readOnly; }

    CriteriaModel *model() { return &m_model; }
    const CriteriaModel *model() const { return &m_model; }
    QUndoStack *undoStack() { return &m_stack; }

    // Edits. Paths name existing nodes; each returns where the first touched node is now, or nothing when nothing was
    // done.
    std::optional<NodePath> insert(const NodePath &parent, int row, std::vector<FilterNode> nodes);
    std::optional<NodePath> remove(std::vector<NodePath> paths);
    //! Moves nodes into a group; `row` counts in the group as it is now. Nothing is done when a node would go into
    //! itself.
    std::optional<NodePath> move(std::vector<NodePath> paths, const NodePath &parent, int row);
    //! One place up or down among its siblings; at the edge out of the group or into the neighbouring group.
    std::optional<NodePath> moveBy(const NodePath &path, int step);
    std::optional<NodePath> duplicate(std::vector<NodePath> paths);
    //! Siblings into a new group of that connective ("AND" or "OR") at the place of the first.
    std::optional<NodePath> wrap(std::vector<NodePath> paths, const QString &connective);
    //! A group's children take its place. The root is ungrouped when it holds one group only.
    std::optional<NodePath> ungroup(const NodePath &path);
    void setConnective(const NodePath &path, const QString &connective);
    void setNegation(const NodePath &path, bool negated);
    //! Replaces a node's own members; edits of the same `part` in a row become one step.
    void setJson(const NodePath &path, const JsonValue &json, const QString &part = {});
    //! One member of a node; absent removes it.
    void setMember(const NodePath &path, const QString &name, const JsonValue &value);
    //! Puts another node in this one's place.
    void replaceNode(const NodePath &path, const FilterNode &node);
    //! The whole `filters` value, as after an edit of its JSON. With `typing`, such edits in a row become one step.
    void replaceTree(const FilterTree &tree, const QString &words, bool typing = false);
    //! A new group after row `row` of the root. Single criteria of the root go into a group of their own, as servers
    //! take no list of both; what the criteria mean stays.
    std::optional<NodePath> addGroup(int row, const FilterNode &group);
    void setFilterTestAccounts(std::optional<bool> on);

    std::unique_ptr<QMimeData> copy(std::vector<NodePath> paths) const;
    std::unique_ptr<QMimeData> cut(std::vector<NodePath> paths);
    //! Pastes into a group, or after a leaf. Without criteria yet, a pasted group becomes the root.
    Result<NodePath> paste(const QMimeData &mime, const NodePath &at);

    //! A new group with nothing in it.
    static FilterNode emptyGroup(const QString &connective);

signals:
    void changed(); //!< after every change, also by undo and redo
    void modifiedChanged(bool modified);

private:
    bool canEdit() const { return !m_readOnly && m_model.hasRoot(); }
    FilterNode nodeAt(const NodePath &path) const;
    bool isGroup(const NodePath &path) const;
    void ensureRoot();
    void moveSteps(std::vector<NodePath> paths, NodePath parent, int row);
    void drop(const NodePath &parent, int row, const QByteArray &json, const std::vector<NodePath> &moved);
    void noteChange();

    CriteriaModel m_model;
    JsonValue m_around;
    QUndoStack m_stack;
    FilterTree m_saved;
    bool m_modified = false;
    bool m_readOnly = false;
};

} // namespace desk
