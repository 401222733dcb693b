// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/criteriaclipboard.h"

#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/criteria/behaviours.h"

#include <QCoreApplication>
#include <QMimeData>

#include <algorithm>

namespace desk {

namespace {

Error notCriteria()
{
    return Error{.kind = ErrorKind::Invalid,
                 .text =
                     QCoreApplication::translate("Criteria", "This text holds no criteria. Copy a criterion, a group, "
                                                             "a list of them or a whole `filters` object.")};
}

bool looksLikeNode(const JsonValue &value)
{
    return value.isObject() && value.contains(u"type");
}

Result<std::vector<FilterNode>> nodesOf(const JsonArray &values)
{
    std::vector<FilterNode> nodes;
    for (const JsonValue &value : values) {
        if (!looksLikeNode(value))
            return notCriteria();
        nodes.push_back(decodeNode(value));
    }
    if (nodes.empty())
        return notCriteria();
    return nodes;
}

Result<std::vector<FilterNode>> nodesIn(const JsonValue &value)
{
    if (value.isArray())
        return nodesOf(value.array());
    if (looksLikeNode(value))
        return nodesOf({value});
    if (value[u"filters"].isObject())
        return nodesOf({value[u"filters"][u"properties"]});
    return nodesOf({value[u"properties"]});
}

} // namespace

QString criteriaMimeType()
{
    return QStringLiteral("application/x-cohort-desk-criteria+json");
}

std::unique_ptr<QMimeData> criteriaMimeData(const std::vector<FilterNode> &nodes)
{
    JsonArray values;
    for (const FilterNode &node : nodes)
        values.push_back(encodeNode(node));
    const JsonValue list(values);
    auto mime = std::make_unique<QMimeData>();
    mime->setData(criteriaMimeType(), writeJson(list));
    mime->setText(QString::fromUtf8(writeJson(values.size() == 1 ? values.front() : list, JsonLayout::Indented)));
    return mime;
}

Result<std::vector<FilterNode>> criteriaFromMime(const QMimeData &mime)
{
    return criteriaFromText(mime.hasFormat(criteriaMimeType()) ? mime.data(criteriaMimeType()) : mime.text().toUtf8());
}

Result<std::vector<FilterNode>> criteriaFromText(const QByteArray &json)
{
    // Whoever pastes words, or nothing, hears of criteria and not of JSON. A byte order mark may stand before both.
    const QByteArray text = json.trimmed();
    if (text.isEmpty() || !QByteArrayView("{[\xEF").contains(text.front()))
        return notCriteria();
    auto value = parseJson(json);
    if (!value)
        return value.error();
    return nodesIn(*value);
}

std::vector<NodePath> outermost(std::vector<NodePath> paths)
{
    std::sort(paths.begin(), paths.end());
    std::vector<NodePath> result;
    for (NodePath &path : paths)
        if (!path.empty() && (result.empty() || !isWithin(path, result.back())))
            result.push_back(std::move(path));
    return result;
}

std::vector<FilterNode> fittedInto(const CriteriaItem *group, std::vector<FilterNode> nodes)
{
    const auto isGroup = [](const auto &child) { return child->kind == FilterNode::Kind::Group; };
    const bool amongGroups =
        group && !group->children.empty() && std::all_of(group->children.begin(), group->children.end(), isGroup);
    if (!amongGroups || std::any_of(nodes.begin(), nodes.end(), [](const FilterNode &node) { return node.isGroup(); }))
        return nodes;
    return {newGroup(QStringLiteral("AND"), std::move(nodes))};
}

} // namespace desk
