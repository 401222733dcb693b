// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/filtereditor/recipes.h"

#include "models/criteria/behaviours.h"
#include "models/criteria/operators.h"

#include <QDate>

namespace desk::test {

using namespace Qt::StringLiterals;

bool Step::doneBy(Hand &hand) const
{
    switch (act) {
    case Act::Add:
        return hand.add(field);
    case Act::Choose:
        return hand.choose(field, text);
    case Act::Pick:
        return hand.pick(field, text);
    case Act::Number:
        return hand.setNumber(field, number);
    case Act::Tick:
        return hand.tick(field);
    case Act::Condition:
        break;
    }
    return hand.addCondition(field);
}

namespace {

using Steps = std::vector<Step>;
using Act = Step::Act;

Step add(CriterionKind kind)
{
    return {Act::Add, criterionText(kind)};
}
Step choose(const QString &field, const QString &text)
{
    return {Act::Choose, field, text};
}
Step pick(const QString &field, const QString &text)
{
    return {Act::Pick, field, text};
}
Step number(const QString &field, int value)
{
    return {Act::Number, field, {}, value};
}

Steps operator+(Steps a, const Steps &b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

//! What is done about the value of an operator, and the value that comes of it (empty: none).
struct ValuePart
{
    Steps steps;
    QByteArray json;
};

//! `text`, `number`: rules for what to pick where any text, any number fits.
ValuePart valuePart(const Operator &op, const QString &version)
{
    const bool needsTwo = op.name == u"in" || op.name == u"not_in" || op.name.endsWith(u"_multi");
    switch (op.editor) {
    case ValueEditor::None:
        return {};
    case ValueEditor::TextList:
        return needsTwo ? ValuePart{{pick(u"Add value"_s, u"@1"_s), pick(u"Add value"_s, u"@2"_s)}, R"(["$1","$2"])"}
                        : ValuePart{{pick(u"Add value"_s, u"@1"_s)}, R"(["$1"])"};
    case ValueEditor::Range:
        return {{pick(u"From"_s, u"@1"_s), pick(u"To"_s, u"@1"_s)}, R"(["$1","$2"])"};
    case ValueEditor::Date:
        return {{number(u"Number"_s, 28)}, R"("-28d")"};
    case ValueEditor::Version:
        return {{pick(u"Value"_s, op.name == u"semver_wildcard" ? u"@[0-9]+[.][*]"_s : version)}, R"("$1")"};
    default:
        return {{pick(u"Value"_s, u"@1"_s)}, R"("$1")"};
    }
}

//! A person property that the values of an operator make sense for.
QString propertyFor(const Operator &op)
{
    switch (op.editor) {
    case ValueEditor::Number:
    case ValueEditor::Range:
        return u"seats"_s;
    case ValueEditor::Date:
        return u"last_login"_s;
    case ValueEditor::Version:
        return u"app_version"_s;
    default:
        return u"plan"_s;
    }
}

QByteArray valueMember(const QByteArray &json)
{
    return json.isEmpty() ? json : R"(,"value":)" + json;
}

void addPersonOperators(std::vector<Recipe> &all)
{
    for (const Operator *op : operatorsFor({})) {
        const QString property = propertyFor(*op);
        const ValuePart value = valuePart(*op, u"@[0-9]+[.][0-9]+[.][0-9]+"_s);
        const Steps steps{add(CriterionKind::PersonProperty), pick(u"Property"_s, property),
                          choose(u"Condition"_s, op->text())};
        all.push_back({u"person "_s + op->name.toString(), steps + value.steps,
                       R"([{"type":"person","key":")" + property.toUtf8() + R"(","operator":")" + op->name.toUtf8() +
                           R"(","negation":false)" + valueMember(value.json) + "}]",
                       op->name == u"exact" || op->name == u"between"});
    }
}

//! An event filter under "completed event", by every operator.
void addEventOperators(std::vector<Recipe> &all)
{
    for (const Operator *op : operatorsFor({}, true)) {
        const bool isText =
            op->editor == ValueEditor::TextList || op->editor == ValueEditor::Text || op->editor == ValueEditor::Regex;
        const QString event = isText ? u"$pageview"_s : u"purchase"_s;
        const QString property = isText ? u"$browser"_s : u"amount"_s;
        ValuePart value = valuePart(*op, u"@[0-9]+[.][0-9]+"_s);
        if (value.json.isEmpty()) // must be there all the same (grammar 2.5)
            value.json = '"' + op->name.toUtf8() + '"';
        const Steps steps{add(CriterionKind::Performed),
                          pick(u"Event"_s, event),
                          {Act::Condition, u"Property of the event"_s},
                          pick(u"Property"_s, property),
                          choose(u"Condition"_s, op->text())};
        all.push_back({u"event "_s + op->name.toString(), steps + value.steps,
                       R"([{"type":"behavioral","key":")" + event.toUtf8() +
                           R"(","value":"performed_event","event_type":"events","explicit_datetime":"-30d",)"
                           R"("negation":false,"event_filters":[{"type":"event","key":")" +
                           property.toUtf8() + R"(","operator":")" + op->name.toUtf8() + '"' + valueMember(value.json) +
                           "}]}]",
                       op->name == u"icontains"});
    }
}

