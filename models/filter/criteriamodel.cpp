// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/criteriamodel.h"

#include "models/criteria/sentence.h"
#include "models/domain/flag.h"
#include "models/filter/criteriaclipboard.h"

#include <QMimeData>
#include <QPersistentModelIndex>

#include <algorithm>

namespace desk {

namespace {
constexpr const char *draggedRows = "criteriaRows";
} // namespace

CriteriaModel::CriteriaModel(QObject *parent)
    : QAbstractItemModel(parent)
{}

CriteriaModel::~CriteriaModel() = default;

void CriteriaModel::setSentences(SentenceSource source)
{
    m_sentences = std::move(source);
    refreshSentences();
}

void CriteriaModel::refreshSentences()
{
    std::vector<QModelIndex> groups{QModelIndex()};
    while (!groups.empty()) {
        const QModelIndex group = groups.back();
        groups.pop_back();
        const int rows = rowCount(group);
        if (rows > 0)
            emit dataChanged(index(0, 0, group), index(rows - 1, 0, group));
        for (int row = 0; row < rows; ++row)
            groups.push_back(index(row, 0, group));
    }
}

void CriteriaModel::setMarks(std::map<NodePath, RowMark> marks)
{
    if (marks == m_marks)
        return;
    auto old = std::exchange(m_marks, std::move(marks));
    for (const auto &[path, mark] : m_marks)
        old[path] = mark;
    for (const auto &[path, mark] : old)
        if (const QModelIndex at = indexOf(path); at.isValid())
            emit dataChanged(at, at, {SeverityRole, ProblemsRole, Qt::ToolTipRole, Qt::AccessibleDescriptionRole});
}

FilterNode CriteriaModel::root() const
{
    return m_root ? m_root->toNode() : FilterNode();
}

const CriteriaItem *CriteriaModel::item(const QModelIndex &index) const
{
    return index.isValid() ? itemOf(index) : nullptr;
}

const CriteriaItem *CriteriaModel::item(const NodePath &path) const
{
    return m_root ? itemAt(m_root.get(), path) : nullptr;
}

QModelIndex CriteriaModel::indexOf(const NodePath &path) const
{
    return m_root ? indexFor(itemAt(m_root.get(), path)) : QModelIndex();
}

NodePath CriteriaModel::pathOf(const QModelIndex &index) const
{
    return index.isValid() ? itemOf(index)->path() : NodePath();
}

void CriteriaModel::reset(std::unique_ptr<CriteriaItem> root)
{
    beginResetModel();
    m_root = std::move(root);
    m_marks.clear();
    endResetModel();
    emit treeChanged();
}

void CriteriaModel::insertNode(const NodePath &parent, int row, const FilterNode &node)
{
    CriteriaItem *group = itemAt(m_root.get(), parent);
    beginInsertRows(indexFor(group), row, row);
    group->insertChild(row, std::make_unique<CriteriaItem>(node));
    endInsertRows();
    dropMarks();
}

FilterNode CriteriaModel::takeNode(const NodePath &path)
{
    CriteriaItem *item = itemAt(m_root.get(), path);
    CriteriaItem *group = item->parent;
    beginRemoveRows(indexFor(group), item->row, item->row);
    const auto taken = group->takeChild(item->row);
    endRemoveRows();
    dropMarks();
    return taken->toNode();
}

void CriteriaModel::moveNode(const NodePath &from, const NodePath &toParent, int toRow)
{
    CriteriaItem *item = itemAt(m_root.get(), from);
    CriteriaItem *source = item->parent;
    CriteriaItem *target = itemAt(m_root.get(), toParent);
    // Qt counts the target row before the row is taken out, we count it after.
    const int qtRow = source == target && toRow > item->row ? toRow + 1 : toRow;
    if (!beginMoveRows(indexFor(source), item->row, item->row, indexFor(target), qtRow))
        return;
    target->insertChild(toRow, source->takeChild(item->row));
    endMoveRows();
    dropMarks();
}

JsonValue CriteriaModel::setJson(const NodePath &path, JsonValue json, FilterNode::Kind kind)
{
    CriteriaItem *item = itemAt(m_root.get(), path);
    std::swap(item->json, json);
    item->kind = kind;
    const QModelIndex at = indexFor(item);
    emit dataChanged(at, at);
    emit treeChanged();
    return json;
}

void CriteriaModel::dropMarks()
{
    // Paths may name other rows now: the next validation sets them anew.
    setMarks({});
    emit treeChanged();
}

CriteriaItem *CriteriaModel::itemOf(const QModelIndex &index) const
{
    return static_cast<CriteriaItem *>(index.internalPointer());
}

QModelIndex CriteriaModel::indexFor(CriteriaItem *item) const
{
    return item ? createIndex(item->row, 0, item) : QModelIndex();
}

QModelIndex CriteriaModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return parent.isValid() ? indexFor(itemOf(parent)->children[static_cast<size_t>(row)].get())
                            : indexFor(m_root.get());
}

