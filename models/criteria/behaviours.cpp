// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/behaviours.h"

#include "models/criteria/words.h"
#include "models/domain/flag.h"

#include <QStringList>

#include <algorithm>

namespace desk {

namespace {

#define LABEL(text) QT_TRANSLATE_NOOP("desk::CriteriaWords", text)

std::vector<BehaviourInfo> makeBehaviours()
{
    using B = Behaviour;
    constexpr TimeForm Bounds = TimeForm::Bounds;
    constexpr TimeForm Duration = TimeForm::Duration;
    // behaviour, name, label, negated label, time, count, 2nd event, 2nd window, periods, filters, elements, web
    // negates
    return {
        {B::Performed, u"performed_event", LABEL("completed event"), LABEL("did not complete event"), Bounds, false,
         false, false, false, true, true, true},
        {B::Multiple, u"performed_event_multiple", LABEL("completed an event multiple times"),
         LABEL("did not complete an event multiple times"), Bounds, true, false, false, false, true},
        {B::FirstTime, u"performed_event_first_time", LABEL("completed an event for the first time"),
         LABEL("did not complete an event for the first time"), Bounds, false, false, false, false, true, true},
        {B::Sequence, u"performed_event_sequence", LABEL("completed a sequence of events"),
         LABEL("did not complete a sequence of events"), Duration, false, true, true, false, false, false, true},
        {B::Regularly, u"performed_event_regularly", LABEL("completed an event regularly"),
         LABEL("did not complete an event regularly"), Duration, true, false, false, true},
        {B::Stopped, u"stopped_performing_event", LABEL("stopped doing an event"), LABEL("did not stop doing an event"),
         Duration, false, false, true, false, true, true},
        {B::Restarted, u"restarted_performing_event", LABEL("started doing an event again"),
         LABEL("did not start doing an event again"), Duration, false, false, true},
    };
}

} // namespace

QString BehaviourInfo::text(bool negated) const
{
    return CriteriaWords::tr(negated ? negatedLabel : label);
}

const std::vector<BehaviourInfo> &behaviours()
{
    static const std::vector<BehaviourInfo> all = makeBehaviours();
    return all;
}

const BehaviourInfo *findBehaviour(QStringView name)
{
    const auto found = std::find_if(behaviours().begin(), behaviours().end(),
                                    [name](const BehaviourInfo &info) { return info.name == name; });
    return found == behaviours().end() ? nullptr : &*found;
}

const BehaviourInfo *findBehaviour(const FilterNode &leaf)
{
    return leaf.kind == FilterNode::Kind::Behavioral ? findBehaviour(leaf.json[u"value"].toString()) : nullptr;
}

const std::vector<CriterionKind> &criterionKinds()
{
    using K = CriterionKind;
    static const std::vector<K> kinds{K::PersonProperty, K::PersonMetadata, K::Cohort,    K::Performed, K::Multiple,
                                      K::FirstTime,      K::Sequence,       K::Regularly, K::Stopped,   K::Restarted};
    return kinds;
}

namespace {

const BehaviourInfo &infoOf(CriterionKind kind)
{
    const auto index = static_cast<size_t>(kind) - static_cast<size_t>(CriterionKind::Performed);
    return behaviours()[index];
}

} // namespace

QString criterionText(CriterionKind kind)
{
    switch (kind) {
    case CriterionKind::PersonProperty:
        return CriteriaWords::tr("have the property");
    case CriterionKind::PersonMetadata:
        return CriteriaWords::tr("have a creation date");
    case CriterionKind::Cohort:
        return CriteriaWords::tr("in cohort");
    default:
        return infoOf(kind).text(false);
    }
}

std::optional<CriterionKind> criterionKindOf(const FilterNode &node)
{
    switch (node.kind) {
    case FilterNode::Kind::Person:
        return CriterionKind::PersonProperty;
    case FilterNode::Kind::PersonMetadata:
        return CriterionKind::PersonMetadata;
    case FilterNode::Kind::Cohort:
        return CriterionKind::Cohort;
    case FilterNode::Kind::Behavioral:
        break;
    default:
        return std::nullopt;
    }
    const BehaviourInfo *info = findBehaviour(node);
    if (!info)
        return std::nullopt;
    return static_cast<CriterionKind>(static_cast<int>(CriterionKind::Performed) + static_cast<int>(info->behaviour));
}

const QStringList &timeIntervals()
{
    static const QStringList intervals{QStringLiteral("hour"), QStringLiteral("day"), QStringLiteral("week"),
                                       QStringLiteral("month"), QStringLiteral("year")};
    return intervals;
}

bool isNegated(const FilterNode &node)
{
    return flagIn(node.json[u"negation"]).value_or(false);
}

} // namespace desk
