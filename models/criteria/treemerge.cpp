// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/treemerge.h"

#include "models/criteria/treedifference.h"

#include <QStringList>

#include <algorithm>

namespace desk {

namespace {

//! What one side did to the children of a node: per base child its new form (or none), and what it put before each.
struct SideEdits
{
    std::vector<const FilterNode *> fates;                  //!< one per base child; null: removed
    std::vector<std::vector<const FilterNode *>> additions; //!< one per gap, the last one after all children
};

SideEdits editsOf(const FilterNode &base, const FilterNode &side)
{
    const TreeDifference changes = difference(base, side);
    SideEdits edits{{}, std::vector<std::vector<const FilterNode *>>(base.children.size() + 1)};
    size_t at = 0;
    for (const TreeDifference::Child &child : changes.children) {
        if (child.fate == TreeDifference::Fate::Removed)
            edits.fates.push_back(nullptr);
        else if (child.fate == TreeDifference::Fate::Kept)
            edits.fates.push_back(&side.children[at++]);
        else
            edits.additions[edits.fates.size()].push_back(&side.children[at++]);
    }
    return edits;
}

//! The whole node as one JSON value, only to be shown in a conflict.
JsonValue wholeNode(const FilterNode &node)
{
    JsonValue json = node.json;
    if (!node.isGroup())
        return json;
    JsonArray values;
    for (const FilterNode &child : node.children)
        values.push_back(wholeNode(child));
    json.set(QStringLiteral("values"), JsonValue(std::move(values)));
    return json;
}

class Merger
{
public:
    FilterNode merge(const FilterNode &base, const FilterNode &mine, const FilterNode &theirs);
    std::vector<MergeConflict> conflicts;

private:
    void mergeOwn(FilterNode &result, const FilterNode &base, const FilterNode &mine, const FilterNode &theirs);
    void mergeChild(FilterNode &result, const FilterNode &base, const FilterNode *mine, const FilterNode *theirs);
    void addBoth(FilterNode &result, const std::vector<const FilterNode *> &mine,
                 const std::vector<const FilterNode *> &theirs);
    void removedAndChanged(FilterNode &result, const FilterNode &base, const FilterNode *mine,
                           const FilterNode *theirs);
    std::vector<int> m_path;
};

void Merger::mergeOwn(FilterNode &result, const FilterNode &base, const FilterNode &mine, const FilterNode &theirs)
{
    const bool iChanged = mine.json != base.json, theyChanged = theirs.json != base.json;
    const FilterNode &whole = !iChanged && theyChanged ? theirs : mine;
    result.kind = whole.kind;
    result.json = whole.json;
    if (!iChanged || !theyChanged || mine.json == theirs.json)
        return;
    std::vector<MergeConflict> found;
    result.json = mergeObjects(base.json, mine.json, theirs.json, found);
    for (MergeConflict &conflict : found) {
        conflict.path = m_path;
        conflicts.push_back(std::move(conflict));
    }
}

void Merger::removedAndChanged(FilterNode &result, const FilterNode &base, const FilterNode *mine,
                               const FilterNode *theirs)
{
    const FilterNode &kept = mine ? *mine : *theirs;
    if (kept == base)
        return; // one side removed it, the other left it alone
    // A change must not vanish unseen: the changed form stays, and the person decides.
    MergeConflict conflict{m_path, {}, wholeNode(base), {}, {}};
    conflict.path.push_back(static_cast<int>(result.children.size()));
    (mine ? conflict.mine : conflict.theirs) = wholeNode(kept);
    conflicts.push_back(std::move(conflict));
    result.children.push_back(kept);
}

void Merger::mergeChild(FilterNode &result, const FilterNode &base, const FilterNode *mine, const FilterNode *theirs)
{
    if (!mine && !theirs)
        return;
    if (!mine || !theirs)
        return removedAndChanged(result, base, mine, theirs);
    m_path.push_back(static_cast<int>(result.children.size()));
    result.children.push_back(merge(base, *mine, *theirs));
    m_path.pop_back();
}

void Merger::addBoth(FilterNode &result, const std::vector<const FilterNode *> &mine,
                     const std::vector<const FilterNode *> &theirs)
{
    std::vector<const FilterNode *> left = theirs;
    for (const FilterNode *node : mine) {
        result.children.push_back(*node);
        const auto same =
            std::find_if(left.begin(), left.end(), [&](const FilterNode *other) { return *other == *node; });
        if (same != left.end())
            left.erase(same); // both added it: once is enough
    }
    for (const FilterNode *node : left)
        result.children.push_back(*node);
}

FilterNode Merger::merge(const FilterNode &base, const FilterNode &mine, const FilterNode &theirs)
{
    if (mine == base || mine == theirs)
        return theirs;
    if (theirs == base)
        return mine;
    FilterNode result;
    mergeOwn(result, base, mine, theirs);
    const SideEdits left = editsOf(base, mine), right = editsOf(base, theirs);
    for (size_t i = 0; i <= base.children.size(); ++i) {
        addBoth(result, left.additions[i], right.additions[i]);
        if (i < base.children.size())
            mergeChild(result, base.children[i], left.fates[i], right.fates[i]);
    }
    return result;
}

} // namespace

MergedTree mergeTrees(const FilterNode &base, const FilterNode &mine, const FilterNode &theirs)
{
    Merger merger;
    FilterNode root = merger.merge(base, mine, theirs);
    return {std::move(root), std::move(merger.conflicts)};
}

JsonValue mergeObjects(const JsonValue &base, const JsonValue &mine, const JsonValue &theirs,
                       std::vector<MergeConflict> &conflicts)
{
    JsonValue result = mine;
    QStringList names;
    for (const JsonValue *side : {&mine, &theirs, &base})
        for (const JsonMember &member : side->members())
            if (!names.contains(member.name))
                names << member.name;
    for (const QString &name : std::as_const(names)) {
        const JsonValue &was = base[name], &here = mine[name], &there = theirs[name];
        if (there == was || there == here)
            continue;
        if (here != was)
            conflicts.push_back({{}, name, was, here, there});
        else if (theirs.contains(name))
            result.set(name, there);
        else
            result.remove(name);
    }
    return result;
}

} // namespace desk
