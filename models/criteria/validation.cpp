// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/validation.h"

#include "models/criteria/findings.h"
#include "models/criteria/membershape.h"
#include "models/criteria/words.h"

namespace desk {

namespace {

void checkUnknown(const FilterNode &node, Findings &findings)
{
    const JsonValue &json = node.json;
    const QString type = json[u"type"].toString();
    const QString upper = type.toUpper();
    if ((upper == u"AND" || upper == u"OR") && json[u"values"].isArray())
        findings.error("too_deep",
                       CriteriaWords::tr("Groups are nested so deep here that servers refuse them. Use fewer levels."));
    else if (upper == u"AND" || upper == u"OR")
        findings.error("bad_group", CriteriaWords::tr("This group has no list of criteria; the server refuses it."),
                       QStringLiteral("values"));
    else if (type.isEmpty())
        findings.error("no_criterion", CriteriaWords::tr("This is no criterion; the server refuses it. Remove it."));
    else
        findings.error("unknown_type",
                       CriteriaWords::tr("The server does not know criteria of type “%1” here and refuses them.")
                           .arg(oneLineText(type, 40)),
                       QStringLiteral("type"));
}

void checkNode(const FilterNode &node, Findings &findings);

void checkChildren(const FilterNode &group, Findings &findings)
{
    for (size_t i = 0; i < group.children.size(); ++i) {
        findings.enter(static_cast<int>(i));
        checkNode(group.children[i], findings);
        findings.leave();
    }
}

void checkNode(const FilterNode &node, Findings &findings)
{
    switch (node.kind) {
    case FilterNode::Kind::Group:
        checkGroup(node, findings);
        return checkChildren(node, findings);
    case FilterNode::Kind::Person:
    case FilterNode::Kind::PersonMetadata:
        return checkPersonLeaf(node, findings);
    case FilterNode::Kind::Behavioral:
        return checkBehaviourLeaf(node, findings);
    case FilterNode::Kind::Cohort:
        return checkCohortLeaf(node, findings);
    case FilterNode::Kind::Unknown:
        return checkUnknown(node, findings);
    }
}

bool saysNothing(const JsonValue &properties)
{
    return properties.isNull() || ((properties.isObject() || properties.isArray()) && properties.size() == 0);
}

void checkAround(const FilterTree &tree, Findings &findings)
{
    static const ObjectShape shape{{u"properties"}, {u"filterTestAccounts", MemberRule::Type::Flag}};
    if (!tree.around.isObject() || !tree.around.contains(u"properties")) {
        findings.error("missing_properties",
                       CriteriaWords::tr("There are no criteria here that a server takes: “properties” is missing."),
                       QStringLiteral("properties"));
        return;
    }
    checkShape(tree.around, shape, QString(), findings);
    if (!tree.hasRoot)
        findings.error("not_a_group",
                       saysNothing(tree.around[u"properties"])
                           ? CriteriaWords::tr("There are no criteria yet. Add at least one.")
                           : CriteriaWords::tr("“properties” must be a group with “type” and “values”; the server "
                                               "refuses anything else."),
                       QStringLiteral("properties"));
}

} // namespace

CriteriaCheck checkCriteria(const FilterTree &tree, const CriteriaContext &context)
{
    Findings findings(context);
    checkAround(tree, findings);
    if (tree.hasRoot) {
        checkRootNegation(tree.root, findings);
        checkNode(tree.root, findings);
    }
    return findings.take();
}

} // namespace desk
