// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/treedifference.h"

#include "models/criteria/alignment.h"
#include "models/criteria/jsonhash.h"

#include <QHashFunctions>

#include <algorithm>

namespace desk {

namespace {

TreeDifference::Child childFor(const FilterNode &before, const FilterNode &after, const AlignedPair &pair)
{
    using Fate = TreeDifference::Fate;
    if (pair.before < 0)
        return {Fate::Added, after.children[static_cast<size_t>(pair.after)], {}};
    const FilterNode &old = before.children[static_cast<size_t>(pair.before)];
    if (pair.after < 0)
        return {Fate::Removed, old, {}};
    return {Fate::Kept, {}, difference(old, after.children[static_cast<size_t>(pair.after)])};
}

//! Two groups are one, edited, when something in them stayed the same.
bool shareSomething(const FilterNode &a, const FilterNode &b)
{
    if (!a.isGroup() || !b.isGroup())
        return false;
    for (const FilterNode &left : a.children)
        for (const FilterNode &right : b.children)
            if (left == right || shareSomething(left, right))
                return true;
    return false;
}

//! Millions of pairs are compared where thousands of criteria changed: what tells most of them apart at once.
struct Fingerprint
{
    FilterNode::Kind kind;
    size_t whole, key, value;
    bool maySameSubject(const Fingerprint &other) const
    {
        return kind == other.kind && (kind == FilterNode::Kind::Group || key == other.key || value == other.value);
    }
};

size_t wholeHash(const FilterNode &node)
{
    size_t hash = hashOf(node.json);
    for (const FilterNode &child : node.children)
        hash = qHashMulti(hash, wholeHash(child));
    return hash;
}

std::vector<Fingerprint> fingerprints(const std::vector<FilterNode> &nodes)
{
    std::vector<Fingerprint> prints;
    prints.reserve(nodes.size());
    for (const FilterNode &node : nodes)
        prints.push_back({node.kind, wholeHash(node), hashOf(node.json[u"key"]), hashOf(node.json[u"value"])});
    return prints;
}

//! The children of two groups laid side by side.
std::vector<AlignedPair> alignChildren(const std::vector<FilterNode> &before, const std::vector<FilterNode> &after)
{
    const std::vector<Fingerprint> oldPrints = fingerprints(before), newPrints = fingerprints(after);
    const auto oldAt = [&](int i) -> const FilterNode & { return before[static_cast<size_t>(i)]; };
    const auto newAt = [&](int j) -> const FilterNode & { return after[static_cast<size_t>(j)]; };
    const auto oldPrint = [&](int i) -> const Fingerprint & { return oldPrints[static_cast<size_t>(i)]; };
    const auto newPrint = [&](int j) -> const Fingerprint & { return newPrints[static_cast<size_t>(j)]; };
    return align(
        static_cast<int>(before.size()), static_cast<int>(after.size()),
        {[&](int i, int j) { return oldPrint(i).whole == newPrint(j).whole && oldAt(i) == newAt(j); },
         [&](int i, int j) { return shareSomething(oldAt(i), newAt(j)); },
         [&](int i, int j) { return oldPrint(i).maySameSubject(newPrint(j)) && isSameCriterion(oldAt(i), newAt(j)); }});
}

} // namespace

bool isSameCriterion(const FilterNode &a, const FilterNode &b)
{
    if (a.kind != b.kind)
        return false;
    switch (a.kind) {
    case FilterNode::Kind::Group:
        return true;
    case FilterNode::Kind::Cohort:
        return a.json[u"value"] == b.json[u"value"];
    case FilterNode::Kind::Behavioral:
        return a.json[u"key"] == b.json[u"key"] || a.json[u"value"] == b.json[u"value"];
    case FilterNode::Kind::Person:
    case FilterNode::Kind::PersonMetadata:
        return a.json[u"key"] == b.json[u"key"];
    case FilterNode::Kind::Unknown:
        return false;
    }
    return false;
}

TreeDifference difference(const FilterNode &before, const FilterNode &after)
{
    TreeDifference result;
    result.afterKind = after.kind;
    if (before.json != after.json || before.kind != after.kind) {
        result.changed = true;
        result.before = before.json;
        result.after = after.json;
    }
    const auto pairs = alignChildren(before.children, after.children);
    result.children.reserve(pairs.size());
    for (const AlignedPair &pair : pairs)
        result.children.push_back(childFor(before, after, pair));
    return result;
}

bool TreeDifference::isEmpty() const
{
    return !changed && std::all_of(children.begin(), children.end(), [](const Child &child) {
        return child.fate == Fate::Kept && child.inner.isEmpty();
    });
}

FilterNode applyDifference(const FilterNode &before, const TreeDifference &difference)
{
    FilterNode result(difference.afterKind, difference.changed ? difference.after : before.json);
    size_t old = 0;
    for (const TreeDifference::Child &child : difference.children) {
        switch (child.fate) {
        case TreeDifference::Fate::Added:
            result.children.push_back(child.node);
            break;
        case TreeDifference::Fate::Removed:
            ++old;
            break;
        case TreeDifference::Fate::Kept:
            result.children.push_back(applyDifference(before.children[old++], child.inner));
            break;
        }
    }
    return result;
}

} // namespace desk
