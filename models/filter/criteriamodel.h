// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/criteriaitem.h"

#include <QAbstractItemModel>

#include <functional>
#include <map>

namespace desk {

//! How bad a row is; the problems themselves come from the criteria room.
enum class RowSeverity { Fine, Warning, Error };

//! What the editor marks at a row.
struct RowMark
{
    RowSeverity severity = RowSeverity::Fine;
    QString text; //!< one line a problem
    bool operator==(const RowMark &) const = default;
};

//! The criteria of one cohort as a tree of sentences: one top row, the root group, when there are criteria.
//! Read by views; changed only through the steps below, which the commands of FilterDocument call. GUI thread.
class CriteriaModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role { KindRole = Qt::UserRole + 1, SeverityRole, ProblemsRole, NegatedRole, ConnectiveRole };
    //! The sentence of a node; `path` is where it stands.
    using SentenceSource = std::function<QString(const FilterNode &)>;

    explicit CriteriaModel(QObject *parent = nullptr);
    ~CriteriaModel() override;

    void setSentences(SentenceSource source);
    void refreshSentences(); //!< names (of cohorts, actions) became known
    void setMarks(std::map<NodePath, RowMark> marks);

    bool hasRoot() const { return m_root != nullptr; }
    FilterNode root() const; //!< only with hasRoot()
    const CriteriaItem *item(const QModelIndex &index) const;
    const CriteriaItem *item(const NodePath &path) const;
    QModelIndex indexOf(const NodePath &path) const;
    NodePath pathOf(const QModelIndex &index) const;

    // The steps. Callers keep paths valid: a path names an existing node, a row a place in its parent.
    void reset(std::unique_ptr<CriteriaItem> root);
    void insertNode(const NodePath &parent, int row, const FilterNode &node);
    FilterNode takeNode(const NodePath &path);
    void moveNode(const NodePath &from, const NodePath &toParent, int toRow);
    JsonValue setJson(const NodePath &path, JsonValue json, FilterNode::Kind kind);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction | Qt::CopyAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

    //! The rows of this model that are being dragged, where they are now.
    std::vector<NodePath> ownRows(const QMimeData &mime) const;

    void setEditable(bool editable);
    bool isEditable() const { return m_editable; }

signals:
    //! Something was dropped at a place; the document carries it out as one step. Our own rows come as `moved`.
    void dropped(const desk::NodePath &parent, int row, const QByteArray &json,
                 const std::vector<desk::NodePath> &moved);
    //! After every change of the tree, whatever caused it.
    void treeChanged();

private:
    CriteriaItem *itemOf(const QModelIndex &index) const;
    QModelIndex indexFor(CriteriaItem *item) const;
    QString sentenceOf(const CriteriaItem &item) const;
    void dropMarks();

    std::unique_ptr<CriteriaItem> m_root;
    SentenceSource m_sentences;
    std::map<NodePath, RowMark> m_marks;
    bool m_editable = true;
};

} // namespace desk
