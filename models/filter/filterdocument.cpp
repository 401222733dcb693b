// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/filterdocument.h"

#include "models/codec/filtercodec.h"
#include "models/domain/flag.h"
#include "models/filter/criteriaclipboard.h"
#include "models/filter/criteriacommands.h"

#include <QMimeData>

#include <algorithm>

namespace desk {

namespace {

NodePath parentOf(const NodePath &path)
{
    return NodePath(path.begin(), path.end() - 1);
}

//! Whether nodes stand side by side in `parent` already so that putting them at `row` changes nothing.
bool standAt(const std::vector<NodePath> &paths, const NodePath &parent, int row)
{
    const int first = paths.front().back();
    for (size_t i = 0; i < paths.size(); ++i)
        if (parentOf(paths[i]) != parent || paths[i].back() != first + static_cast<int>(i))
            return false;
    return row >= first && row <= first + static_cast<int>(paths.size());
}

//! Groups several commands into one undo step for as long as it lives.
class Step
{
public:
    Step(QUndoStack *stack, const QString &words)
        : m_stack(stack)
    {
        m_stack->beginMacro(words);
    }
    ~Step() { m_stack->endMacro(); }
    Step(const Step &) = delete;
    Step &operator=(const Step &) = delete;

private:
    QUndoStack *m_stack;
};

} // namespace

FilterDocument::FilterDocument(QObject *parent)
    : QObject(parent)
{
    connect(&m_stack, &QUndoStack::indexChanged, this, &FilterDocument::noteChange);
    connect(&m_model, &CriteriaModel::dropped, this, &FilterDocument::drop);
}

FilterDocument::~FilterDocument()
{
    m_stack.disconnect(this); // clearing the history is no edit
}

void FilterDocument::load(const FilterTree &tree)
{
    m_saved = tree;
    exchangeTree(&m_model, &m_around, tree);
    m_stack.clear();
    m_stack.setClean();
    noteChange();
}

void FilterDocument::markSaved()
{
    m_saved = tree();
    m_stack.setClean();
    noteChange();
}

FilterTree FilterDocument::tree() const
{
    return FilterTree{m_around, m_model.root(), m_model.hasRoot()};
}

void FilterDocument::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_model.setEditable(!readOnly);
}

void FilterDocument::noteChange()
{
    // Two ways lead back to the start: undo, and editing back. Only the second needs a comparison.
    const bool modified = !m_stack.isClean() && !(tree() == m_saved);
    if (std::exchange(m_modified, modified) != modified)
        emit modifiedChanged(modified);
    emit changed();
}

FilterNode FilterDocument::nodeAt(const NodePath &path) const
{
    return m_model.item(path)->toNode();
}

bool FilterDocument::isGroup(const NodePath &path) const
{
    const CriteriaItem *item = m_model.item(path);
    return item && item->kind == FilterNode::Kind::Group;
}

FilterNode FilterDocument::emptyGroup(const QString &connective)
{
    JsonValue group = JsonValue::emptyObject();
    group.set(QStringLiteral("type"), connective);
    group.set(QStringLiteral("values"), JsonValue::emptyArray());
    return decodeNode(group);
}

void FilterDocument::ensureRoot()
{
    if (m_model.hasRoot())
        return;
    FilterTree fresh{m_around.isObject() ? m_around : JsonValue::emptyObject(), emptyGroup(QStringLiteral("OR")), true};
    fresh.around.set(QStringLiteral("properties"), JsonValue());
    m_stack.push(new ReplaceTree(&m_model, &m_around, fresh));
}

std::optional<NodePath> FilterDocument::insert(const NodePath &parent, int row, std::vector<FilterNode> nodes)
{
    if (m_readOnly || nodes.empty())
        return std::nullopt;
    const Step step(&m_stack, tr("Add criteria"));
    ensureRoot();
    const int place = std::clamp(row, 0, m_model.item(parent)->childCount());
    m_stack.push(new InsertNodes(&m_model, parent, place, std::move(nodes)));
    return childPath(parent, place);
}

std::optional<NodePath> FilterDocument::addGroup(int row, const FilterNode &group)
{
    const CriteriaItem *root = m_model.item(NodePath());
    std::vector<NodePath> singles;
    for (int i = 0; root && i < root->childCount(); ++i)
        if (!isGroup({i}))
            singles.push_back({i});
    if (m_readOnly || singles.empty())
        return insert({}, row, {group});
    const Step step(&m_stack, tr("Add criteria"));
    const int before = root->childCount(), first = singles.front().back();
    wrap(std::move(singles), root->json[u"type"].toString().toUpper());
    return insert({}, std::max(row - (before - root->childCount()), first + 1), {group});
}

