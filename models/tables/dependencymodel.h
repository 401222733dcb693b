// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/dependencytree.h"

#include <QAbstractItemModel>

#include <memory>

namespace desk {

enum class DependencyColumn { Name, Details };
constexpr int kDependencyColumns = static_cast<int>(DependencyColumn::Details) + 1;

//! What uses a cohort and what it uses, as a tree. KeyRole is a cohort's id, StateRole a DependencyNode::Kind. Owned by
//! its view; GUI thread.
class DependencyModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    explicit DependencyModel(QObject *parent = nullptr);
    ~DependencyModel() override;

    //! True when other lines are there now; where only their details differ, everything stays where it is.
    bool setNodes(std::vector<DependencyNode> nodes);
    const std::vector<DependencyNode> &nodes() const { return m_nodes; }
    //! Null for an invalid index.
    const DependencyNode *nodeAt(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    //! Where a node stands; the nodes themselves know neither parent nor row.
    struct Place;
    std::unique_ptr<Place> placeOf(const DependencyNode *node, Place *parent, int row) const;
    void repoint(Place &place);
    void tellChanged(const QModelIndex &parent);
    const Place *placeAt(const QModelIndex &index) const;

    std::vector<DependencyNode> m_nodes;
    std::unique_ptr<Place> m_root;
};

} // namespace desk
