// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/behaviours.h"

#include "models/criteria/timewindow.h"
#include "models/criteria/words.h"

#include <QStringList>

#include <initializer_list>

namespace desk {

namespace {

JsonMember textMember(const char *name, const QString &value)
{
    return {QString::fromLatin1(name), value};
}

JsonMember numberMember(const char *name, qint64 value)
{
    return {QString::fromLatin1(name), JsonValue::fromInteger(value)};
}

//! The members of a window: `time_...`, or with the prefix `seq_` the second one.
void addWindow(JsonMembers &members, const char *value, const char *interval, qint64 days)
{
    members.push_back(numberMember(value, days));
    members.push_back(textMember(interval, QStringLiteral("day")));
}

//! Grammar 4.1 to 4.7: the defaults of the web app's rows.
void addBehaviour(JsonMembers &members, const BehaviourInfo &info)
{
    members.push_back(textMember("event_type", QStringLiteral("events")));
    if (info.hasCount) {
        members.push_back(textMember("operator", QStringLiteral("exact")));
        members.push_back(numberMember("operator_value", 5));
    }
    if (info.behaviour == Behaviour::Regularly)
        addWindow(members, "time_value", "time_interval", 1);
    else if (info.time == TimeForm::Bounds && info.behaviour != Behaviour::FirstTime)
        members.push_back(textMember("explicit_datetime", QStringLiteral("-30d")));
    else
        addWindow(members, "time_value", "time_interval", 30);
    if (info.hasSecondEvent) {
        members.push_back(textMember("seq_event", {}));
        members.push_back(textMember("seq_event_type", QStringLiteral("events")));
    }
    if (info.hasSecondWindow)
        addWindow(members, "seq_time_value", "seq_time_interval", 15);
    if (info.hasPeriods) {
        members.push_back(numberMember("min_periods", 3));
        members.push_back(numberMember("total_periods", 5));
    }
}

JsonMembers personMembers(const char *type, const QString &key, const char *op, JsonValue value)
{
    return {textMember("type", QString::fromLatin1(type)),
            textMember("key", key),
            textMember("operator", QString::fromLatin1(op)),
            {QStringLiteral("value"), std::move(value)}};
}

FilterNode leaf(FilterNode::Kind kind, JsonMembers members)
{
    members.push_back({QStringLiteral("negation"), JsonValue(false)});
    return FilterNode(kind, JsonValue(std::move(members)));
}

FilterNode behaviouralLeaf(const BehaviourInfo &info)
{
    JsonMembers members{textMember("type", QStringLiteral("behavioral")), textMember("key", {}),
                        textMember("value", info.name.toString())};
    addBehaviour(members, info);
    return leaf(FilterNode::Kind::Behavioral, std::move(members));
}

//! Takes a member over when the new kind has one.
void carry(const JsonValue &from, JsonValue &to, std::initializer_list<QStringView> members)
{
    for (const QStringView member : members)
        if (to.contains(member) && isGiven(from[member]))
            to.set(member.toString(), from[member]);
}

//! Only some counts can be asked for in every period (grammar 4.5).
void carryCount(const JsonValue &from, JsonValue &to, const BehaviourInfo &kind)
{
    const QString op = from[u"operator"].toString();
    const bool fits = kind.behaviour != Behaviour::Regularly || op == u"exact" || op == u"gte" || op == u"lte";
    if (fits)
        carry(from, to, {u"operator"});
    carry(from, to, {u"operator_value"});
}

//! "-30d" as a number and a unit.
void carryDistance(const JsonValue &from, JsonValue &to)
{
    const auto distance = readRelativeDate(from[u"explicit_datetime"].toString());
    if (!distance || distance->number <= 0)
        return;
    to.set(QStringLiteral("time_value"), JsonValue::fromInteger(distance->number));
    to.set(QStringLiteral("time_interval"), distance->interval);
}

//! A number and a unit as "-30d".
void carryBegin(const JsonValue &from, JsonValue &to)
{
    const auto number = integerIn(from[u"time_value"]);
    const QString unit = from[u"time_interval"].toString();
    if (number && *number > 0 && timeIntervals().contains(unit))
        to.set(QStringLiteral("explicit_datetime"), relativeText({*number, unit}));
}

void carryBounds(const JsonValue &from, JsonValue &to)
{
    for (const QStringView member : {u"explicit_datetime", u"explicit_datetime_to"})
        if (isGiven(from[member]))
            to.set(member.toString(), from[member]);
}

//! When: told by bounds, by a number and a unit, or - of an event's first time - by either (grammar 2.4). What lies
//! behind a period that repeats is no window, so it is not taken for one.
void carryTime(const JsonValue &from, JsonValue &to, const BehaviourInfo &kind)
{
    const BehaviourInfo *old = findBehaviour(from[u"value"].toString());
    if (!old || old->hasPeriods != kind.hasPeriods)
        return;
    const bool toBounds = kind.time == TimeForm::Bounds, hasBegin = isGiven(from[u"explicit_datetime"]);
    const bool isDistance = hasBegin && readRelativeDate(from[u"explicit_datetime"].toString());
    carry(from, to, {u"time_value", u"time_interval"});
    if (!hasBegin && to.contains(u"explicit_datetime"))
        return carryBegin(from, to);
    const bool isWindow = isDistance && !isGiven(from[u"explicit_datetime_to"]);
    if (toBounds && hasBegin && (to.contains(u"explicit_datetime") || !isWindow))
        carryBounds(from, to);
    else
        carryDistance(from, to);
}

void carryBehaviour(const JsonValue &from, JsonValue &to)
{
    const BehaviourInfo &kind = *findBehaviour(to[u"value"].toString());
    carry(from, to, {u"key", u"event_type", u"seq_time_value", u"seq_time_interval"});
    if (isGiven(from[u"event_filters"]))
        to.set(QStringLiteral("event_filters"), from[u"event_filters"]);
    carryCount(from, to, kind);
    carryTime(from, to, kind);
}

} // namespace

FilterNode newCriterion(CriterionKind kind)
{
    switch (kind) {
    case CriterionKind::PersonProperty:
        return leaf(FilterNode::Kind::Person, personMembers("person", {}, "exact", JsonValue::emptyArray()));
    case CriterionKind::PersonMetadata:
        return leaf(FilterNode::Kind::PersonMetadata, personMembers("person_metadata", QStringLiteral("created_at"),
                                                                    "is_date_after", QStringLiteral("-30d")));
    case CriterionKind::Cohort:
        return leaf(FilterNode::Kind::Cohort, {textMember("type", QStringLiteral("cohort")),
                                               textMember("key", QStringLiteral("id")),
                                               {QStringLiteral("value"), nullptr}});
    default:
        return behaviouralLeaf(behaviours()[static_cast<size_t>(kind) - static_cast<size_t>(CriterionKind::Performed)]);
    }
}

FilterNode newGroup(const QString &type, std::vector<FilterNode> children)
{
    FilterNode group(FilterNode::Kind::Group,
                     JsonMembers{{QStringLiteral("type"), type}, {QStringLiteral("values"), JsonValue()}});
    group.children = std::move(children);
    return group;
}

FilterNode convertedCriterion(const FilterNode &leaf, CriterionKind kind)
{
    FilterNode made = newCriterion(kind);
    carry(leaf.json, made.json, {u"negation"});
    if (leaf.kind == FilterNode::Kind::Behavioral && made.kind == FilterNode::Kind::Behavioral)
        carryBehaviour(leaf.json, made.json);
    return made;
}

} // namespace desk
