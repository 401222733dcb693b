// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/formrows.h"

#include "models/criteria/behaviours.h"
#include "models/criteria/timewindow.h"
#include "models/criteria/words.h"
#include "ui/filtereditor/datefield.h"
#include "ui/filtereditor/eventfiltersfield.h"
#include "ui/filtereditor/simplefields.h"

#include <QCoreApplication>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

using Rows = std::vector<FormRow>;

QString words(const char *text)
{
    return QCoreApplication::translate("CriterionForm", text);
}

std::vector<EnumField::Entry> entries(std::initializer_list<std::pair<const char *, const char *>> list)
{
    std::vector<EnumField::Entry> result;
    for (const auto &[value, label] : list)
        result.push_back({JsonValue(QString::fromLatin1(value)), words(label)});
    return result;
}

FormRow enumRow(const QString &label, const QString &member, std::vector<EnumField::Entry> list)
{
    return memberRow(label, member, u"enum:"_s + member,
                     [list = std::move(list)](QWidget *parent) { return new EnumField(list, parent); });
}

FormRow numberRow(const QString &label, const QString &member)
{
    return memberRow(label, member, u"number:"_s + label, [](QWidget *parent) { return new NumberField({}, parent); });
}

FormRow negationRow(const QString &label)
{
    return memberRow({}, u"negation"_s, u"negation:"_s + label,
                     [label](QWidget *parent) { return new CheckField(label, parent); });
}

FormRow intervalRow(const QString &label, const QString &member, bool hours)
{
    std::vector<EnumField::Entry> list;
    for (const QString &unit : timeIntervals())
        if (hours || unit != u"hour")
            list.push_back({JsonValue(unit), durationText(2, unit).section(u' ', 1)});
    return enumRow(label, member, std::move(list));
}

void append(Rows &rows, Rows more)
{
    for (FormRow &row : more)
        rows.push_back(std::move(row));
}

Rows groupRows()
{
    FormRow row = enumRow(words("&Match people who meet"), u"type"_s,
                          entries({{"AND", QT_TRANSLATE_NOOP("CriterionForm", "all of the criteria in this group")},
                                   {"OR", QT_TRANSLATE_NOOP("CriterionForm", "any of the criteria in this group")}}));
    row.read = [](const JsonValue &group) { return JsonValue(group[u"type"].toString().toUpper()); };
    return {row};
}

//! The text for the thing that a value numbers.
template<class Text>
ChoiceField::Words byId(Text text)
{
    return [text](const JsonValue &value) {
        const auto id = integerIn(value);
        return id ? text(*id) : QString();
    };
}

//! The event or the action: which of the two, and its name or number.
Rows eventRows(const JsonValue &leaf, const FormSurroundings &around, const QString &label, const QString &member,
               const QString &typeMember)
{
    Rows rows{enumRow(words("Of &kind"), typeMember,
                      entries({{"events", QT_TRANSLATE_NOOP("CriterionForm", "an event")},
                               {"actions", QT_TRANSLATE_NOOP("CriterionForm", "an action")}}))};
    const bool action = leaf[typeMember].toString() == u"actions";
    EditorChoices *choices = around.choices;
    rows.front().write = [member, typeMember](JsonValue json, const JsonValue &value) {
        if (json[typeMember] != value)
            json.set(member, QString()); // an event's name is no action's number
        json.set(typeMember, value);
        return json;
    };
    rows.push_back(memberRow(label, member, member + (action ? u":action"_s : u":event"_s), [=](QWidget *parent) {
        auto *field = new ChoiceField(!choices ? ChoiceSource()
                                      : action ? choices->actions()
                                               : choices->events(),
                                      {}, parent);
        if (action && choices)
            field->setNames(byId([choices](qint64 id) { return choices->actionName(id); }),
                            byId([choices](qint64 id) { return choices->actionDetail(id); }));
        field->edit()->setListedOnly(action);
        field->edit()->setSeveral([](int count) {
            return QCoreApplication::translate(
                "CriterionForm", "%n actions have this name. Choose one in the list (Down opens it).", nullptr, count);
        });
        return field;
    }));
    return rows;
}

FormRow filtersRow(const JsonValue &leaf, const FormSurroundings &around)
{
    FormRow row = memberRow(words("&Where"), u"event_filters"_s, u"filters"_s,
                            [around](QWidget *parent) { return new EventFiltersField(around, parent); });
    if (around.choices)
        row.source = around.choices->events();
    row.about = leaf[u"event_type"].toString() == u"actions" ? QString() : leaf[u"key"].toString();
    return row;
}

