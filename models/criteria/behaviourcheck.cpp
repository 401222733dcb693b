// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/behaviours.h"
#include "models/criteria/findings.h"
#include "models/criteria/membershape.h"
#include "models/criteria/timewindow.h"
#include "models/criteria/words.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QStringList>
#include <QTimeZone>

namespace desk {

namespace {

QString text(const JsonValue &leaf, QStringView member)
{
    return leaf[member].toString();
}

bool hasExplicitTime(const JsonValue &leaf)
{
    return !isNothing(leaf[u"explicit_datetime"]) && !text(leaf, u"explicit_datetime").isEmpty();
}

bool hasWindow(const JsonValue &leaf, QStringView value, QStringView interval)
{
    return !isNothing(leaf[value]) && !isNothing(leaf[interval]);
}

//! What a behaviour needs and this leaf lacks; servers save such a leaf and drop it silently (grammar 2.4).
QStringList missingParts(const JsonValue &leaf, const BehaviourInfo &info)
{
    QStringList missing;
    const bool explicitCounts = info.time == TimeForm::Bounds && hasExplicitTime(leaf);
    if (!explicitCounts && !hasWindow(leaf, u"time_value", u"time_interval"))
        missing.append(CriteriaWords::tr("the time"));
    if (info.hasCount && isNothing(leaf[u"operator_value"]))
        missing.append(CriteriaWords::tr("how many times"));
    if (info.hasSecondEvent && (isNothing(leaf[u"seq_event"]) || isNothing(leaf[u"seq_event_type"])))
        missing.append(CriteriaWords::tr("the second event"));
    if (info.hasSecondWindow && !hasWindow(leaf, u"seq_time_value", u"seq_time_interval"))
        missing.append(CriteriaWords::tr("the second time"));
    if (info.hasPeriods && (isNothing(leaf[u"min_periods"]) || isNothing(leaf[u"total_periods"])))
        missing.append(CriteriaWords::tr("the number of periods"));
    return missing;
}

void checkPositive(const JsonValue &leaf, QStringView member, Findings &findings)
{
    const auto number = integerIn(leaf[member]);
    if (number && *number <= 0)
        findings.error("number_not_positive",
                       CriteriaWords::tr("This number must be 1 or more; otherwise the calculation fails."),
                       member.toString());
}

void checkInterval(const JsonValue &leaf, QStringView member, Findings &findings)
{
    const QString interval = text(leaf, member);
    if (interval == u"minute")
        findings.warning("minute_means_month",
                         CriteriaWords::tr("Servers read “minute” as months here. Choose another unit."),
                         member.toString());
    else if (leaf[member].isString() && !timeIntervals().contains(interval))
        findings.error("bad_interval",
                       CriteriaWords::tr("“%1” is no unit of time; the calculation fails. Choose hours, days, weeks, "
                                         "months or years.")
                           .arg(oneLineText(interval, 40)),
                       member.toString());
}

void checkBound(const JsonValue &leaf, QStringView member, Findings &findings)
{
    static const QRegularExpression snapped(QStringLiteral("^-?\\d*[hdwmyqMs](Start|End)$"));
    const QString bound = text(leaf, member);
    const bool isKnown = bound.isEmpty() || bound == u"all" || readRelativeBound(bound) ||
                         readAbsoluteTime(bound, QTimeZone::utc()) || snapped.match(bound).hasMatch();
    if (!isKnown)
        findings.warning(
            "odd_time",
            CriteriaWords::tr("“%1” is no time that servers know; they take some other time instead. Write "
                              "-30d or 2026-01-31.")
                .arg(oneLineText(bound, 40)),
            member.toString());
}

//! Bounds of the same form can be compared whatever the time is; a day of grace, as windows are rounded to days.
void checkOrderOfBounds(const JsonValue &leaf, Findings &findings)
{
    static const QDateTime someDay(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    const QString from = text(leaf, u"explicit_datetime"), to = text(leaf, u"explicit_datetime_to");
    const auto begin = readRelativeBound(from), end = readRelativeBound(to);
    const auto first = begin ? instantOf(*begin, someDay) : readAbsoluteTime(from, QTimeZone::utc());
    const auto last = end ? instantOf(*end, someDay) : readAbsoluteTime(to, QTimeZone::utc());
    if (begin.has_value() == end.has_value() && first && last && last->addDays(1) <= *first)
        findings.warning("matches_nobody",
                         CriteriaWords::tr("The time ends before it begins, so nobody matches. Swap the dates."),
                         QStringLiteral("explicit_datetime_to"));
}

//! Where a fixed date means something else than it seems to.
void checkExplicitTime(const JsonValue &leaf, const BehaviourInfo &info, Findings &findings)
{
    const QString member = QStringLiteral("explicit_datetime");
    if (info.behaviour == Behaviour::Stopped)
        findings.warning("matches_nobody",
                         CriteriaWords::tr("With a fixed date both times are the same and nobody matches. Remove it."),
                         member);
    else if (info.behaviour == Behaviour::Restarted || info.behaviour == Behaviour::Regularly)
        findings.warning("time_ignored", CriteriaWords::tr("Servers ignore the fixed date for this kind of criterion."),
                         member);
    else if (info.behaviour == Behaviour::FirstTime && isNothing(leaf[u"time_value"]))
        findings.warning("web_empty_field", CriteriaWords::tr("The web app shows this time as empty and cannot save."),
                         member);
}

void checkTime(const JsonValue &leaf, const BehaviourInfo &info, Findings &findings)
{
    const bool explicitCounts = info.time == TimeForm::Bounds && hasExplicitTime(leaf);
    if (!explicitCounts) {
        checkPositive(leaf, u"time_value", findings);
        checkInterval(leaf, u"time_interval", findings);
    }
    checkBound(leaf, u"explicit_datetime", findings);
    checkBound(leaf, u"explicit_datetime_to", findings);
    if (!hasExplicitTime(leaf) && !text(leaf, u"explicit_datetime_to").isEmpty())
        findings.warning("end_ignored",
                         CriteriaWords::tr("An end without a beginning is ignored. Choose a beginning too."),
                         QStringLiteral("explicit_datetime_to"));
    checkOrderOfBounds(leaf, findings);
    if (hasExplicitTime(leaf))
        checkExplicitTime(leaf, info, findings);
    if (info.behaviour == Behaviour::Regularly && text(leaf, u"time_interval") == u"hour")
        findings.warning("hours_of_periods", CriteriaWords::tr("Servers cannot count periods of hours well. Use days."),
                         QStringLiteral("time_interval"));
}

void checkCount(const JsonValue &leaf, const BehaviourInfo &info, Findings &findings)
{
    static const QStringList forMultiple{QStringLiteral("gte"), QStringLiteral("lte"), QStringLiteral("gt"),
                                         QStringLiteral("lt"),  QStringLiteral("eq"),  QStringLiteral("exact")};
    static const QStringList forRegularly{QStringLiteral("gte"), QStringLiteral("lte"), QStringLiteral("exact")};
    if (!info.hasCount)
        return;
    const bool isRegularly = info.behaviour == Behaviour::Regularly;
    const bool isDefault = isNothing(leaf[u"operator"]) && !isRegularly;
    const QStringList &known = isRegularly ? forRegularly : forMultiple;
    if (!isDefault && !known.contains(text(leaf, u"operator")))
        findings.error("bad_count_operator",
                       CriteriaWords::tr("Choose exactly, at least or at most; with anything else the calculation "
                                         "fails."),
                       QStringLiteral("operator"));
    checkPositive(leaf, u"operator_value", findings);
}

//! The web app's measure of a window, for its check of the order of times (grammar 4.9).
qint64 hoursOf(const JsonValue &leaf, QStringView value, QStringView interval)
{
    const qint64 number = std::min<qint64>(integerIn(leaf[value]).value_or(0), 1'000'000);
    const QString unit = text(leaf, interval);
    const qint64 days = unit == u"week" ? 7 : unit == u"month" ? 30 : unit == u"year" ? 365 : unit == u"day" ? 1 : 0;
    return number * (unit == u"hour" ? 1 : 24 * days);
}

void checkSecondWindow(const JsonValue &leaf, const BehaviourInfo &info, Findings &findings)
{
    if (!info.hasSecondWindow)
        return;
    checkPositive(leaf, u"seq_time_value", findings);
    checkInterval(leaf, u"seq_time_interval", findings);
    if (hoursOf(leaf, u"seq_time_value", u"seq_time_interval") > hoursOf(leaf, u"time_value", u"time_interval"))
        findings.warning(
            "time_order",
            CriteriaWords::tr("The inner time is longer than the outer one; the web app refuses this. Make "
                              "it shorter."),
            QStringLiteral("seq_time_value"));
}

void checkPeriods(const JsonValue &leaf, const BehaviourInfo &info, Findings &findings)
{
    if (!info.hasPeriods)
        return;
    checkPositive(leaf, u"min_periods", findings);
    checkPositive(leaf, u"total_periods", findings);
    const auto least = integerIn(leaf[u"min_periods"]);
    const auto total = integerIn(leaf[u"total_periods"]);
    if (least && total && *least > *total)
        findings.error("periods_order",
                       CriteriaWords::tr("More periods are asked for than there are; the calculation fails. Lower the "
                                         "first number or raise the second."),
                       QStringLiteral("min_periods"));
}

void checkEvent(const JsonValue &leaf, QStringView key, QStringView type, Findings &findings)
{
    const QString kind = text(leaf, type);
    const JsonValue &name = leaf[key];
    if (leaf[type].isString() && kind != u"events" && kind != u"actions")
        findings.error("bad_event_type",
                       CriteriaWords::tr("“%1” is neither “events” nor “actions”; the calculation fails.")
                           .arg(oneLineText(kind, 40)),
                       type.toString());
    else if (name.isString() && name.toString().isEmpty())
        findings.warning("empty_field", CriteriaWords::tr("No event or action is chosen. Choose one."), key.toString());
    else if (kind == u"actions" && !isNothing(name) && !integerIn(name))
        findings.error("bad_action", CriteriaWords::tr("An action is named by its number; choose it from the list."),
                       key.toString());
    else if (kind == u"actions" && findings.context().actionExists && integerIn(name) &&
             !findings.context().actionExists(ActionId{*integerIn(name)}))
        findings.warning("missing_action",
                         CriteriaWords::tr("There is no such action in this project; no event matches."),
                         key.toString());
    else if (kind == u"events" && findings.context().eventSeen && name.isString() &&
             !findings.context().eventSeen(name.toString()))
        findings.warning("never_seen",
                         CriteriaWords::tr("The server has not seen the event “%1” yet. It can be saved all the same.")
                             .arg(oneLineText(name.toString(), 40)),
                         key.toString());
}

void checkNegation(const FilterNode &leaf, const BehaviourInfo &info, Findings &findings)
{
    if (isNegated(leaf) && !info.webNegates)
        findings.warning("web_drops_negation",
                         CriteriaWords::tr("The web app drops the “not” of this row when somebody edits it there."),
                         QStringLiteral("negation"));
}

} // namespace

void checkBehaviourLeaf(const FilterNode &leaf, Findings &findings)
{
    const JsonValue &json = leaf.json;
    checkShape(json, behaviourShape(), findings);
    checkEvent(json, u"key", u"event_type", findings);
    checkEventFilters(leaf, findings);
    const BehaviourInfo *info = findBehaviour(leaf);
    if (!info) {
        if (json[u"value"].isString())
            findings.error("unknown_behaviour",
                           CriteriaWords::tr("Servers do not know the behaviour “%1” and leave this criterion out.")
                               .arg(oneLineText(text(json, u"value"), 40)),
                           QStringLiteral("value"));
        return;
    }
    if (const QStringList missing = missingParts(json, *info); !missing.isEmpty())
        findings.error("dropped",
                       CriteriaWords::tr("The server saves this but leaves it out of the calculation: %1 is missing.")
                           .arg(missing.join(QStringLiteral(", "))));
    checkTime(json, *info, findings);
    checkCount(json, *info, findings);
    checkSecondWindow(json, *info, findings);
    checkPeriods(json, *info, findings);
    checkNegation(leaf, *info, findings);
    if (info->hasSecondEvent)
        checkEvent(json, u"seq_event", u"seq_event_type", findings);
}

} // namespace desk
