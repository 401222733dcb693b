// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/behaviours.h"
#include "models/criteria/membershape.h"
#include "models/criteria/validation.h"
#include "models/criteria/words.h"

#include <algorithm>
#include <map>

namespace desk {

namespace {

using Mend = std::optional<FilterNode> (*)(const FilterNode &, const Problem &);

QString textOf(const char *text)
{
    return QString::fromLatin1(text);
}

std::optional<FilterNode> wrapLeaves(const FilterNode &group, const Problem &)
{
    FilterNode mended = group;
    for (FilterNode &child : mended.children) {
        if (!child.isGroup())
            child = newGroup(textOf("AND"), {child});
    }
    return mended;
}

std::optional<FilterNode> addPositive(const FilterNode &root, const Problem &)
{
    FilterNode everybody = newCriterion(CriterionKind::PersonProperty);
    everybody.json.set(textOf("operator"), textOf("is_set"));
    everybody.json.remove(u"value");
    return newGroup(textOf("AND"), {newGroup(textOf("AND"), {everybody}), root});
}

std::optional<FilterNode> turnAround(const FilterNode &group, const Problem &)
{
    FilterNode mended = negated(group);
    mended.json.remove(u"negation");
    return mended;
}

std::optional<FilterNode> capitalise(const FilterNode &group, const Problem &)
{
    FilterNode mended = group;
    mended.json.set(textOf("type"), group.json[u"type"].toString().toUpper());
    return mended;
}

const ObjectShape &shapeOf(const FilterNode &node)
{
    switch (node.kind) {
    case FilterNode::Kind::Group:
        return groupShape();
    case FilterNode::Kind::Behavioral:
        return behaviourShape();
    case FilterNode::Kind::Cohort:
        return cohortShape();
    default:
        return personShape();
    }
}

void keepKnown(JsonValue &object, const ObjectShape &shape)
{
    std::erase_if(object.editMembers(), [&shape](const JsonMember &member) {
        return std::none_of(shape.begin(), shape.end(),
                            [&member](const MemberRule &rule) { return rule.name == member.name; });
    });
}

//! Grammar 2.3: `not_in` on a cohort leaf was meant as a negation.
void keepMeaning(FilterNode &leaf)
{
    if (leaf.kind == FilterNode::Kind::Cohort && leaf.json[u"operator"].toString() == u"not_in")
        leaf.json.set(textOf("negation"), JsonValue(true));
}

std::optional<FilterNode> removeStrangers(const FilterNode &node, const Problem &)
{
    FilterNode mended = node;
    keepMeaning(mended);
    keepKnown(mended.json, shapeOf(node));
    if (mended.json[u"event_filters"].isArray()) {
        JsonValue filters = mended.json[u"event_filters"];
        for (JsonValue &filter : filters.editArray()) {
            if (filter.isObject())
                keepKnown(filter, filter[u"type"].toString() == u"hogql" ? sqlFilterShape() : eventFilterShape());
        }
        mended.json.set(textOf("event_filters"), filters);
    }
    return mended;
}

std::optional<FilterNode> useIdKey(const FilterNode &leaf, const Problem &)
{
    if (leaf.kind != FilterNode::Kind::Cohort)
        return std::nullopt;
    FilterNode mended = leaf;
    mended.json.set(textOf("key"), textOf("id"));
    return mended;
}

std::optional<FilterNode> swapEnds(const FilterNode &leaf, const Problem &)
{
    FilterNode mended = leaf;
    JsonValue ends = leaf.json[u"value"];
    if (ends.size() != 2)
        return std::nullopt;
    std::reverse(ends.editArray().begin(), ends.editArray().end());
    mended.json.set(textOf("value"), ends);
    return mended;
}

std::optional<FilterNode> useEquals(const FilterNode &leaf, const Problem &)
{
    FilterNode mended = leaf;
    const bool isNot = leaf.json[u"operator"].toString() == u"not_in";
    mended.json.set(textOf("operator"), textOf(isNot ? "is_not" : "exact"));
    return mended;
}

std::optional<FilterNode> removeConditions(const FilterNode &leaf, const Problem &)
{
    FilterNode mended = leaf;
    mended.json.remove(u"event_filters");
    return mended;
}

void writeAsText(JsonValue &value)
{
    if (value.isNumber())
        value = QString::fromLatin1(value.numberToken());
}

std::optional<FilterNode> numbersAsText(const FilterNode &leaf, const Problem &)
{
    FilterNode mended = leaf;
    JsonValue value = leaf.json[u"value"];
    writeAsText(value);
    if (value.isArray())
        std::for_each(value.editArray().begin(), value.editArray().end(), writeAsText);
    mended.json.set(textOf("value"), value);
    return mended;
}

Mend mendOf(const QString &code)
{
    static const std::map<QString, Mend> mends{{textOf("mixed_list"), wrapLeaves},
                                               {textOf("root_negated"), addPositive},
                                               {textOf("negated_group"), turnAround},
                                               {textOf("group_type_case"), capitalise},
                                               {textOf("extra_key"), removeStrangers},
                                               {textOf("unsupported_key"), useIdKey},
                                               {textOf("bad_range"), swapEnds},
                                               {textOf("bad_list"), useEquals},
                                               {textOf("filters_ignored"), removeConditions},
                                               {textOf("number_for_text"), numbersAsText}};
    const auto found = mends.find(code);
    return found == mends.end() ? nullptr : found->second;
}

const FilterNode *nodeAt(const FilterNode &root, const std::vector<int> &path)
{
    const FilterNode *node = &root;
    for (const int child : path) {
        if (child < 0 || static_cast<size_t>(child) >= node->children.size())
            return nullptr;
        node = &node->children[static_cast<size_t>(child)];
    }
    return node;
}

} // namespace

FilterNode negated(const FilterNode &node)
{
    FilterNode opposite = node;
    if (!node.isGroup()) {
        opposite.json.set(textOf("negation"), JsonValue(!isNegated(node)));
        return opposite;
    }
    const bool wasAny = node.json[u"type"].toString().compare(u"OR", Qt::CaseInsensitive) == 0;
    opposite.json.set(textOf("type"), textOf(wasAny ? "AND" : "OR"));
    std::transform(node.children.begin(), node.children.end(), opposite.children.begin(), negated);
    return opposite;
}

std::optional<Fix> fixedBy(const Problem &problem, const FilterNode &root)
{
    const Mend mend = problem.fix.isEmpty() ? nullptr : mendOf(problem.code);
    const FilterNode *node = nodeAt(root, problem.path);
    if (!mend || !node)
        return std::nullopt;
    auto mended = mend(*node, problem);
    return mended ? std::optional(Fix{problem.path, std::move(*mended)}) : std::nullopt;
}

} // namespace desk