//! The operator and number of "at least 3 times".
Rows countRows(Behaviour behaviour)
{
    auto operators = entries({{"exact", QT_TRANSLATE_NOOP("CriterionForm", "exactly")},
                              {"gte", QT_TRANSLATE_NOOP("CriterionForm", "at least")},
                              {"lte", QT_TRANSLATE_NOOP("CriterionForm", "at most")}});
    if (behaviour == Behaviour::Multiple) {
        const auto more = entries({{"gt", QT_TRANSLATE_NOOP("CriterionForm", "more than")},
                                   {"lt", QT_TRANSLATE_NOOP("CriterionForm", "fewer than")}});
        operators.insert(operators.end(), more.begin(), more.end());
    }
    return {enumRow(words("&How often"), u"operator"_s, std::move(operators)),
            numberRow(words("&Times"), u"operator_value"_s)};
}

FormRow boundRow(const FormSurroundings &around, const QString &label, const QString &member, bool mayBeAbsent)
{
    return memberRow(label, member, u"bound:"_s + member, [around, mayBeAbsent](QWidget *parent) {
        return new DateField(around.zone, mayBeAbsent, parent);
    });
}

//! The number and unit of a leaf as a bound ("-30d"), where they can be one.
QString boundOfWindow(const JsonValue &leaf)
{
    const auto number = integerIn(leaf[u"time_value"]);
    const QString unit = leaf[u"time_interval"].toString();
    return number && *number > 0 && timeIntervals().contains(unit) ? relativeText({*number, unit}) : QString();
}

//! Writes when it begins. `keepsWindow`: the first time of an event, and a sequence, is told by number and unit
//! wherever these can say it, as the web app does; beside a fixed date they stay, for servers that know no dates there,
//! or want both (grammar 2.4, 4.3, 4.4).
JsonValue withBegin(JsonValue leaf, const JsonValue &value, bool keepsWindow)
{
    const auto distance = readRelativeDate(value.toString());
    if (!keepsWindow) {
        leaf.remove(u"time_value");
        leaf.remove(u"time_interval");
    } else if (distance && distance->number > 0 && !isGiven(leaf[u"explicit_datetime_to"])) {
        leaf.set(u"time_value"_s, JsonValue::fromInteger(distance->number));
        leaf.set(u"time_interval"_s, distance->interval);
        leaf.remove(u"explicit_datetime");
        return leaf;
    }
    leaf.set(u"explicit_datetime"_s, value);
    return leaf;
}

//! "After ... until ...": explicit bounds. A leaf that has only a number and a unit is shown in the same words and gets
//! bounds when it is edited, as the web app does (grammar 4.9).
Rows boundsRows(const BehaviourInfo &info, const JsonValue &leaf, const FormSurroundings &around)
{
    FormRow from = boundRow(around, words("&After"), u"explicit_datetime"_s, false);
    const bool keepsWindow = info.behaviour == Behaviour::FirstTime || info.behaviour == Behaviour::Sequence;
    from.write = [keepsWindow](const JsonValue &json, const JsonValue &value) {
        return withBegin(json, value, keepsWindow);
    };
    from.read = [](const JsonValue &json) {
        const QString window = boundOfWindow(json);
        const JsonValue &begin = json[u"explicit_datetime"];
        return isGiven(begin) || window.isEmpty() ? begin : JsonValue(window);
    };
    if (!isGiven(leaf[u"explicit_datetime"]) && !boundOfWindow(leaf).isEmpty())
        from.also = {u"time_value"_s, u"time_interval"_s};
    Rows rows{from};
    if (isGiven(leaf[u"explicit_datetime"]) || isGiven(leaf[u"explicit_datetime_to"]))
        rows.push_back(boundRow(around, words("&Until"), u"explicit_datetime_to"_s, true));
    return rows;
}

Rows durationRows(const QString &label, const QString &value, const QString &interval, bool hours)
{
    return {numberRow(label, value), intervalRow(words("&Unit"), interval, hours)};
}

