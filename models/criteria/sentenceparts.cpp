// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/sentenceparts.h"

#include "models/criteria/operators.h"
#include "models/criteria/timewindow.h"
#include "models/criteria/words.h"

#include <algorithm>
#include <iterator>

namespace desk {

namespace {

using Role = SentencePart::Role;

constexpr size_t ShownFilters = 8;

Sentence placed(QStringView name, const std::vector<SentenceSlot> &places)
{
    const auto found =
        std::find_if(places.begin(), places.end(), [name](const SentenceSlot &slot) { return slot.name == name; });
    return found == places.end() ? Sentence{} : found->parts;
}

Sentence keyPart(const JsonValue &condition)
{
    const QString key = condition[u"key"].toString();
    if (key.isEmpty())
        return missing(CriteriaWords::tr("(choose a property)"));
    return {part(Role::Property, oneLineText(key))};
}

//! A property date: it knows fewer units than a window does (grammar 3).
QString dateText(const QString &text)
{
    const bool isOtherDistance = readRelativeBound(text) && !readRelativeDate(text);
    return isOtherDistance ? CriteriaWords::tr("“%1”").arg(text) : boundText(text);
}

Sentence valuePart(const JsonValue &condition, QStringView op)
{
    const JsonValue &value = condition[u"value"];
    const bool isEmptyText = value.isString() && value.toString().isEmpty();
    if (value.isAbsent() || value.isNull() || isEmptyText)
        return missing(CriteriaWords::tr("(choose a value)"));
    if (isDateOperator(op) && value.isString())
        return {part(Role::Time, dateText(value.toString()))};
    if (value.isArray() && value.size() == 2 && (op == u"between" || op == u"not_between"))
        return {part(Role::Value,
                     CriteriaWords::tr("%1 and %2").arg(valueText(value.array()[0]), valueText(value.array()[1])))};
    return {part(Role::Value, valueText(value))};
}

} // namespace

Sentence filled(const QString &pattern, const std::vector<SentenceSlot> &places)
{
    Sentence sentence;
    qsizetype at = 0;
    while (at < pattern.size()) {
        const qsizetype open = pattern.indexOf(QChar(u'{'), at);
        const qsizetype close = pattern.indexOf(QChar(u'}'), open);
        if (open < 0 || close < 0)
            break;
        append(sentence, words(pattern.sliced(at, open - at)));
        append(sentence, placed(QStringView(pattern).sliced(open + 1, close - open - 1), places));
        at = close + 1;
    }
    append(sentence, words(pattern.sliced(at)));
    return sentence;
}

void append(Sentence &sentence, Sentence more)
{
    std::move(more.begin(), more.end(), std::back_inserter(sentence));
}

Sentence conditionParts(const JsonValue &condition)
{
    const QString stored = condition[u"operator"].toString();
    const QString op = stored.isEmpty() ? QStringLiteral("exact") : stored; // grammar 2.1: the default of evaluation
    const Operator *known = findOperator(op);
    Sentence sentence = keyPart(condition);
    append(sentence, words(QStringLiteral(" ")));
    sentence.push_back(part(known ? Role::Operator : Role::Unknown, operatorText(op)));
    if (known && known->editor == ValueEditor::None)
        return sentence;
    append(sentence, words(QStringLiteral(" ")));
    append(sentence, valuePart(condition, op));
    return sentence;
}

Sentence filterParts(const JsonValue &filter)
{
    const QString type = filter[u"type"].toString();
    const QString key = filter[u"key"].toString();
    if (type == u"hogql")
        return filled(CriteriaWords::tr("the SQL expression {sql} holds"),
                      {{u"sql", {part(Role::Value, oneLineText(key))}}});
    if (type == u"element")
        return filled(CriteriaWords::tr("the element's {condition}"), {{u"condition", conditionParts(filter)}});
    if (type == u"event")
        return conditionParts(filter);
    return {part(Role::Unknown, CriteriaWords::tr("an unknown condition"))};
}

Sentence whereParts(const JsonValue &leaf)
{
    const JsonArray &filters = leaf[u"event_filters"].array();
    Sentence sentence;
    for (size_t i = 0; i < std::min(filters.size(), ShownFilters); ++i) {
        const QString pattern =
            i == 0 ? CriteriaWords::tr(" where {condition}") : CriteriaWords::tr(" and {condition}");
        append(sentence, filled(pattern, {{u"condition", filterParts(filters[i])}}));
    }
    if (filters.size() > ShownFilters)
        append(sentence, words(counted(QT_TRANSLATE_N_NOOP("desk::CriteriaWords", " and %n more condition(s)"),
                                       static_cast<qint64>(filters.size() - ShownFilters))));
    return sentence;
}

} // namespace desk
