// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/behaviours.h"

#include "models/criteria/operators.h"

#include <QStringList>

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

//! Which members another kind takes over when both have them.
const QStringList &sharedKeys(FilterNode::Kind kind)
{
    static const QStringList behavioural{
        QStringLiteral("key"),           QStringLiteral("event_type"),       QStringLiteral("event_filters"),
        QStringLiteral("operator"),      QStringLiteral("operator_value"),   QStringLiteral("time_value"),
        QStringLiteral("time_interval"), QStringLiteral("seq_time_value"),   QStringLiteral("seq_time_interval"),
        QStringLiteral("negation"),      QStringLiteral("explicit_datetime")};
    static const QStringList others{QStringLiteral("negation")};
    return kind == FilterNode::Kind::Behavioral ? behavioural : others;
}

//! A window of whole days to hours told as "-30d" becomes time_value and time_interval, and the other way round.
void carryWindow(const JsonValue &from, JsonValue &to)
{
    static const QStringList letters{QStringLiteral("h"), QStringLiteral("d"), QStringLiteral("w"), QStringLiteral("m"),
                                     QStringLiteral("y")};
    if (to.contains(u"explicit_datetime") && !from.contains(u"explicit_datetime")) {
        const qsizetype unit = timeIntervals().indexOf(from[u"time_interval"].toString());
        const auto number = from[u"time_value"].toInteger();
        if (unit >= 0 && number)
            to.set(QStringLiteral("explicit_datetime"), QStringLiteral("-%1%2").arg(*number).arg(letters[unit]));
    } else if (to.contains(u"time_value") && from.contains(u"explicit_datetime")) {
        const QString text = from[u"explicit_datetime"].toString();
        const qsizetype unit = letters.indexOf(text.right(1));
        bool isNumber = false;
        const qint64 number = qAbs(text.chopped(text.isEmpty() ? 0 : 1).toLongLong(&isNumber));
        if (unit >= 0 && isNumber) {
            to.set(QStringLiteral("time_value"), JsonValue::fromInteger(number));
            to.set(QStringLiteral("time_interval"), timeIntervals()[unit]);
        }
    }
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
    const bool sameFamily = leaf.kind == made.kind;
    for (const QString &key : sharedKeys(sameFamily ? made.kind : FilterNode::Kind::Unknown)) {
        const bool fits = made.json.contains(key) || key == u"event_filters";
        if (fits && leaf.json.contains(key))
            made.json.set(key, leaf.json[key]);
    }
    if (sameFamily && made.kind == FilterNode::Kind::Behavioral)
        carryWindow(leaf.json, made.json);
    return made;
}

} // namespace desk
