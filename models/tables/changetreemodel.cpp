// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/changetreemodel.h"

namespace desk {

struct ChangeTreeModel::Place
{
    const ChangeNode *node = nullptr; //!< null for the root
    Place *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Place>> children;
};

ChangeTreeModel::ChangeTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Place>())
{}

ChangeTreeModel::~ChangeTreeModel() = default;

//! Recursive: the codec bounds the depth of criteria.
std::unique_ptr<ChangeTreeModel::Place> ChangeTreeModel::placeOf(const ChangeNode *node, Place *parent, int row) const
{
    auto place = std::make_unique<Place>();
    place->node = node;
    place->parent = parent;
    place->row = row;
    const std::vector<ChangeNode> &parts = node ? node->parts : m_changes;
    place->children.reserve(parts.size());
    for (size_t i = 0; i < parts.size(); ++i)
        place->children.push_back(placeOf(&parts[i], place.get(), static_cast<int>(i)));
    return place;
}

void ChangeTreeModel::setChanges(std::vector<ChangeNode> changes)
{
    beginResetModel();
    m_changes = std::move(changes);
    m_root = placeOf(nullptr, nullptr, 0);
    endResetModel();
}

const ChangeTreeModel::Place *ChangeTreeModel::placeAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Place *>(index.constInternalPointer()) : m_root.get();
}

QModelIndex ChangeTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, placeAt(parent)->children[static_cast<size_t>(row)].get());
}

QModelIndex ChangeTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    Place *above = placeAt(index)->parent;
    return above == m_root.get() ? QModelIndex() : createIndex(above->row, 0, above);
}

int ChangeTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(placeAt(parent)->children.size());
}

int ChangeTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant ChangeTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChangeNode &node = *placeAt(index)->node;
    switch (role) {
    case Qt::DisplayRole:
        return lineText(node);
    case FateRole:
        return static_cast<int>(node.fate);
    case WordsRole:
        return QVariant::fromValue(node.words);
    default:
        return {};
    }
}

} // namespace desk
