// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/findings.h"
#include "models/criteria/membershape.h"
#include "models/criteria/operators.h"
#include "models/criteria/words.h"

#include <QStringList>

namespace desk {

namespace {

//! `value` is required unless the operator has none (grammar 2.1).
void checkValueIsThere(const JsonValue &leaf, Findings &findings)
{
    const Operator *op = findOperator(leaf[u"operator"].toString());
    const bool needsNone = op && op->editor == ValueEditor::None;
    if (!needsNone && isNothing(leaf[u"value"]))
        findings.error("missing_member", CriteriaWords::tr("The value is missing. Enter one."),
                       QStringLiteral("value"));
}

bool isTextOnly(const JsonValue &value)
{
    if (!value.isArray())
        return !value.isNumber();
    for (const JsonValue &element : value.array()) {
        if (element.isNumber())
            return false;
    }
    return true;
}

//! A bare number against a property that is defined as text can fail the whole calculation (grammar 3).
void checkPropertyType(const JsonValue &leaf, Findings &findings)
{
    const auto &typeOf = findings.context().personPropertyType;
    if (typeOf && !isTextOnly(leaf[u"value"]) && typeOf(leaf[u"key"].toString()) == u"String")
        findings.warning("number_for_text",
                         CriteriaWords::tr("This property holds texts; a bare number can make the calculation fail. "
                                           "Write the number as text."),
                         QStringLiteral("value"), CriteriaWords::tr("Write it as text"));
}

//! Values that are compared as a whole; a part of a text or a bound need not have been seen.
bool comparesWhole(const QString &op)
{
    return op == u"exact" || op == u"is_not" || op == u"in" || op == u"not_in";
}

void checkSeen(const JsonValue &leaf, Findings &findings)
{
    const CriteriaContext &context = findings.context();
    const QString key = leaf[u"key"].toString();
    if (key.isEmpty())
        return;
    if (context.personPropertySeen && !context.personPropertySeen(key)) {
        findings.warning("never_seen",
                         CriteriaWords::tr("The server has seen nobody with the property “%1” yet. It can be saved all "
                                           "the same.")
                             .arg(oneLineText(key, 40)),
                         QStringLiteral("key"));
        return;
    }
    if (!context.personValueSeen || !comparesWhole(leaf[u"operator"].toString()))
        return;
    const JsonValue &value = leaf[u"value"];
    QStringList unseen;
    for (const JsonValue &one : value.isArray() ? value.array() : JsonArray{value})
        if (!isNothing(one) && !context.personValueSeen(key, one))
            unseen.append(valueText(one));
    if (!unseen.isEmpty())
        findings.warning("never_seen",
                         CriteriaWords::tr("The server has seen nobody with the value “%1” yet. It can be saved all "
                                           "the same.")
                             .arg(unseen.mid(0, 3).join(QStringLiteral("”, “"))),
                         QStringLiteral("value"));
}

void checkMetadataKey(const FilterNode &leaf, Findings &findings)
{
    const JsonValue &key = leaf.json[u"key"];
    if (leaf.kind == FilterNode::Kind::PersonMetadata && key.isString() && key.toString() != u"created_at")
        findings.error("unsupported_key",
                       CriteriaWords::tr("Servers know only the creation date (created_at) here, not “%1”.")
                           .arg(oneLineText(key.toString(), 40)),
                       QStringLiteral("key"));
}

void checkReference(CohortId id, Findings &findings)
{
    using State = CriteriaContext::CohortState;
    const CriteriaContext &context = findings.context();
    const State state = context.cohort ? context.cohort(id) : State::Exists;
    const QString member = QStringLiteral("value");
    if (context.self.isValid() && id == context.self)
        findings.error("cohort_loop", CriteriaWords::tr("A cohort cannot refer to itself. Choose another."), member);
    else if (state == State::LeadsBack)
        findings.error("cohort_loop",
                       CriteriaWords::tr("This cohort depends on the one you edit; servers refuse such a loop. Choose "
                                         "another."),
                       member);
    else if (state == State::Missing)
        findings.error("missing_cohort",
                       CriteriaWords::tr("There is no cohort %1 in this project; the server refuses the change.")
                           .arg(id.toString()),
                       member);
    else if (state == State::Deleted)
        findings.warning("deleted_cohort",
                         CriteriaWords::tr("This cohort is deleted; its last list of people is used."), member);
}

} // namespace

void checkPersonLeaf(const FilterNode &leaf, Findings &findings)
{
    checkShape(leaf.json, personShape(), findings);
    checkValueIsThere(leaf.json, findings);
    checkMetadataKey(leaf, findings);
    if (leaf.json[u"operator"].isString())
        checkCondition(leaf.json, true, findings);
    checkPropertyType(leaf.json, findings);
    if (leaf.kind == FilterNode::Kind::Person)
        checkSeen(leaf.json, findings);
}

void checkCohortLeaf(const FilterNode &leaf, Findings &findings)
{
    const JsonValue &key = leaf.json[u"key"];
    const JsonValue &value = leaf.json[u"value"];
    if (isNothing(value)) {
        JsonValue rest = leaf.json;
        rest.set(QStringLiteral("value"), JsonValue::fromInteger(0)); // said better below
        checkShape(rest, cohortShape(), findings);
        findings.error("missing_member", CriteriaWords::tr("No cohort is chosen. Choose one."),
                       QStringLiteral("value"));
    } else {
        checkShape(leaf.json, cohortShape(), findings);
    }
    if (key.isString() && key.toString() != u"id")
        findings.error("unsupported_key", CriteriaWords::tr("The key of a cohort criterion must be “id”."),
                       QStringLiteral("key"), CriteriaWords::tr("Set it to “id”"));
    if (const auto id = integerIn(value))
        checkReference(CohortId{*id}, findings);
}

} // namespace desk