//! A behavioural criterion: what it begins with, and its members beside type, key, value, event_type, negation.
QByteArray behaviour(const char *value, const QByteArray &members, const char *key = "\"purchase\"",
                     const char *type = "events", const char *negation = "false")
{
    return QByteArray(R"([{"type":"behavioral","value":")") + value + R"(","key":)" + key + R"(,"event_type":")" +
           type + R"(","negation":)" + negation + (members.isEmpty() ? "" : ",") + members + "}]";
}

Steps begin(CriterionKind kind)
{
    return {add(kind), pick(u"Event"_s, u"purchase"_s)};
}

void addWindows(std::vector<Recipe> &all)
{
    using K = CriterionKind;
    const QByteArray fixed = QDate::currentDate().addDays(-30).toString(Qt::ISODate).toUtf8();
    all.push_back({u"performed, relative"_s, begin(K::Performed) + Steps{number(u"Number"_s, 7)},
                   behaviour("performed_event", R"("explicit_datetime":"-7d")"), true});
    for (const auto &[words, letter] :
         {std::pair{"hours ago", 'h'}, {"weeks ago", 'w'}, {"months ago", 'm'}, {"years ago", 'y'}})
        all.push_back({u"performed, "_s + QLatin1String(words),
                       begin(K::Performed) + Steps{number(u"Number"_s, 26), choose(u"Unit"_s, QLatin1String(words))},
                       behaviour("performed_event", QByteArray(R"("explicit_datetime":"-26)") + letter + '"')});
    all.push_back({u"performed, from a day on"_s, begin(K::Performed) + Steps{choose(u"After"_s, u"a fixed date"_s)},
                   behaviour("performed_event", R"("explicit_datetime":")" + fixed + '"')});
    all.push_back({u"performed, from and to"_s,
                   begin(K::Performed) + Steps{choose(u"Until"_s, u"some time ago"_s), number(u"Number#2"_s, 3)},
                   behaviour("performed_event", R"("explicit_datetime":"-30d","explicit_datetime_to":"-3d")"), true});
    all.push_back({u"first time"_s, begin(K::FirstTime) + Steps{number(u"Number"_s, 28)},
                   behaviour("performed_event_first_time", R"("time_value":28,"time_interval":"day")")});
    all.push_back({u"first time, weeks"_s,
                   begin(K::FirstTime) + Steps{number(u"Number"_s, 28), choose(u"Unit"_s, u"weeks ago"_s)},
                   behaviour("performed_event_first_time", R"("time_value":28,"time_interval":"week")"), true});
    all.push_back({u"first time, from a day on"_s, begin(K::FirstTime) + Steps{choose(u"After"_s, u"a fixed date"_s)},
                   behaviour("performed_event_first_time",
                             R"("time_value":30,"time_interval":"day","explicit_datetime":")" + fixed + '"')});
}

void addCounts(std::vector<Recipe> &all)
{
    using K = CriterionKind;
    const std::pair<QString, const char *> counts[] = {{u"exactly"_s, "exact"},
                                                       {u"at least"_s, "gte"},
                                                       {u"at most"_s, "lte"},
                                                       {u"more than"_s, "gt"},
                                                       {u"fewer than"_s, "lt"}};
    for (const auto &[words, name] : counts)
        all.push_back({u"multiple, "_s + words,
                       begin(K::Multiple) + Steps{choose(u"How often"_s, words), number(u"Times"_s, 2)},
                       behaviour("performed_event_multiple", QByteArray(R"("operator":")") + name +
                                                                 R"(","operator_value":2,"explicit_datetime":"-30d")"),
                       words == u"at least"});
    for (const auto &[words, name] : {counts[0], counts[1], counts[2]})
        all.push_back(
            {u"regularly, "_s + words,
             begin(K::Regularly) + Steps{choose(u"How often"_s, words), number(u"Times"_s, 1),
                                         number(u"Per period of"_s, 2), choose(u"Unit"_s, u"weeks"_s),
                                         number(u"In at least"_s, 2), number(u"Of the last periods"_s, 8)},
             behaviour(
                 "performed_event_regularly",
                 QByteArray(R"("operator":")") + name +
                     R"(","operator_value":1,"time_value":2,"time_interval":"week","min_periods":2,"total_periods":8)"),
             words == u"at least"});
}

void addPairs(std::vector<Recipe> &all)
{
    using K = CriterionKind;
    all.push_back(
        {u"sequence"_s,
         Steps{add(K::Sequence), pick(u"Event"_s, u"login"_s), number(u"In the last"_s, 40),
               pick(u"Followed by"_s, u"purchase"_s), number(u"Within"_s, 2), choose(u"Unit#2"_s, u"weeks"_s)},
         behaviour("performed_event_sequence",
                   R"("time_value":40,"time_interval":"day","seq_event":"purchase","seq_event_type":"events",)"
                   R"("seq_time_value":2,"seq_time_interval":"week")",
                   "\"login\""),
         true});
    all.push_back({u"stopped"_s,
                   begin(K::Stopped) + Steps{number(u"Not in the last"_s, 14), number(u"But in the last"_s, 28)},
                   behaviour("stopped_performing_event",
                             R"("time_value":28,"time_interval":"day","seq_time_value":14,"seq_time_interval":"day")"),
                   true});
    all.push_back({u"restarted"_s,
                   begin(K::Restarted) + Steps{number(u"In the last"_s, 16), number(u"But not in the last"_s, 32)},
                   behaviour("restarted_performing_event",
                             R"("time_value":32,"time_interval":"day","seq_time_value":16,"seq_time_interval":"day")"),
                   true});
    const Steps action{choose(u"Of kind"_s, u"an action"_s), pick(u"Event"_s, u"Bought for 50 or more"_s)};
    all.push_back({u"an action"_s, Steps{add(K::Performed)} + action,
                   behaviour("performed_event", R"("explicit_datetime":"-30d")", "31", "actions"), true});
}

void addFilters(std::vector<Recipe> &all)
{
    using K = CriterionKind;
    const Steps clicked{add(K::Performed),
                        pick(u"Event"_s, u"$autocapture"_s),
                        {Act::Condition, u"Clicked element"_s},
                        choose(u"Part of the element"_s, u"tag name"_s),
                        pick(u"Add value"_s, u"button"_s)};
    all.push_back({u"a clicked element"_s, clicked,
                   behaviour("performed_event",
                             R"("explicit_datetime":"-30d","event_filters":[{"type":"element","key":"tag_name",)"
                             R"("operator":"exact","value":["button"]}])",
                             "\"$autocapture\"")});
    const Steps sql{add(K::Performed),
                    pick(u"Event"_s, u"purchase"_s),
                    {Act::Condition, u"SQL expression"_s},
                    pick(u"SQL"_s, u"@isNotNull.*"_s)};
    all.push_back(
        {u"SQL"_s, sql,
         behaviour("performed_event", R"("explicit_datetime":"-30d","event_filters":[{"type":"hogql","key":"$1"}])"),
         false, false});
}

//! The rest: cohorts, creation dates, and "not", which needs something positive beside it.
void addOthers(std::vector<Recipe> &all)
{
    using K = CriterionKind;
    const Steps everybody{add(K::PersonProperty), pick(u"Property"_s, u"plan"_s),
                          choose(u"Condition"_s, findOperator(u"is_set")->text())};
    const QByteArray everybodyJson = R"([{"type":"person","key":"plan","operator":"is_set","negation":false},)";
    const QByteArray cohort = R"({"type":"cohort","key":"id","value":"$1","negation":)";
    all.push_back({u"in a cohort"_s, {add(K::Cohort), pick(u"Cohort"_s, u"@Pro.*"_s)}, '[' + cohort + "false}]", true});
    all.push_back(
        {u"not in a cohort"_s,
         everybody + Steps{add(K::Cohort), pick(u"Cohort"_s, u"@Pro.*"_s), {Act::Tick, u"People who are not in it"_s}},
         everybodyJson + cohort + "true}]"});
    all.push_back(
        {u"did not"_s, everybody + begin(K::Performed) + Steps{{Act::Tick, u"Exclude the people who match this"_s}},
         everybodyJson + behaviour("performed_event", R"("explicit_datetime":"-30d")", "\"purchase\"", "events", "true")
                             .sliced(1)});
    for (const Operator *op : operatorsFor(u"DateTime"_s))
        if (op->editor == ValueEditor::Date)
            all.push_back({u"created, "_s + op->name.toString(),
                           {add(K::PersonMetadata), choose(u"Condition"_s, op->text()), number(u"Number"_s, 28),
                            choose(u"Unit"_s, u"weeks ago"_s)},
                           R"([{"type":"person_metadata","key":"created_at","operator":")" + op->name.toUtf8() +
                               R"(","value":"-28w","negation":false}])"});
}

} // namespace

std::vector<Recipe> recipes()
{
    std::vector<Recipe> all;
    addPersonOperators(all);
    addEventOperators(all);
    addWindows(all);
    addCounts(all);
    addPairs(all);
    addFilters(all);
    addOthers(all);
    return all;
}

} // namespace desk::test