//! When, in the order of the web app's rows: the second window of stopped and restarted stands first there (4.6, 4.7).
Rows windowRows(const BehaviourInfo &info, const JsonValue &leaf, const FormSurroundings &around)
{
    const bool bounds =
        isGiven(leaf[u"explicit_datetime"]) || !isGiven(leaf[u"time_value"]) || !boundOfWindow(leaf).isEmpty();
    // A fixed date wins over the window of a sequence too (grammar 4.4).
    const bool isDatedSequence = info.behaviour == Behaviour::Sequence && isGiven(leaf[u"explicit_datetime"]);
    if ((info.time == TimeForm::Bounds && bounds) || isDatedSequence)
        return boundsRows(info, leaf, around);
    switch (info.behaviour) {
    case Behaviour::Regularly:
        return durationRows(words("Per p&eriod of"), u"time_value"_s, u"time_interval"_s, false);
    case Behaviour::Stopped:
    case Behaviour::Restarted: {
        Rows rows =
            durationRows(info.behaviour == Behaviour::Stopped ? words("&Not in the last") : words("&In the last"),
                         u"seq_time_value"_s, u"seq_time_interval"_s, true);
        append(rows, durationRows(info.behaviour == Behaviour::Stopped ? words("&But in the last")
                                                                       : words("&But not in the last"),
                                  u"time_value"_s, u"time_interval"_s, true));
        return rows;
    }
    default:
        return durationRows(words("&In the last"), u"time_value"_s, u"time_interval"_s, true);
    }
}

Rows behaviouralRows(const FilterNode &node, const FormSurroundings &around)
{
    const BehaviourInfo *info = findBehaviour(node);
    Rows rows = eventRows(node.json, around, words("&Event"), u"key"_s, u"event_type"_s);
    if (!info || info->behaviour == Behaviour::Unknown)
        return rows;
    if (info->honoursFilters || node.json.contains(u"event_filters"))
        rows.push_back(filtersRow(node.json, around));
    if (info->hasCount)
        append(rows, countRows(info->behaviour));
    append(rows, windowRows(*info, node.json, around));
    if (info->hasSecondEvent) {
        append(rows, eventRows(node.json, around, words("&Followed by"), u"seq_event"_s, u"seq_event_type"_s));
        append(rows, durationRows(words("With&in"), u"seq_time_value"_s, u"seq_time_interval"_s, true));
    }
    if (info->hasPeriods) {
        rows.push_back(numberRow(words("In at &least"), u"min_periods"_s));
        rows.push_back(numberRow(words("&Of the last periods"), u"total_periods"_s));
    }
    rows.push_back(negationRow(words("E&xclude the people who match this")));
    return rows;
}

Rows cohortRows(const FormSurroundings &around)
{
    EditorChoices *choices = around.choices;
    const CohortId self = around.cohort;
    FormRow row = memberRow(words("&Cohort"), u"value"_s, u"cohort"_s, [choices, self](QWidget *parent) {
        auto *field = new ChoiceField(choices ? choices->cohorts(self) : ChoiceSource(), u"Numeric"_s, parent);
        if (choices)
            field->setNames(byId([choices](qint64 id) { return choices->cohortName(id); }),
                            byId([choices](qint64 id) { return choices->cohortDetail(id); }));
        field->edit()->setListedOnly(choices != nullptr);
        field->edit()->setSeveral([](int count) {
            return QCoreApplication::translate(
                "CriterionForm", "%n cohorts have this name. Choose one in the list (Down opens it).", nullptr, count);
        });
        return field;
    });
    row.propertyType = u"Numeric"_s;
    return {row, negationRow(words("People who are &not in it"))};
}

Rows personRows(const FilterNode &node, const FormSurroundings &around)
{
    Rows rows = conditionRows(node.json, around, false);
    if (node.kind == FilterNode::Kind::PersonMetadata)
        rows.front() =
            enumRow(words("&Property"), u"key"_s,
                    entries({{"created_at", QT_TRANSLATE_NOOP("CriterionForm", "first seen (created at)")}}));
    rows.push_back(negationRow(words("E&xclude the people who match this")));
    return rows;
}

} // namespace

FormRow memberRow(const QString &label, const QString &member, const QString &shape,
                  std::function<FieldEditor *(QWidget *)> make)
{
    return {label, member + u'|' + shape, std::move(make), [member](const JsonValue &leaf) { return leaf[member]; },
            [member](JsonValue leaf, const JsonValue &value) {
                if (value.isAbsent())
                    leaf.remove(member);
                else
                    leaf.set(member, value);
                return leaf;
            }};
}

std::vector<FormRow> rowsFor(const FilterNode &node, const FormSurroundings &around)
{
    switch (node.kind) {
    case FilterNode::Kind::Group:
        return groupRows();
    case FilterNode::Kind::Person:
    case FilterNode::Kind::PersonMetadata:
        return personRows(node, around);
    case FilterNode::Kind::Behavioral:
        return behaviouralRows(node, around);
    case FilterNode::Kind::Cohort:
        return cohortRows(around);
    case FilterNode::Kind::Unknown:
        break;
    }
    FormRow json{words("&JSON"), u"json"_s, [](QWidget *parent) { return new JsonField(parent); },
                 [](const JsonValue &leaf) { return leaf; }, [](JsonValue leaf, const JsonValue &) { return leaf; }};
    return {json};
}

} // namespace desk
