// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/operators.h"

#include "models/criteria/words.h"

#include <algorithm>

namespace desk {

namespace {

#define LABEL(text) QT_TRANSLATE_NOOP("desk::CriteriaWords", text)

std::vector<Operator> makeOperators()
{
    using E = ValueEditor;
    // name, label, editor, matches missing, person row, event filter, calculates
    return {
        {u"exact", LABEL("equals"), E::TextList},
        {u"is_not", LABEL("does not equal"), E::TextList, true},
        {u"icontains", LABEL("contains"), E::Text},
        {u"not_icontains", LABEL("does not contain"), E::Text, true},
        {u"regex", LABEL("matches regex"), E::Regex},
        {u"not_regex", LABEL("does not match regex"), E::Regex, true},
        {u"gt", LABEL("greater than"), E::Number},
        {u"gte", LABEL("greater than or equal to"), E::Number},
        {u"lt", LABEL("less than"), E::Number},
        {u"lte", LABEL("less than or equal to"), E::Number},
        {u"between", LABEL("between"), E::Range, false, true, false},
        {u"not_between", LABEL("not between"), E::Range, false, true, false},
        {u"is_set", LABEL("is set"), E::None},
        {u"is_not_set", LABEL("is not set"), E::None, true},
        {u"is_date_exact", LABEL("on the date"), E::Date},
        {u"is_date_before", LABEL("before"), E::Date},
        {u"is_date_after", LABEL("since"), E::Date},
        {u"min", LABEL("minimum"), E::Number, false, true, false},
        {u"max", LABEL("maximum"), E::Number, false, true, false},
        {u"in", LABEL("is one of"), E::TextList, false, false, false},
        {u"not_in", LABEL("is none of"), E::TextList, true, false, false},
        {u"icontains_multi", LABEL("contains any of"), E::TextList, false, false},
        {u"not_icontains_multi", LABEL("contains none of"), E::TextList, true, false},
        {u"semver_eq", LABEL("equals (version)"), E::Version, false, false},
        {u"semver_neq", LABEL("does not equal (version)"), E::Version, false, false},
        {u"semver_gt", LABEL("greater than (version)"), E::Version, false, false},
        {u"semver_gte", LABEL("greater than or equal to (version)"), E::Version, false, false},
        {u"semver_lt", LABEL("less than (version)"), E::Version, false, false},
        {u"semver_lte", LABEL("less than or equal to (version)"), E::Version, false, false},
        {u"semver_tilde", LABEL("is in the tilde range (~)"), E::Version, false, false},
        {u"semver_caret", LABEL("is in the caret range (^)"), E::Version, false, false},
        {u"semver_wildcard", LABEL("matches the version pattern (*)"), E::Version, false, false},
        {u"is_cleaned_path_exact", LABEL("equals (cleaned path)"), E::Text, false, false, false},
        {u"flag_evaluates_to", LABEL("evaluates to"), E::Text, false, false, false, false},
    };
}

bool suitsType(const Operator &op, const QString &type)
{
    if (op.editor == ValueEditor::None)
        return true;
    if (type == u"DateTime")
        return op.editor == ValueEditor::Date;
    if (type == u"Boolean")
        return op.name == u"exact" || op.name == u"is_not";
    const bool isNumeric = type == u"Numeric" || type == u"Duration";
    if (op.editor == ValueEditor::Number || op.editor == ValueEditor::Range)
        return type.isEmpty() || isNumeric;
    if (op.editor == ValueEditor::Date)
        return type.isEmpty();
    return !isNumeric || op.editor == ValueEditor::TextList;
}

JsonValue firstOf(const JsonValue &value)
{
    if (!value.isArray())
        return value;
    return value.size() > 0 ? value.array().front() : JsonValue(QString());
}

JsonValue listOf(const JsonValue &value)
{
    if (value.isArray())
        return value;
    const bool isNothing = value.isAbsent() || value.isNull() || (value.isString() && value.toString().isEmpty());
    return isNothing ? JsonValue::emptyArray() : JsonValue(JsonArray{value});
}

} // namespace

QString Operator::text() const
{
    return CriteriaWords::tr(label);
}

const std::vector<Operator> &operators()
{
    static const std::vector<Operator> all = makeOperators();
    return all;
}

const Operator *findOperator(QStringView name)
{
    const auto found =
        std::find_if(operators().begin(), operators().end(), [name](const Operator &op) { return op.name == name; });
    return found == operators().end() ? nullptr : &*found;
}

QString operatorText(QStringView name)
{
    const Operator *op = findOperator(name);
    return op ? op->text() : oneLineText(name.toString());
}

std::vector<const Operator *> operatorsFor(const QString &propertyType, bool forEvents)
{
    std::vector<const Operator *> offered;
    for (const Operator &op : operators()) {
        if (op.calculates && (!forEvents || op.inEventFilter))
            offered.push_back(&op);
    }
    std::stable_partition(offered.begin(), offered.end(),
                          [&propertyType](const Operator *op) { return suitsType(*op, propertyType); });
    return offered;
}

JsonValue convertedValue(const JsonValue &value, QStringView toOperator)
{
    const Operator *op = findOperator(toOperator);
    if (!op)
        return value;
    if (op->editor == ValueEditor::None)
        return {};
    if (op->editor == ValueEditor::TextList)
        return listOf(value);
    if (op->editor == ValueEditor::Range && value.isArray() && value.size() == 2)
        return value;
    if (op->editor == ValueEditor::Range)
        return JsonArray{firstOf(value), firstOf(value)};
    const JsonValue first = firstOf(value);
    const bool isNothing = first.isAbsent() || first.isNull() || (first.isString() && first.toString().isEmpty());
    if (op->editor == ValueEditor::Date && isNothing)
        return JsonValue(QStringLiteral("-30d")); // the web app's first date
    return first.isAbsent() || first.isNull() ? JsonValue(QString()) : first;
}

bool isDateOperator(QStringView name)
{
    const Operator *op = findOperator(name);
    return op && op->editor == ValueEditor::Date;
}

} // namespace desk
