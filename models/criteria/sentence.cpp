// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/sentence.h"

#include "models/criteria/behaviours.h"
#include "models/criteria/sentenceparts.h"
#include "models/criteria/words.h"

namespace desk {

namespace {

using Role = SentencePart::Role;

bool isAny(const FilterNode &group)
{
    return group.json[u"type"].toString().compare(u"OR", Qt::CaseInsensitive) == 0;
}

Sentence personSentence(const FilterNode &leaf)
{
    const QString pattern = isNegated(leaf) ? CriteriaWords::tr("do not have the property {condition}")
                                            : CriteriaWords::tr("have the property {condition}");
    return filled(pattern, {{u"condition", conditionParts(leaf.json)}});
}

//! The one field that servers know is the creation date; it has no name of its own in a sentence.
Sentence metadataSentence(const FilterNode &leaf)
{
    const bool negated = isNegated(leaf);
    Sentence condition = conditionParts(leaf.json);
    if (leaf.json[u"key"].toString() != u"created_at")
        return filled(negated ? CriteriaWords::tr("do not have the person field {condition}")
                              : CriteriaWords::tr("have the person field {condition}"),
                      {{u"condition", std::move(condition)}});
    condition.erase(condition.begin(), condition.begin() + 2); // the key and a blank
    return filled(negated ? CriteriaWords::tr("do not have a creation date {condition}")
                          : CriteriaWords::tr("have a creation date {condition}"),
                  {{u"condition", std::move(condition)}});
}

//! Old rows hold the id as text or as a list of one (grammar 2.3).
std::optional<qint64> cohortIdOf(const JsonValue &value)
{
    return integerIn(value.isArray() && value.size() == 1 ? value.array().front() : value);
}

Sentence cohortName(const FilterNode &leaf, const CriteriaNames &names)
{
    const JsonValue &value = leaf.json[u"value"];
    if (value.isAbsent() || value.isNull())
        return missing(CriteriaWords::tr("(choose a cohort)"));
    const auto id = cohortIdOf(value);
    const QString name = id && names.cohort ? names.cohort(CohortId{*id}) : QString();
    return {part(Role::Cohort, name.isEmpty() ? valueText(value) : oneLineText(name))};
}

Sentence cohortSentence(const FilterNode &leaf, const CriteriaNames &names, bool asClause)
{
    QString pattern;
    if (asClause)
        pattern =
            isNegated(leaf) ? CriteriaWords::tr("are not in cohort {name}") : CriteriaWords::tr("are in cohort {name}");
    else
        pattern = isNegated(leaf) ? CriteriaWords::tr("not in cohort {name}") : CriteriaWords::tr("in cohort {name}");
    return filled(pattern, {{u"name", cohortName(leaf, names)}});
}

Sentence unknownSentence(const FilterNode &node)
{
    const QString type = node.json[u"type"].toString();
    if (node.json.contains(u"values"))
        return {part(Role::Unknown, CriteriaWords::tr("a group that this program does not show"))};
    if (type.isEmpty())
        return {part(Role::Unknown, CriteriaWords::tr("something that is no criterion"))};
    const QString key = node.json[u"key"].toString();
    const QString text =
        key.isEmpty()
            ? CriteriaWords::tr("an unknown criterion of type %1").arg(oneLineText(type))
            : CriteriaWords::tr("an unknown criterion of type %1 about %2").arg(oneLineText(type), oneLineText(key));
    return {part(Role::Unknown, text)};
}

Sentence makeSentence(const FilterNode &node, const CriteriaNames &names, bool asClause)
{
    switch (node.kind) {
    case FilterNode::Kind::Group:
        return words(isAny(node) ? CriteriaWords::tr("ANY of") : CriteriaWords::tr("ALL of"));
    case FilterNode::Kind::Person:
        return personSentence(node);
    case FilterNode::Kind::PersonMetadata:
        return metadataSentence(node);
    case FilterNode::Kind::Behavioral:
        return behaviourSentence(node, names);
    case FilterNode::Kind::Cohort:
        return cohortSentence(node, names, asClause);
    case FilterNode::Kind::Unknown:
        break;
    }
    Sentence unknown = unknownSentence(node);
    return asClause ? filled(CriteriaWords::tr("meet {criterion}"), {{u"criterion", std::move(unknown)}}) : unknown;
}

} // namespace

Sentence sentence(const FilterNode &node, const CriteriaNames &names)
{
    return makeSentence(node, names, false);
}

Sentence clause(const FilterNode &node, const CriteriaNames &names)
{
    return makeSentence(node, names, true);
}

QString sentenceText(const Sentence &sentence)
{
    QString text;
    for (const SentencePart &piece : sentence)
        text += piece.text;
    return text;
}

QString rootText(const FilterNode &root)
{
    return isAny(root) ? CriteriaWords::tr("Match people who meet ANY of")
                       : CriteriaWords::tr("Match people who meet ALL of");
}

} // namespace desk