std::optional<NodePath> FilterDocument::remove(std::vector<NodePath> paths)
{
    paths = outermost(std::move(paths));
    if (!canEdit() || paths.empty())
        return std::nullopt;
    const NodePath first = paths.front();
    auto *command = new RemoveNodes(&m_model, std::move(paths));
    command->setText(tr("Delete criteria"));
    m_stack.push(command);
    const int left = m_model.item(parentOf(first))->childCount();
    return left == 0 ? parentOf(first) : childPath(parentOf(first), std::min(first.back(), left - 1));
}

std::optional<NodePath> FilterDocument::move(std::vector<NodePath> paths, const NodePath &parent, int row)
{
    paths = outermost(std::move(paths));
    const auto swallows = [&](const NodePath &path) { return isWithin(parent, path); };
    if (!canEdit() || paths.empty() || !isGroup(parent) || std::any_of(paths.begin(), paths.end(), swallows))
        return std::nullopt;
    if (standAt(paths, parent, row))
        return std::nullopt;
    const Step step(&m_stack, tr("Move criteria"));
    moveSteps(std::move(paths), parent, row);
    return NodePath();
}

void FilterDocument::moveSteps(std::vector<NodePath> paths, NodePath parent, int row)
{
    // Items keep their addresses through moves, paths do not: remember the one, ask for the other.
    std::vector<const CriteriaItem *> items;
    for (const NodePath &path : paths)
        items.push_back(m_model.item(path));
    const CriteriaItem *target = m_model.item(parent);
    for (const CriteriaItem *item : items) {
        const bool shifts = item->parent == target && item->row < row;
        const int place =
            std::clamp(shifts ? row - 1 : row, 0, target->childCount() - (item->parent == target ? 1 : 0));
        if (item->parent != target || item->row != place)
            m_stack.push(new MoveNode(&m_model, item->path(), target->path(), place));
        row = item->row + 1;
    }
}

std::optional<NodePath> FilterDocument::moveBy(const NodePath &path, int step)
{
    if (!canEdit() || path.empty())
        return std::nullopt;
    const CriteriaItem *item = m_model.item(path);
    const CriteriaItem *group = item->parent;
    const int next = item->row + step;
    if (next >= 0 && next < group->childCount()) {
        const CriteriaItem *neighbour = group->children[static_cast<size_t>(next)].get();
        if (neighbour->kind == FilterNode::Kind::Group && item->kind != FilterNode::Kind::Group)
            move({path}, neighbour->path(), step > 0 ? 0 : neighbour->childCount());
        else
            move({path}, group->path(), step > 0 ? next + 1 : next);
    } else if (group->parent) {
        move({path}, group->parent->path(), step > 0 ? group->row + 1 : group->row);
    } else {
        return std::nullopt;
    }
    return item->path();
}

std::optional<NodePath> FilterDocument::duplicate(std::vector<NodePath> paths)
{
    paths = outermost(std::move(paths));
    if (!canEdit() || paths.empty())
        return std::nullopt;
    const Step step(&m_stack, tr("Duplicate criteria"));
    for (size_t i = paths.size(); i-- > 0;)
        m_stack.push(new InsertNodes(&m_model, parentOf(paths[i]), paths[i].back() + 1, {nodeAt(paths[i])}));
    return childPath(parentOf(paths.front()), paths.front().back() + 1);
}

std::optional<NodePath> FilterDocument::wrap(std::vector<NodePath> paths, const QString &connective)
{
    paths = outermost(std::move(paths));
    if (!canEdit() || paths.empty())
        return std::nullopt;
    const NodePath parent = parentOf(paths.front());
    const auto elsewhere = [&](const NodePath &path) { return parentOf(path) != parent; };
    if (std::any_of(paths.begin(), paths.end(), elsewhere))
        return std::nullopt;
    const NodePath place = paths.front();
    std::vector<FilterNode> inside;
    for (const NodePath &path : paths)
        inside.push_back(nodeAt(path));
    FilterNode group = emptyGroup(connective);
    group.children = std::move(inside);
    const Step step(&m_stack, tr("Wrap in a group"));
    m_stack.push(new RemoveNodes(&m_model, std::move(paths)));
    m_stack.push(new InsertNodes(&m_model, parent, place.back(), {std::move(group)}));
    return place;
}

std::optional<NodePath> FilterDocument::ungroup(const NodePath &path)
{
    if (!canEdit() || !isGroup(path))
        return std::nullopt;
    FilterNode group = nodeAt(path);
    if (path.empty()) {
        if (group.children.size() != 1 || !group.children.front().isGroup())
            return std::nullopt;
        replaceTree(FilterTree{m_around, std::move(group.children.front()), true}, tr("Ungroup"));
        return path;
    }
    const Step step(&m_stack, tr("Ungroup"));
    m_stack.push(new RemoveNodes(&m_model, {path}));
    if (!group.children.empty())
        m_stack.push(new InsertNodes(&m_model, parentOf(path), path.back(), std::move(group.children)));
    return parentOf(path);
}