QModelIndex CriteriaModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexFor(itemOf(child)->parent) : QModelIndex();
}

int CriteriaModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return m_root ? 1 : 0;
    return itemOf(parent)->childCount();
}

int CriteriaModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QString CriteriaModel::sentenceOf(const CriteriaItem &item) const
{
    const FilterNode shallow(item.kind, item.json); // a sentence speaks of its own row only
    if (!item.parent && shallow.isGroup())
        return rootText(shallow);
    if (!m_sentences)
        return {};
    return m_sentences(shallow);
}

QVariant CriteriaModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const CriteriaItem &item = *itemOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return sentenceOf(item);
    case KindRole:
        return static_cast<int>(item.kind);
    case NegatedRole:
        return flagIn(item.json[u"negation"]).value_or(false);
    case ConnectiveRole:
        return item.kind == FilterNode::Kind::Group ? item.json[u"type"].toString().toUpper() : QString();
    case SeverityRole:
    case ProblemsRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: {
        const auto mark = m_marks.find(item.path());
        if (role == SeverityRole)
            return static_cast<int>(mark == m_marks.end() ? RowSeverity::Fine : mark->second.severity);
        const QString problems = mark == m_marks.end() ? QString() : mark->second.text;
        if (role != Qt::ToolTipRole)
            return problems;
        const QString sentence = sentenceOf(item); // the row may be too narrow for it
        return problems.isEmpty() ? sentence : sentence + u'\n' + problems;
    }
    default:
        return {};
    }
}

QVariant CriteriaModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return section == 0 && orientation == Qt::Horizontal && role == Qt::DisplayRole ? tr("Criteria") : QVariant();
}

Qt::ItemFlags CriteriaModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return m_editable ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (itemOf(index)->parent)
        flags |= Qt::ItemIsDragEnabled;
    if (m_editable && itemOf(index)->kind == FilterNode::Kind::Group)
        flags |= Qt::ItemIsDropEnabled;
    return flags;
}

void CriteriaModel::setEditable(bool editable)
{
    m_editable = editable;
}

QStringList CriteriaModel::mimeTypes() const
{
    return {criteriaMimeType()};
}

QMimeData *CriteriaModel::mimeData(const QModelIndexList &indexes) const
{
    std::vector<NodePath> paths;
    for (const QModelIndex &index : indexes)
        paths.push_back(pathOf(index));
    std::vector<FilterNode> nodes;
    for (const NodePath &path : outermost(std::move(paths)))
        nodes.push_back(item(path)->toNode());
    auto *mime = criteriaMimeData(nodes).release();
    QVariantList rows; // they may move or go while they are dragged
    for (const QModelIndex &index : indexes)
        rows << QPersistentModelIndex(index);
    mime->setProperty(draggedRows, rows);
    return mime;
}

bool CriteriaModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &parent) const
{
    // Beside all rows means into the root; without criteria yet, as the first ones.
    const bool onGroup = !parent.isValid() || itemOf(parent)->kind == FilterNode::Kind::Group;
    if (!m_editable || !onGroup || !data->hasFormat(criteriaMimeType()))
        return false;
    const std::vector<NodePath> own = ownRows(*data);
    return std::none_of(own.begin(), own.end(), [target = pathOf(parent)](const NodePath &path) {
        return isWithin(target, path); // a group cannot go into itself
    });
}

std::vector<NodePath> CriteriaModel::ownRows(const QMimeData &mime) const
{
    std::vector<NodePath> paths;
    for (const QVariant &row : mime.property(draggedRows).toList())
        if (const QPersistentModelIndex index = row.toPersistentModelIndex(); index.model() == this)
            paths.push_back(pathOf(index));
    return paths;
}

bool CriteriaModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                 const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const std::vector<NodePath> moved = action == Qt::MoveAction ? ownRows(*data) : std::vector<NodePath>();
    const CriteriaItem *group = parent.isValid() ? itemOf(parent) : m_root.get();
    const bool atEnd = row < 0 || (!parent.isValid() && row > 0);
    const int place = !group ? 0 : atEnd ? group->childCount() : row;
    emit dropped(pathOf(parent), place, data->data(criteriaMimeType()), moved);
    return true; // the document has moved the rows itself; the view finds no way to remove them once more
}

} // namespace desk
