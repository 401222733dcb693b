// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/dependencymodel.h"

#include "models/tables/celltext.h"
#include "models/tables/tableroles.h"

#include <algorithm>

namespace desk {

struct DependencyModel::Place
{
    const DependencyNode *node = nullptr; //!< null for the root
    Place *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Place>> children;
};

namespace {

//! The same lines in the same places; details may differ.
bool areSameLines(const std::vector<DependencyNode> &a, const std::vector<DependencyNode> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const DependencyNode &x, const DependencyNode &y) {
        return x.kind == y.kind && x.name == y.name && x.cohort == y.cohort && areSameLines(x.children, y.children);
    });
}

} // namespace

DependencyModel::DependencyModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Place>())
{}

DependencyModel::~DependencyModel() = default;

//! Recursive: the tree is cut at a depth that people follow.
std::unique_ptr<DependencyModel::Place> DependencyModel::placeOf(const DependencyNode *node, Place *parent,
                                                                 int row) const
{
    auto place = std::make_unique<Place>();
    place->node = node;
    place->parent = parent;
    place->row = row;
    const std::vector<DependencyNode> &children = node ? node->children : m_nodes;
    place->children.reserve(children.size());
    for (size_t i = 0; i < children.size(); ++i)
        place->children.push_back(placeOf(&children[i], place.get(), static_cast<int>(i)));
    return place;
}

bool DependencyModel::setNodes(std::vector<DependencyNode> nodes)
{
    if (nodes == m_nodes)
        return false;
    if (areSameLines(nodes, m_nodes)) {
        m_nodes = std::move(nodes);
        repoint(*m_root);
        tellChanged({});
        return false;
    }
    beginResetModel();
    m_nodes = std::move(nodes);
    m_root = placeOf(nullptr, nullptr, 0);
    endResetModel();
    return true;
}

void DependencyModel::repoint(Place &place)
{
    const std::vector<DependencyNode> &nodes = place.node ? place.node->children : m_nodes;
    for (size_t i = 0; i < nodes.size(); ++i) {
        place.children[i]->node = &nodes[i];
        repoint(*place.children[i]);
    }
}

void DependencyModel::tellChanged(const QModelIndex &parent)
{
    const int rows = rowCount(parent);
    if (rows == 0)
        return;
    emit dataChanged(index(0, 0, parent), index(rows - 1, kDependencyColumns - 1, parent));
    for (int row = 0; row < rows; ++row)
        tellChanged(index(row, 0, parent));
}

const DependencyModel::Place *DependencyModel::placeAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Place *>(index.constInternalPointer()) : m_root.get();
}

const DependencyNode *DependencyModel::nodeAt(const QModelIndex &index) const
{
    return placeAt(index)->node;
}

QModelIndex DependencyModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, placeAt(parent)->children[static_cast<size_t>(row)].get());
}

QModelIndex DependencyModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    Place *above = placeAt(index)->parent;
    return above == m_root.get() ? QModelIndex() : createIndex(above->row, 0, above);
}

int DependencyModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(placeAt(parent)->children.size());
}

int DependencyModel::columnCount(const QModelIndex &) const
{
    return kDependencyColumns;
}

QVariant DependencyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DependencyNode &node = *nodeAt(index);
    const QString &text = index.column() == static_cast<int>(DependencyColumn::Name) ? node.name : node.details;
    switch (role) {
    case Qt::DisplayRole:
    case ValueRole:
        return text;
    case KeyRole:
        return node.cohort.value;
    case StateRole:
        return static_cast<int>(node.kind);
    default:
        return {};
    }
}

QVariant DependencyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kDependencyColumns || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Name") : tr("Details");
}

} // namespace desk