void FilterDocument::setConnective(const NodePath &path, const QString &connective)
{
    if (isGroup(path) && m_model.item(path)->json[u"type"].toString().toUpper() != connective)
        setMember(path, QStringLiteral("type"), connective);
}

void FilterDocument::setNegation(const NodePath &path, bool negated)
{
    const CriteriaItem *item = m_model.item(path);
    if (item && flagIn(item->json[u"negation"]).value_or(false) != negated)
        setMember(path, QStringLiteral("negation"), JsonValue(negated));
}

void FilterDocument::setMember(const NodePath &path, const QString &name, const JsonValue &value)
{
    const CriteriaItem *item = m_model.item(path);
    if (!item)
        return;
    JsonValue json = item->json;
    if (value.isAbsent())
        json.remove(name);
    else
        json.set(name, value);
    setJson(path, json, name);
}

void FilterDocument::setJson(const NodePath &path, const JsonValue &json, const QString &part)
{
    const CriteriaItem *item = m_model.item(path);
    if (!canEdit() || !item || item->json == json)
        return;
    const bool group = item->kind == FilterNode::Kind::Group;
    const auto kind = group ? FilterNode::Kind::Group : decodeNode(json).kind;
    auto *command = new ChangeJson(&m_model, path, part, json, kind);
    command->setText(tr("Edit criterion"));
    m_stack.push(command);
}

void FilterDocument::replaceNode(const NodePath &path, const FilterNode &node)
{
    if (!canEdit() || nodeAt(path) == node)
        return;
    if (path.empty())
        return replaceTree(FilterTree{m_around, node, true}, tr("Change criteria"));
    const Step step(&m_stack, tr("Change criteria"));
    m_stack.push(new RemoveNodes(&m_model, {path}));
    m_stack.push(new InsertNodes(&m_model, parentOf(path), path.back(), {node}));
}

void FilterDocument::replaceTree(const FilterTree &fresh, const QString &words, bool typing)
{
    if (m_readOnly || fresh == tree())
        return;
    auto *command = new ReplaceTree(&m_model, &m_around, fresh, typing);
    command->setText(words);
    m_stack.push(command);
}

void FilterDocument::setFilterTestAccounts(std::optional<bool> on)
{
    FilterTree fresh = tree();
    if (on)
        fresh.around.set(QStringLiteral("filterTestAccounts"), JsonValue(*on));
    else
        fresh.around.remove(u"filterTestAccounts");
    replaceTree(fresh, tr("Filter test accounts"));
}

std::unique_ptr<QMimeData> FilterDocument::copy(std::vector<NodePath> paths) const
{
    std::vector<FilterNode> nodes;
    const bool all = std::find(paths.begin(), paths.end(), NodePath()) != paths.end();
    if (all && m_model.hasRoot())
        nodes.push_back(m_model.root());
    else
        for (const NodePath &path : outermost(std::move(paths)))
            nodes.push_back(nodeAt(path));
    return nodes.empty() ? nullptr : criteriaMimeData(nodes);
}

std::unique_ptr<QMimeData> FilterDocument::cut(std::vector<NodePath> paths)
{
    auto mime = copy(paths);
    if (mime)
        remove(std::move(paths));
    return mime;
}

Result<NodePath> FilterDocument::paste(const QMimeData &mime, const NodePath &at)
{
    auto nodes = criteriaFromMime(mime);
    if (!nodes)
        return nodes.error();
    if (m_readOnly)
        return Error{.kind = ErrorKind::ReadOnly, .text = tr("These criteria cannot be edited.")};
    if (!m_model.hasRoot() && nodes->size() == 1 && nodes->front().isGroup()) {
        const JsonValue around = m_around.isObject() ? m_around : JsonValue::emptyObject();
        FilterTree fresh{around, nodes->front(), true};
        fresh.around.set(QStringLiteral("properties"), JsonValue());
        replaceTree(fresh, tr("Paste criteria"));
        return NodePath();
    }
    const bool into = !m_model.hasRoot() || isGroup(at);
    const int row = !into ? at.back() + 1 : m_model.hasRoot() ? m_model.item(at)->childCount() : 0;
    const NodePath group = into ? at : parentOf(at);
    return *insert(group, row, fittedInto(m_model.item(group), std::move(*nodes)));
}

void FilterDocument::drop(const NodePath &parent, int row, const QByteArray &json, const std::vector<NodePath> &moved)
{
    if (!moved.empty()) {
        move(moved, parent, row);
        return;
    }
    if (auto nodes = criteriaFromText(json))
        insert(parent, row, fittedInto(m_model.item(parent), std::move(*nodes)));
}

} // namespace desk
