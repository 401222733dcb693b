// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/behaviours.h"
#include "models/criteria/findings.h"
#include "models/criteria/membershape.h"
#include "models/criteria/words.h"

#include <QStringList>

namespace desk {

namespace {

QString memberName()
{
    return QStringLiteral("event_filters");
}

//! Grammar 2.5: the element keys that servers evaluate, and the operators of two of them.
void checkElement(const JsonValue &filter, Findings &findings)
{
    static const QStringList keys{QStringLiteral("selector"), QStringLiteral("tag_name"), QStringLiteral("href"),
                                  QStringLiteral("text")};
    const QString key = filter[u"key"].toString();
    const QString op = filter[u"operator"].toString();
    const bool isStrict = key == u"selector" || key == u"tag_name";
    if (!keys.contains(key))
        findings.error("bad_element_key",
                       CriteriaWords::tr("Of an element servers know selector, tag name, link and text only."),
                       memberName());
    else if (isStrict && !op.isEmpty() && op != u"exact" && op != u"is_not")
        findings.error("bad_element_operator",
                       CriteriaWords::tr("Selector and tag name can only equal or not equal a value."), memberName());
}

//! Grammar 2.5: `value` may be null but must be there.
void checkValueMember(const JsonValue &filter, Findings &findings)
{
    if (!filter.contains(u"value"))
        findings.error("missing_member", CriteriaWords::tr("A condition of the event has no value. Enter one."),
                       memberName());
    else if (filter[u"value"].isNull())
        findings.warning("empty_field", CriteriaWords::tr("A condition of the event has an empty value."),
                         memberName());
}

void checkSql(const JsonValue &filter, Findings &findings)
{
    checkShape(filter, sqlFilterShape(), findings);
    if (filter[u"key"].isString() && filter[u"key"].toString().trimmed().isEmpty())
        findings.warning("empty_field", CriteriaWords::tr("The SQL expression is empty. Enter one."), memberName());
}

void checkFilter(const JsonValue &filter, const BehaviourInfo *info, Findings &findings)
{
    const QString type = filter[u"type"].toString();
    if (type == u"hogql")
        return checkSql(filter, findings);
    if (type != u"event" && type != u"element") {
        findings.error("bad_event_filter",
                       CriteriaWords::tr("A condition of the event is of a type that servers do not know here."),
                       memberName());
        return;
    }
    checkShape(filter, eventFilterShape(), findings);
    checkValueMember(filter, findings);
    if (!info || !info->honoursFilters)
        return;
    checkCondition(filter, false, findings);
    if (type == u"element" && info->honoursElements)
        checkElement(filter, findings);
    else if (type == u"element")
        findings.error("element_in_count",
                       CriteriaWords::tr("Conditions about elements make the calculation of a count fail. Use a "
                                         "property of the event."),
                       memberName());
}

} // namespace

void checkEventFilters(const FilterNode &leaf, Findings &findings)
{
    const BehaviourInfo *info = findBehaviour(leaf);
    const JsonArray &filters = leaf.json[u"event_filters"].array();
    for (const JsonValue &filter : filters)
        checkFilter(filter, info, findings);
    if (!filters.empty() && info && !info->honoursFilters)
        findings.warning("filters_ignored",
                         CriteriaWords::tr("Servers ignore the conditions of the event for this kind of criterion."),
                         memberName(), CriteriaWords::tr("Remove the conditions"));
}

} // namespace desk
