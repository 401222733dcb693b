// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/membershape.h"

#include "models/criteria/findings.h"
#include "models/criteria/words.h"
#include "models/domain/flag.h"

#include <QStringList>

#include <algorithm>

namespace desk {

namespace {

using Type = MemberRule::Type;

bool fits(const JsonValue &value, Type type)
{
    switch (type) {
    case Type::Text:
        return value.isString();
    case Type::Integer:
        return integerIn(value).has_value();
    case Type::TextOrInteger:
        return value.isString() || value.toInteger().has_value();
    case Type::Flag:
        return flagIn(value).has_value();
    case Type::List:
        return value.isArray();
    case Type::Any:
        break;
    }
    return true;
}

QString typeText(Type type)
{
    switch (type) {
    case Type::Integer:
        return CriteriaWords::tr("a whole number");
    case Type::TextOrInteger:
        return CriteriaWords::tr("a text or a whole number");
    case Type::Flag:
        return CriteriaWords::tr("true or false");
    case Type::List:
        return CriteriaWords::tr("a list");
    default:
        return CriteriaWords::tr("a text");
    }
}

void checkMember(const JsonValue &object, const MemberRule &rule, Findings &findings)
{
    const JsonValue &value = object[rule.name];
    const QString name = rule.name.toString();
    if (isNothing(value)) {
        if (rule.required)
            findings.error("missing_member", CriteriaWords::tr("“%1” is missing. The server refuses this.").arg(name),
                           name);
        return;
    }
    if (!fits(value, rule.type))
        findings.error("wrong_type",
                       CriteriaWords::tr("“%1” must be %2. The server refuses this.").arg(name, typeText(rule.type)),
                       name);
}

void checkForStrangers(const JsonValue &object, const ObjectShape &shape, const QString &fix, Findings &findings)
{
    QStringList strangers;
    for (const JsonMember &member : object.members()) {
        const auto isMember = [&member](const MemberRule &rule) { return rule.name == member.name; };
        if (std::none_of(shape.begin(), shape.end(), isMember) && strangers.size() < 5)
            strangers.append(oneLineText(member.name, 40));
    }
    if (!strangers.isEmpty())
        findings.error("extra_key",
                       CriteriaWords::tr("The server does not know “%1” here and refuses it. Remove it to save.")
                           .arg(strangers.join(QStringLiteral("”, “"))),
                       strangers.front(), fix);
}

//! A shape with the members that every leaf may carry: `negation` and what servers add (grammar 2).
ObjectShape leafShape(ObjectShape shape)
{
    for (const MemberRule &rule : {MemberRule{u"negation", Type::Flag}, MemberRule{u"bytecode", Type::List},
                                   MemberRule{u"bytecode_error", Type::Text}, MemberRule{u"conditionHash", Type::Text}})
        shape.push_back(rule);
    return shape;
}

} // namespace

bool isNothing(const JsonValue &value)
{
    return value.isAbsent() || value.isNull();
}

void checkShape(const JsonValue &object, const ObjectShape &shape, const QString &strangersFix, Findings &findings)
{
    for (const MemberRule &rule : shape)
        checkMember(object, rule, findings);
    checkForStrangers(object, shape, strangersFix, findings);
}

void checkShape(const JsonValue &object, const ObjectShape &shape, Findings &findings)
{
    checkShape(object, shape, CriteriaWords::tr("Remove what the server does not know"), findings);
}

const ObjectShape &personShape()
{
    // `value` is judged with the operator: some have none.
    static const ObjectShape shape =
        leafShape({{u"type"}, {u"key", Type::Text, true}, {u"operator", Type::Text, true}, {u"value", Type::Any}});
    return shape;
}

const ObjectShape &cohortShape()
{
    static const ObjectShape shape =
        leafShape({{u"type"}, {u"key", Type::Text, true}, {u"value", Type::Integer, true}});
    return shape;
}

const ObjectShape &behaviourShape()
{
    static const ObjectShape shape = leafShape({{u"type"},
                                                {u"key", Type::TextOrInteger, true},
                                                {u"value", Type::Text, true},
                                                {u"event_type", Type::Text, true},
                                                {u"event_filters", Type::List},
                                                {u"time_value", Type::Integer},
                                                {u"time_interval", Type::Text},
                                                {u"explicit_datetime", Type::Text},
                                                {u"explicit_datetime_to", Type::Text},
                                                {u"operator", Type::Text},
                                                {u"operator_value", Type::Integer},
                                                {u"seq_event", Type::TextOrInteger},
                                                {u"seq_event_type", Type::Text},
                                                {u"seq_time_value", Type::Integer},
                                                {u"seq_time_interval", Type::Text},
                                                {u"min_periods", Type::Integer},
                                                {u"total_periods", Type::Integer}});
    return shape;
}

const ObjectShape &eventFilterShape()
{
    static const ObjectShape shape{
        {u"type"}, {u"key", Type::Text, true}, {u"value", Type::Any}, {u"operator", Type::Text}};
    return shape;
}

const ObjectShape &sqlFilterShape()
{
    static const ObjectShape shape{{u"type"}, {u"key", Type::Text, true}, {u"value", Type::Any}};
    return shape;
}

const ObjectShape &groupShape()
{
    static const ObjectShape shape{{u"type"}, {u"values"}};
    return shape;
}

} // namespace desk
