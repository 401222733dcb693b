// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/behaviours.h"
#include "models/criteria/findings.h"
#include "models/criteria/jsonhash.h"
#include "models/criteria/membershape.h"
#include "models/criteria/words.h"

#include <QMultiHash>

#include <algorithm>

namespace desk {

namespace {

bool isAny(const FilterNode &group)
{
    return group.json[u"type"].toString().compare(u"OR", Qt::CaseInsensitive) == 0;
}

//! Grammar 1.2: what counts as a group when the server looks for mixed lists.
bool countsAsGroup(const FilterNode &node)
{
    const JsonValue &json = node.json;
    return node.isGroup() || (node.kind == FilterNode::Kind::Unknown && json.isObject() && !json.contains(u"key"));
}

void checkType(const FilterNode &group, Findings &findings)
{
    const QString type = group.json[u"type"].toString();
    if (type != u"AND" && type != u"OR")
        findings.error("group_type_case", CriteriaWords::tr("The server takes AND and OR in capital letters only."),
                       QStringLiteral("type"), CriteriaWords::tr("Write it in capitals"));
}

void checkMembers(const FilterNode &group, Findings &findings)
{
    if (group.json.contains(u"negation") && isNegated(group)) {
        findings.error(
            "negated_group",
            CriteriaWords::tr("Servers know no “not” in front of a group. Turn its criteria around instead."),
            QStringLiteral("negation"), CriteriaWords::tr("Turn the criteria around"));
        return;
    }
    checkShape(group.json, groupShape(), findings);
}

void checkContent(const FilterNode &group, Findings &findings)
{
    const bool isRoot = findings.isAtRoot();
    if (group.children.empty()) {
        if (isRoot)
            findings.error("no_criteria",
                           CriteriaWords::tr("There are no criteria; the calculation fails and nobody is a member. Add "
                                             "one."));
        else
            findings.error(
                "empty_group",
                CriteriaWords::tr("This group is empty; the calculation fails. Add a criterion or remove the "
                                  "group."));
        return;
    }
    const auto groups = std::count_if(group.children.begin(), group.children.end(), countsAsGroup);
    if (groups > 0 && groups < static_cast<qsizetype>(group.children.size()))
        findings.error("mixed_list",
                       CriteriaWords::tr("Criteria and groups stand side by side; the server refuses that. Put each "
                                         "single criterion into a group of its own."),
                       {}, CriteriaWords::tr("Wrap the single criteria"));
}

//! What a leaf says apart from whether it is negated.
JsonValue statementOf(const FilterNode &leaf)
{
    JsonValue statement = leaf.json;
    for (const QStringView member : {u"negation", u"bytecode", u"bytecode_error", u"conditionHash"})
        statement.remove(member);
    return statement;
}

using Statements = QMultiHash<size_t, int>;

bool isStatedIn(const Statements &statements, const FilterNode &group, const JsonValue &statement)
{
    const auto [begin, end] = statements.equal_range(hashOf(statement));
    return std::any_of(begin, end,
                       [&](int index) { return statementOf(group.children[static_cast<size_t>(index)]) == statement; });
}

//! Grammar 4.9, rule 2: a criterion and its opposite, side by side under ALL.
void checkCancelling(const FilterNode &group, Findings &findings)
{
    const auto isNot = [](const FilterNode &node) { return !node.isGroup() && isNegated(node); };
    if (isAny(group) || std::none_of(group.children.begin(), group.children.end(), isNot))
        return;
    Statements positive;
    for (size_t i = 0; i < group.children.size(); ++i) {
        if (!group.children[i].isGroup() && !isNegated(group.children[i]))
            positive.insert(hashOf(statementOf(group.children[i])), static_cast<int>(i));
    }
    for (size_t i = 0; i < group.children.size(); ++i) {
        if (!isNot(group.children[i]) || !isStatedIn(positive, group, statementOf(group.children[i])))
            continue;
        findings.enter(static_cast<int>(i));
        findings.warning("cancelling",
                         CriteriaWords::tr("This criterion and its opposite are both asked for: nobody matches."));
        findings.leave();
    }
}

//! Grammar 4.9, rule 1: where the web app allows NOT.
void checkWebNegation(const FilterNode &group, Findings &findings)
{
    const auto isNot = [](const FilterNode &node) { return !node.isGroup() && isNegated(node); };
    const auto isLeaf = [](const FilterNode &node) { return !node.isGroup(); };
    const auto negatives = std::count_if(group.children.begin(), group.children.end(), isNot);
    const auto leaves = std::count_if(group.children.begin(), group.children.end(), isLeaf);
    if (findings.depth() != 1)
        return; // the web app looks at the groups of the second level only
    if (isAny(group) ? negatives > 0 : negatives == leaves && !group.children.empty())
        findings.warning(
            "web_negation",
            negatives == 0
                ? CriteriaWords::tr("The web app cannot save a group of ALL that holds groups only; the server can.")
                : CriteriaWords::tr("The web app allows “not” only in a group of ALL with at least one criterion "
                                    "that is not negated."));
}

//! Grammar 5.1: an AND of negated criteria in an OR makes the whole OR a complement.
void checkAbsorbed(const FilterNode &group, Findings &findings)
{
    if (!isAny(group) || group.children.size() < 2 || findings.isAtRoot())
        return;
    const auto negatives = std::count_if(group.children.begin(), group.children.end(), comesOutNegated);
    if (negatives > 0)
        findings.warning(
            "negative_in_any",
            CriteriaWords::tr("One of these is a “not”: together they match nearly everybody. It works only "
                              "next to something that everybody must meet."));
}

} // namespace

bool comesOutNegated(const FilterNode &node)
{
    if (!node.isGroup())
        return isNegated(node);
    if (isAny(node))
        return std::any_of(node.children.begin(), node.children.end(), comesOutNegated);
    return !node.children.empty() && std::all_of(node.children.begin(), node.children.end(), comesOutNegated);
}

void checkRootNegation(const FilterNode &root, Findings &findings)
{
    if (comesOutNegated(root))
        findings.error("root_negated",
                       CriteriaWords::tr("As a whole this says “everybody but ...”, and the calculation fails. Add "
                                         "something that people must meet."),
                       {}, CriteriaWords::tr("Add a criterion that everybody must meet"));
}

void checkGroup(const FilterNode &group, Findings &findings)
{
    checkType(group, findings);
    checkMembers(group, findings);
    checkContent(group, findings);
    checkWebNegation(group, findings);
    checkAbsorbed(group, findings);
    checkCancelling(group, findings);
}

} // namespace desk
