// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/filterforms.h"

#include "models/codec/filtercodec.h"
#include "models/codec/jsonequal.h"
#include "models/domain/flag.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace desk {

namespace {

constexpr std::array<QStringView, 3> ServerKeys{u"bytecode", u"bytecode_error", u"conditionHash"};
constexpr std::array<QStringView, 5> IntegerKeys{u"time_value", u"operator_value", u"seq_time_value", u"min_periods",
                                                 u"total_periods"};

//! A group whose `values` are being changed, and how far.
struct OpenGroup
{
    JsonValue group;
    JsonArray values;
    size_t next = 0;
};

OpenGroup opened(JsonValue group)
{
    OpenGroup open;
    open.values = group[u"values"].array();
    group.set(QStringLiteral("values"), JsonValue());
    open.group = std::move(group);
    return open;
}

JsonValue withChangedTree(const JsonValue &root, const std::function<void(JsonValue &)> &change)
{
    std::vector<OpenGroup> stack;
    stack.push_back(opened(root));
    while (true) {
        OpenGroup &top = stack.back();
        if (top.next == top.values.size()) {
            JsonValue done = std::move(top.group);
            done.set(QStringLiteral("values"), JsonValue(std::move(top.values)));
            change(done);
            stack.pop_back();
            if (stack.empty())
                return done;
            OpenGroup &parent = stack.back();
            parent.values[parent.next++] = std::move(done);
        } else if (isGroupObject(top.values[top.next])) {
            stack.push_back(opened(top.values[top.next]));
        } else {
            change(top.values[top.next++]);
        }
    }
}

bool isOneOf(const QString &word, std::initializer_list<QStringView> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

//! Operators for which a list of one value means that value (grammar 7, contract 2.1). The prefix and suffix family is
//! told by its name.
bool takesOneValue(const QString &op)
{
    return isOneOf(op, {u"exact", u"is_not", u"icontains", u"not_icontains", u"is_date_after", u"is_date_before"}) ||
           op.contains(u"starts_with") || op.contains(u"ends_with");
}

void dropNulls(JsonValue &object)
{
    const auto isNull = [](const JsonMember &member) { return member.value.isNull(); };
    if (std::any_of(object.members().begin(), object.members().end(), isNull))
        std::erase_if(object.editMembers(), isNull);
}

//! The whole number that a text stands for, as pydantic reads it.
void readInteger(JsonValue &leaf, QStringView key)
{
    bool isInteger = false;
    const qint64 number = leaf[key].toString().toLongLong(&isInteger);
    if (isInteger)
        leaf.set(key.toString(), JsonValue::fromInteger(number));
}

void bareValue(JsonValue &leaf)
{
    const JsonValue value = leaf[u"value"];
    if (value.isArray() && value.size() == 1 && takesOneValue(leaf[u"operator"].toString()))
        leaf.set(QStringLiteral("value"), JsonValue(value.array().front()));
}

void plainNegation(JsonValue &leaf)
{
    const JsonValue &negation = leaf[u"negation"];
    if (const auto flag = negation.isAbsent() ? std::optional(false) : flagIn(negation))
        leaf.set(QStringLiteral("negation"), JsonValue(*flag));
}

void plainEventFilters(JsonValue &leaf)
{
    if (!leaf[u"event_filters"].isArray())
        return;
    JsonValue filters = leaf[u"event_filters"];
    for (JsonValue &filter : filters.editArray()) {
        dropNulls(filter);
        bareValue(filter);
    }
    leaf.set(QStringLiteral("event_filters"), std::move(filters));
}

//! A node's own object as a server would store it (grammar 7).
void plainNode(JsonValue &node)
{
    dropNulls(node);
    if (isGroupObject(node)) {
        node.set(QStringLiteral("type"), JsonValue(node[u"type"].toString().toUpper()));
        return;
    }
    stripServerKeys(node);
    const QString type = node[u"type"].toString();
    if (!isOneOf(type, {u"person", u"person_metadata", u"behavioral", u"cohort"}))
        return;
    plainNegation(node);
    plainEventFilters(node);
    for (const QStringView key : IntegerKeys)
        readInteger(node, key);
    if (type == u"cohort")
        readInteger(node, u"value");
    else if (type != u"behavioral")
        bareValue(node);
}

JsonValue withPlainNode(JsonValue node)
{
    plainNode(node);
    return node;
}

//! Grammar 1.3: null, {} and {"properties": {}} all say that there are no criteria.
bool isWithoutCriteria(const JsonValue &filters)
{
    const JsonValue &properties = filters[u"properties"];
    return filters.isAbsent() || filters.isNull() ||
           (filters.isObject() && filters.members().size() == (filters.contains(u"properties") ? 1 : 0) &&
            (properties.isAbsent() || properties.isNull() || (properties.isObject() && properties.size() == 0)));
}

JsonValue plainFilters(const JsonValue &filters)
{
    if (isWithoutCriteria(filters))
        return JsonValue::emptyObject();
    JsonValue plain = withChangedNodes(filters, plainNode);
    dropNulls(plain);
    return plain;
}

JsonValue withoutNulls(JsonValue object)
{
    dropNulls(object);
    return object;
}

//! A node's own JSON without its children, as a server would store it.
JsonValue plainOwn(const FilterNode &node)
{
    if (!node.isGroup()) // perhaps a group too deep to be one here
        return isGroupObject(node.json) ? withChangedTree(node.json, plainNode) : withPlainNode(node.json);
    JsonValue own = withoutNulls(node.json);
    own.set(QStringLiteral("type"), JsonValue(own[u"type"].toString().toUpper()));
    return own;
}

bool sameOwn(const FilterNode &a, const FilterNode &b)
{
    return a.json == b.json || jsonEqual(plainOwn(a), plainOwn(b));
}

} // namespace

bool isGroupObject(const JsonValue &json)
{
    const QString type = json[u"type"].toString();
    const bool connects =
        type.compare(u"AND", Qt::CaseInsensitive) == 0 || type.compare(u"OR", Qt::CaseInsensitive) == 0;
    return connects && json[u"values"].isArray();
}

JsonValue withChangedNodes(const JsonValue &filters, const std::function<void(JsonValue &)> &change)
{
    if (!isGroupObject(filters[u"properties"]))
        return filters;
    JsonValue changed = filters;
    changed.set(QStringLiteral("properties"), withChangedTree(filters[u"properties"], change));
    return changed;
}

void stripServerKeys(JsonValue &leaf)
{
    if (isGroupObject(leaf))
        return;
    for (const QStringView key : ServerKeys)
        leaf.remove(key);
}

bool sameFilters(const JsonValue &a, const JsonValue &b)
{
    return jsonEqual(plainFilters(a), plainFilters(b));
}

bool sameFilters(const FilterTree &a, const FilterTree &b)
{
    if (!a.hasRoot || !b.hasRoot || !jsonEqual(withoutNulls(a.around), withoutNulls(b.around)))
        return sameFilters(encodeFilters(a), encodeFilters(b));
    std::vector<std::pair<const FilterNode *, const FilterNode *>> pending{{&a.root, &b.root}};
    while (!pending.empty()) {
        const auto [left, right] = pending.back();
        pending.pop_back();
        if (left->isGroup() != right->isGroup() || left->children.size() != right->children.size() ||
            !sameOwn(*left, *right))
            return false;
        for (size_t i = 0; i < left->children.size(); ++i)
            pending.emplace_back(&left->children[i], &right->children[i]);
    }
    return true;
}

} // namespace desk
