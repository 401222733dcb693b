// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/draftmerge.h"

#include "models/codec/filtercodec.h"
#include "models/filter/newcohortbody.h"

#include <algorithm>

namespace desk {

namespace {

bool isSameTree(const FilterTree &a, const FilterTree &b)
{
    return sameFilters(encodeFilters(a), encodeFilters(b));
}

//! Without what only a server adds: that is nobody's edit.
FilterTree plain(const FilterTree &tree)
{
    return decodeFilters(filtersForSave(tree));
}

FilterNode *nodeAt(FilterNode &root, const std::vector<int> &path)
{
    FilterNode *node = &root;
    for (const int step : path)
        node = &node->children[static_cast<size_t>(step)];
    return node;
}

FilterNode withMember(FilterNode node, const QString &name, const JsonValue &value)
{
    if (value.isAbsent())
        node.json.remove(name);
    else
        node.json.set(name, value);
    return node;
}

FilterNode wholeNode(const JsonValue &json)
{
    return json.isAbsent() ? FilterNode() : decodeNode(json);
}

} // namespace

DraftVersion versionOf(const Cohort &cohort)
{
    return {cohort.name, cohort.description, criteriaOf(cohort)};
}

bool isSameVersion(const DraftVersion &a, const DraftVersion &b)
{
    return a.name == b.name && a.description == b.description && isSameTree(a.criteria, b.criteria);
}

DraftMerge::DraftMerge(const DraftVersion &base, const DraftVersion &mine, const DraftVersion &theirs)
    : m_base(base)
    , m_mine(mine)
    , m_theirs(theirs)
{
    for (DraftVersion *version : {&m_base, &m_mine, &m_theirs})
        version->criteria = plain(version->criteria);
    addText(Part::Kind::Name, base.name, mine.name, theirs.name);
    addText(Part::Kind::Description, base.description, mine.description, theirs.description);
    mergeCriteria();
}

void DraftMerge::addText(Part::Kind kind, const QString &base, const QString &mine, const QString &theirs)
{
    if (mine == theirs)
        return;
    Part part;
    part.kind = kind;
    part.isConflict = mine != base && theirs != base;
    if (!part.isConflict)
        part.choice = mine != base ? Side::Mine : Side::Theirs;
    m_parts.push_back(part);
}

void DraftMerge::mergeCriteria()
{
    const FilterTree &base = m_base.criteria, &mine = m_mine.criteria, &theirs = m_theirs.criteria;
    m_merged = mine;
    if (isSameTree(mine, theirs) || isSameTree(theirs, base))
        return;
    if (isSameTree(mine, base)) {
        m_merged = theirs;
        return;
    }
    if (!base.hasRoot || !mine.hasRoot || !theirs.hasRoot)
        return addWhole();
    m_merged.around = mergeObjects(base.around, mine.around, theirs.around, m_conflicts);
    m_isAround.assign(m_conflicts.size(), true);
    MergedTree tree = mergeTrees(base.root, mine.root, theirs.root);
    m_merged.root = std::move(tree.root);
    for (MergeConflict &conflict : tree.conflicts)
        m_conflicts.push_back(std::move(conflict));
    m_isAround.resize(m_conflicts.size(), false);
    addTreeParts();
}

//! One side has no tree at all: there is nothing to bring together part by part.
void DraftMerge::addWhole()
{
    m_isWhole = true;
    Part part;
    part.kind = Part::Kind::Criterion;
    part.isConflict = true;
    part.mine = m_mine.criteria.root;
    part.theirs = m_theirs.criteria.root;
    m_parts.push_back(std::move(part));
}

void DraftMerge::addTreeParts()
{
    for (size_t i = 0; i < m_conflicts.size(); ++i) {
        const MergeConflict &conflict = m_conflicts[i];
        Part part;
        part.isConflict = true;
        part.kind = conflict.member.isEmpty() ? Part::Kind::Criterion : Part::Kind::Member;
        if (conflict.member.isEmpty()) {
            part.mine = wholeNode(conflict.mine);
            part.theirs = wholeNode(conflict.theirs);
        } else {
            const FilterNode node = m_isAround[i] ? FilterNode(FilterNode::Kind::Unknown, m_merged.around)
                                                  : *nodeAt(m_merged.root, conflict.path);
            part.mine = withMember(node, conflict.member, conflict.mine);
            part.theirs = withMember(node, conflict.member, conflict.theirs);
        }
        m_parts.push_back(std::move(part));
    }
}

void DraftMerge::choose(size_t part, Side side)
{
    m_parts[part].choice = side;
}

bool DraftMerge::isSettled() const
{
    return std::all_of(m_parts.begin(), m_parts.end(), [](const Part &part) { return part.choice.has_value(); });
}

std::optional<DraftMerge::Side> DraftMerge::choiceFor(Part::Kind kind) const
{
    const auto part =
        std::find_if(m_parts.begin(), m_parts.end(), [kind](const Part &each) { return each.kind == kind; });
    return part == m_parts.end() ? std::nullopt : part->choice;
}

QString DraftMerge::textOf(Part::Kind kind, const QString &mine, const QString &theirs) const
{
    return choiceFor(kind) == Side::Theirs ? theirs : mine;
}

DraftVersion DraftMerge::result() const
{
    DraftVersion result{textOf(Part::Kind::Name, m_mine.name, m_theirs.name),
                        textOf(Part::Kind::Description, m_mine.description, m_theirs.description), m_merged};
    if (m_isWhole) {
        result.criteria = m_parts.back().choice == Side::Theirs ? m_theirs.criteria : m_mine.criteria;
        return result;
    }
    // From the last to the first: what is taken out does not move what is still to be done.
    std::vector<size_t> order;
    for (size_t i = 0; i < m_conflicts.size(); ++i)
        order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [this](size_t a, size_t b) { return m_conflicts[a].path > m_conflicts[b].path; });
    const size_t first = m_parts.size() - m_conflicts.size();
    for (const size_t i : order) {
        const Side side = m_parts[first + i].choice.value_or(Side::Mine);
        if (!m_isAround[i])
            apply(result.criteria, m_conflicts[i], side);
        else if (side == Side::Theirs)
            result.criteria.around = withMember(FilterNode(FilterNode::Kind::Unknown, result.criteria.around),
                                                m_conflicts[i].member, m_conflicts[i].theirs)
                                         .json;
    }
    return result;
}

void DraftMerge::apply(FilterTree &tree, const MergeConflict &conflict, Side side) const
{
    const JsonValue &wanted = side == Side::Mine ? conflict.mine : conflict.theirs;
    if (!conflict.member.isEmpty()) {
        FilterNode *node = nodeAt(tree.root, conflict.path);
        *node = withMember(std::move(*node), conflict.member, wanted);
        return;
    }
    if (!wanted.isAbsent())
        return; // the changed form is in the merged tree already
    std::vector<int> parent = conflict.path;
    const int row = parent.back();
    parent.pop_back();
    auto &children = nodeAt(tree.root, parent)->children;
    children.erase(children.begin() + row);
}

} // namespace desk
