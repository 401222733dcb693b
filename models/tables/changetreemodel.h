// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/changetree.h"

#include <QAbstractItemModel>

#include <memory>

namespace desk {

//! Roles of the model of differences, beside Qt's own.
enum ChangeRole {
    FateRole = Qt::UserRole + 101, //!< ChangeNode::Fate as int
    WordsRole                      //!< std::vector<WordRun>
};

//! A difference as a tree: one column, one line of words a row. Owned by its view; GUI thread.
class ChangeTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    explicit ChangeTreeModel(QObject *parent = nullptr);
    ~ChangeTreeModel() override;

    void setChanges(std::vector<ChangeNode> changes);
    const std::vector<ChangeNode> &changes() const { return m_changes; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    //! Where a node stands; the nodes themselves know neither parent nor row.
    struct Place;
    std::unique_ptr<Place> placeOf(const ChangeNode *node, Place *parent, int row) const;
    const Place *placeAt(const QModelIndex &index) const;

    std::vector<ChangeNode> m_changes;
    std::unique_ptr<Place> m_root;
};

} // namespace desk

Q_DECLARE_METATYPE(std::vector<desk::WordRun>)
