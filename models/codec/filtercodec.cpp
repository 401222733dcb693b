// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/filtercodec.h"

#include "models/codec/filterforms.h"

namespace desk {

namespace {

FilterNode::Kind leafKind(const JsonValue &json)
{
    const QString type = json[u"type"].toString();
    if (type == u"person")
        return FilterNode::Kind::Person;
    if (type == u"person_metadata")
        return FilterNode::Kind::PersonMetadata;
    if (type == u"behavioral")
        return FilterNode::Kind::Behavioral;
    if (type == u"cohort")
        return FilterNode::Kind::Cohort;
    return FilterNode::Kind::Unknown;
}

FilterNode decodeAt(const JsonValue &json, int depth)
{
    if (!isGroupObject(json))
        return FilterNode(leafKind(json), json);
    if (depth >= maximumFilterDepth)
        return FilterNode(FilterNode::Kind::Unknown, json);
    FilterNode group(FilterNode::Kind::Group, json);
    const JsonValue values = json[u"values"];
    group.json.set(QStringLiteral("values"), JsonValue());
    group.children.reserve(values.array().size());
    for (const JsonValue &value : values.array())
        group.children.push_back(decodeAt(value, depth + 1));
    return group;
}

} // namespace

FilterNode decodeNode(const JsonValue &json)
{
    return decodeAt(json, 0);
}

JsonValue encodeNode(const FilterNode &node)
{
    JsonValue json = node.json;
    if (!node.isGroup())
        return json;
    JsonArray values;
    values.reserve(node.children.size());
    for (const FilterNode &child : node.children)
        values.push_back(encodeNode(child));
    json.set(QStringLiteral("values"), JsonValue(std::move(values)));
    return json;
}

FilterTree decodeFilters(const JsonValue &filters)
{
    FilterTree tree{filters, {}, false};
    if (!isGroupObject(filters[u"properties"]))
        return tree;
    tree.root = decodeNode(filters[u"properties"]);
    tree.hasRoot = true;
    tree.around.set(QStringLiteral("properties"), JsonValue());
    return tree;
}

JsonValue encodeFilters(const FilterTree &tree)
{
    JsonValue filters = tree.around;
    if (tree.hasRoot)
        filters.set(QStringLiteral("properties"), encodeNode(tree.root));
    return filters;
}

JsonValue filtersForSave(const FilterTree &tree)
{
    return withChangedNodes(encodeFilters(tree), [](JsonValue &node) { stripServerKeys(node); });
}

} // namespace desk
