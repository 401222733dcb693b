// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/behaviours.h"
#include "models/criteria/sentenceparts.h"
#include "models/criteria/timewindow.h"
#include "models/criteria/words.h"

namespace desk {

namespace {

using Role = SentencePart::Role;

QString actionName(const JsonValue &key, const CriteriaNames &names)
{
    const auto id = integerIn(key);
    const QString name = id && names.action ? names.action(ActionId{*id}) : QString();
    return name.isEmpty() ? valueText(key) : oneLineText(name);
}

//! "event login" or "action Sign up".
Sentence eventParts(const JsonValue &key, const QString &type, const CriteriaNames &names)
{
    const bool isAction = type == u"actions";
    if (key.isAbsent() || key.isNull() || (key.isString() && key.toString().isEmpty()))
        return missing(isAction ? CriteriaWords::tr("(choose an action)") : CriteriaWords::tr("(choose an event)"));
    const QString name = isAction ? actionName(key, names) : valueText(key);
    return filled(isAction ? CriteriaWords::tr("action {name}") : CriteriaWords::tr("event {name}"),
                  {{u"name", {part(Role::Event, name)}}});
}

//! "30 days" from a number and its unit; `valueKey` names the first, `unitKey` the second.
Sentence durationParts(const JsonValue &leaf, QStringView valueKey, QStringView unitKey)
{
    const auto number = integerIn(leaf[valueKey]);
    const QString unit = leaf[unitKey].toString();
    if (!number || unit.isEmpty())
        return missing(CriteriaWords::tr("(choose a time)"));
    return {part(Role::Time, durationText(*number, unit))};
}

//! "in the last 30 days" and the other forms of when.
Sentence whenParts(const JsonValue &leaf)
{
    const QString window = windowText(leaf[u"explicit_datetime"].toString(), leaf[u"explicit_datetime_to"].toString());
    if (!window.isEmpty())
        return {part(Role::Time, window)};
    return filled(CriteriaWords::tr("in the last {time}"),
                  {{u"time", durationParts(leaf, u"time_value", u"time_interval")}});
}

QString countText(const QString &op, qint64 number)
{
    if (op == u"gte")
        return counted(QT_TRANSLATE_N_NOOP("desk::CriteriaWords", "at least %n time(s)"), number);
    if (op == u"lte")
        return counted(QT_TRANSLATE_N_NOOP("desk::CriteriaWords", "at most %n time(s)"), number);
    if (op == u"gt")
        return counted(QT_TRANSLATE_N_NOOP("desk::CriteriaWords", "more than %n time(s)"), number);
    if (op == u"lt")
        return counted(QT_TRANSLATE_N_NOOP("desk::CriteriaWords", "fewer than %n time(s)"), number);
    if (op.isEmpty() || op == u"exact" || op == u"eq")
        return counted(QT_TRANSLATE_N_NOOP("desk::CriteriaWords", "exactly %n time(s)"), number);
    return QStringLiteral("%1 %2").arg(oneLineText(op)).arg(number);
}

Sentence countParts(const JsonValue &leaf)
{
    const auto number = integerIn(leaf[u"operator_value"]);
    if (!number)
        return missing(CriteriaWords::tr("(choose how many times)"));
    return {part(Role::Number, countText(leaf[u"operator"].toString(), *number))};
}

Sentence numberPart(const JsonValue &value)
{
    const auto number = integerIn(value);
    return number ? Sentence{part(Role::Number, QString::number(*number))} : missing(CriteriaWords::tr("(choose)"));
}

Sentence periodsPart(const JsonValue &value)
{
    const auto number = integerIn(value);
    if (!number)
        return missing(CriteriaWords::tr("(choose)"));
    return {part(Role::Number, counted(QT_TRANSLATE_N_NOOP("desk::CriteriaWords", "%n period(s)"), *number))};
}

QString patternOf(Behaviour behaviour, bool negated)
{
    switch (behaviour) {
    case Behaviour::Performed:
        return negated ? CriteriaWords::tr("did not complete {event} {when}{where}")
                       : CriteriaWords::tr("completed {event} {when}{where}");
    case Behaviour::Multiple:
        return negated ? CriteriaWords::tr("did not complete {event} {count} {when}{where}")
                       : CriteriaWords::tr("completed {event} {count} {when}{where}");
    case Behaviour::FirstTime:
        return negated ? CriteriaWords::tr("did not complete {event} for the first time {when}{where}")
                       : CriteriaWords::tr("completed {event} for the first time {when}{where}");
    case Behaviour::Sequence:
        return negated ? CriteriaWords::tr("did not complete {event} then {second} within {window}, {when}{where}")
                       : CriteriaWords::tr("completed {event} then {second} within {window}, {when}{where}");
    case Behaviour::Regularly:
        return negated ? CriteriaWords::tr("did not complete {event} {count} per period of {bucket} for at least "
                                           "{least} of the last {periods}{where}")
                       : CriteriaWords::tr("completed {event} {count} per period of {bucket} for at least {least} of "
                                           "the last {periods}{where}");
    case Behaviour::Stopped:
        return negated ? CriteriaWords::tr("did not stop doing {event} in the last {window} after having done it in "
                                           "the {bucket} prior to now{where}")
                       : CriteriaWords::tr("stopped doing {event} in the last {window} but had done it in the "
                                           "{bucket} prior to now{where}");
    case Behaviour::Restarted:
        return negated ? CriteriaWords::tr("did not start doing {event} again in the last {window} after not having "
                                           "done it in the {bucket} prior to now{where}")
                       : CriteriaWords::tr("started doing {event} again in the last {window} but had not done it in "
                                           "the {bucket} prior to now{where}");
    case Behaviour::Unknown:
        break;
    }
    return negated ? CriteriaWords::tr("do not have an unknown behaviour, {behaviour}, of {event}")
                   : CriteriaWords::tr("have an unknown behaviour, {behaviour}, of {event}");
}

} // namespace

Sentence behaviourSentence(const FilterNode &leaf, const CriteriaNames &names)
{
    const JsonValue &json = leaf.json;
    const BehaviourInfo *info = findBehaviour(leaf);
    const Behaviour behaviour = info ? info->behaviour : Behaviour::Unknown;
    return filled(patternOf(behaviour, isNegated(leaf)),
                  {{u"event", eventParts(json[u"key"], json[u"event_type"].toString(), names)},
                   {u"second", eventParts(json[u"seq_event"], json[u"seq_event_type"].toString(), names)},
                   {u"when", whenParts(json)},
                   {u"count", countParts(json)},
                   {u"window", durationParts(json, u"seq_time_value", u"seq_time_interval")},
                   {u"bucket", durationParts(json, u"time_value", u"time_interval")},
                   {u"least", numberPart(json[u"min_periods"])},
                   {u"periods", periodsPart(json[u"total_periods"])},
                   {u"where", whereParts(json)},
                   {u"behaviour", {part(Role::Unknown, valueText(json[u"value"]))}}});
}

} // namespace desk
