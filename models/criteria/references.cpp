// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/references.h"

#include "models/criteria/words.h"

#include <QSet>

namespace desk {

namespace {

constexpr qsizetype LongestValue = 200;
constexpr qsizetype MostValues = 200; //!< a search need not know every one of ten thousand values

//! Collects each thing once in the order met. The sets answer "seen?" for trees of 100,000 leaves.
class Collector final
{
public:
    void visit(const FilterNode &node);
    CriteriaReferences take() { return std::move(m_found); }

private:
    void visitEvent(const JsonValue &key, const QString &type);
    void visitFilter(const JsonValue &filter);
    void visitValue(const JsonValue &value);
    void visitBehaviour(const JsonValue &json);

    static void add(QStringList &list, QSet<QString> &seen, const QString &text)
    {
        if (text.isEmpty() || seen.contains(text))
            return;
        seen.insert(text);
        list.append(text);
    }
    template<class Id>
    static void add(std::vector<Id> &list, QSet<Id> &seen, Id id)
    {
        if (!id.isValid() || seen.contains(id))
            return;
        seen.insert(id);
        list.push_back(id);
    }

    CriteriaReferences m_found;
    QSet<QString> m_events, m_personProperties, m_eventProperties, m_values;
    QSet<ActionId> m_actions;
    QSet<CohortId> m_cohorts;
};

void Collector::visitEvent(const JsonValue &key, const QString &type)
{
    if (type != u"actions")
        add(m_found.events, m_events, key.toString());
    else if (const auto id = integerIn(key))
        add(m_found.actions, m_actions, ActionId{*id});
}

void Collector::visitValue(const JsonValue &value)
{
    const auto addScalar = [this](const JsonValue &scalar) {
        const QString text = scalar.isNumber() ? QString::fromLatin1(scalar.numberToken()) : scalar.toString();
        if (m_found.values.size() < MostValues)
            add(m_found.values, m_values, text.left(LongestValue));
    };
    if (!value.isArray())
        return addScalar(value);
    for (const JsonValue &element : value.array())
        addScalar(element);
}

void Collector::visitFilter(const JsonValue &filter)
{
    if (filter[u"type"].toString() == u"event")
        add(m_found.eventProperties, m_eventProperties, filter[u"key"].toString());
    visitValue(filter[u"value"]);
}

void Collector::visitBehaviour(const JsonValue &json)
{
    visitEvent(json[u"key"], json[u"event_type"].toString());
    visitEvent(json[u"seq_event"], json[u"seq_event_type"].toString());
    for (const JsonValue &filter : json[u"event_filters"].array())
        visitFilter(filter);
}

void Collector::visit(const FilterNode &node)
{
    switch (node.kind) {
    case FilterNode::Kind::Group:
        for (const FilterNode &child : node.children)
            visit(child);
        return;
    case FilterNode::Kind::Person:
        add(m_found.personProperties, m_personProperties, node.json[u"key"].toString());
        return visitValue(node.json[u"value"]);
    case FilterNode::Kind::Behavioral:
        return visitBehaviour(node.json);
    case FilterNode::Kind::Cohort:
        if (const auto id = referredCohort(node))
            add(m_found.cohorts, m_cohorts, *id);
        return;
    default:
        return;
    }
}

} // namespace

CriteriaReferences referencesOf(const FilterNode &root)
{
    Collector collector;
    collector.visit(root);
    return collector.take();
}

CriteriaReferences referencesOf(const FilterTree &tree)
{
    return tree.hasRoot ? referencesOf(tree.root) : CriteriaReferences();
}

std::optional<CohortId> referredCohort(const FilterNode &leaf)
{
    const JsonValue &value = leaf.json[u"value"];
    const bool isListOfOne = value.isArray() && value.size() == 1;
    const auto id = integerIn(isListOfOne ? value.array().front() : value);
    if (leaf.kind != FilterNode::Kind::Cohort || !id || *id <= 0)
        return std::nullopt;
    return CohortId{*id};
}

} // namespace desk
