// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/changetree.h"

#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/criteria/treedifference.h"
#include "models/tables/celltext.h"
#include "models/tables/changewords.h"

#include <algorithm>

namespace desk {

namespace {

using Fate = ChangeNode::Fate;

ChangeNode plainNode(Fate fate, const QString &text)
{
    const WordRun::Fate words = fate == Fate::Added     ? WordRun::Fate::Added
                                : fate == Fate::Removed ? WordRun::Fate::Removed
                                                        : WordRun::Fate::Same;
    return {fate, {{words, text}}};
}

//! One node as a `filters` value of its own, so that the codec can say what a server adds by itself.
JsonValue alone(const JsonValue &json, FilterNode::Kind kind)
{
    JsonValue group;
    group.set(QStringLiteral("type"), JsonValue(QStringLiteral("AND")));
    group.set(QStringLiteral("values"), JsonValue(JsonArray{encodeNode(FilterNode(kind, json))}));
    JsonValue filters;
    filters.set(QStringLiteral("properties"), group);
    return filters;
}

//! Where the last words of a text begin that end with a comma: the first part of a list.
qsizetype listBegin(const QString &text)
{
    qsizetype begin = text.size();
    for (qsizetype end = text.size(); end > 0;) {
        qsizetype last = end;
        while (last > 0 && text[last - 1].isSpace())
            --last;
        if (last == 0 || text[last - 1] != u',')
            break;
        while (last > 0 && !text[last - 1].isSpace())
            --last;
        begin = end = last;
    }
    return begin;
}

//! "DE, AT → DE, AT, CH" and not "DE, AT → AT, CH": a list that is replaced at its end is shown from its beginning.
void keepListsWhole(std::vector<WordRun> &runs)
{
    using WordFate = WordRun::Fate;
    for (size_t i = 0; i + 2 < runs.size(); ++i) {
        const bool isReplaced = runs[i].fate == WordFate::Same && runs[i + 1].fate == WordFate::Removed &&
                                runs[i + 2].fate == WordFate::Added;
        if (!isReplaced)
            continue;
        const QString list = runs[i].text.mid(listBegin(runs[i].text));
        runs[i].text.chop(list.size());
        runs[i + 1].text.prepend(list);
        runs[i + 2].text.prepend(list);
    }
}

class CriteriaWalk final
{
public:
    explicit CriteriaWalk(const CriteriaNames &names)
        : m_names(names)
    {}
    ChangeNode whole(Fate fate, const FilterNode &node) const
    {
        ChangeNode result = plainNode(fate, sentenceText(node, m_names));
        for (const FilterNode &child : node.children)
            result.parts.push_back(whole(fate, child));
        return result;
    }
    ChangeNode both(const TreeDifference &difference, const FilterNode &before) const
    {
        ChangeNode result =
            difference.changed ? changed(difference, before) : plainNode(Fate::Same, sentenceText(before, m_names));
        size_t old = 0;
        for (const TreeDifference::Child &child : difference.children) {
            if (child.fate == TreeDifference::Fate::Kept && old < before.children.size())
                result.parts.push_back(both(child.inner, before.children[old]));
            else if (child.fate != TreeDifference::Fate::Kept)
                result.parts.push_back(
                    whole(child.fate == TreeDifference::Fate::Added ? Fate::Added : Fate::Removed, child.node));
            old += child.fate == TreeDifference::Fate::Added ? 0 : 1;
        }
        return result;
    }

private:
    ChangeNode changed(const TreeDifference &difference, const FilterNode &before) const
    {
        const FilterNode after(difference.afterKind, difference.after);
        ChangeNode node = changedWords(sentenceText(before, m_names), sentenceText(after, m_names));
        // A sentence does not tell every member: what differs unseen is still a change.
        if (node.fate == Fate::Same && !sameFilters(alone(before.json, before.kind), alone(after.json, after.kind))) {
            node.fate = Fate::Changed;
            node.words.push_back({WordRun::Fate::Added, ChangeWords::unseen()});
        }
        return node;
    }

    const CriteriaNames &m_names;
};

QString shortJson(const JsonValue &json)
{
    return oneLine(QString::fromUtf8(writeJson(json)));
}

//! Whatever stands beside the tree, such as whether test accounts count.
void addSurroundings(const FilterTree &before, const FilterTree &after, std::vector<ChangeNode> &nodes)
{
    if (before.around == after.around || sameFilters(before.around, after.around))
        return;
    const ChangeNode words = changedWords(shortJson(before.around), shortJson(after.around));
    if (words.fate == Fate::Changed)
        nodes.push_back({Fate::Changed, {{WordRun::Fate::Same, ChangeWords::surroundings()}}, {words}});
}

} // namespace

FilterTree filtersOf(const QByteArray &json)
{
    const JsonValue value = readJson(json).value;
    const FilterTree tree = decodeFilters(value);
    if (tree.hasRoot || !value[u"values"].isArray())
        return tree;
    JsonValue wrapped;
    wrapped.set(QStringLiteral("properties"), value);
    return decodeFilters(wrapped);
}

ChangeNode changedWords(const QString &before, const QString &after)
{
    if (before == after)
        return plainNode(Fate::Same, before);
    std::vector<WordRun> runs = wordDifference(before, after);
    qsizetype same = 0;
    for (const WordRun &run : runs)
        same += run.fate == WordRun::Fate::Same ? QStringView(run.text).trimmed().size() : 0;
    // Word by word helps only where most of the words stayed.
    if (same * 3 < std::max(before.size(), after.size()))
        runs = {{WordRun::Fate::Removed, before}, {WordRun::Fate::Added, after}};
    keepListsWhole(runs);
    std::erase_if(runs, [](const WordRun &run) { return run.text.isEmpty(); });
    return {Fate::Changed, std::move(runs)};
}

std::vector<ChangeNode> criteriaChanges(const FilterTree &before, const FilterTree &after, const CriteriaNames &names)
{
    const CriteriaWalk walk(names);
    std::vector<ChangeNode> nodes;
    if (before.hasRoot && after.hasRoot)
        nodes.push_back(walk.both(difference(before.root, after.root), before.root));
    else if (before.hasRoot)
        nodes.push_back(walk.whole(Fate::Removed, before.root));
    else if (after.hasRoot)
        nodes.push_back(walk.whole(Fate::Added, after.root));
    if (before.hasRoot && after.hasRoot)
        addSurroundings(before, after, nodes);
    return nodes;
}

std::vector<ChangeNode> criteriaChanges(const QByteArray &before, const QByteArray &after, const CriteriaNames &names)
{
    std::vector<ChangeNode> nodes = criteriaChanges(filtersOf(before), filtersOf(after), names);
    if (nodes.empty() && before != after)
        nodes.push_back(changedWords(oneLine(QString::fromUtf8(before)), oneLine(QString::fromUtf8(after))));
    return nodes;
}

std::vector<ChangeNode> entryChanges(const ActivityEntry &entry, const CriteriaNames &names)
{
    std::vector<ChangeNode> nodes;
    if (!entry.changes)
        return nodes;
    for (const ActivityChange &change : *entry.changes) {
        if (change.field == u"filters")
            nodes.push_back({Fate::Changed,
                             {{WordRun::Fate::Same, fieldWord(change.field)}},
                             criteriaChanges(change.before, change.after, names)});
        else if (const auto node = fieldChange(change))
            nodes.push_back(*node);
    }
    return nodes;
}

bool hasChanges(const std::vector<ChangeNode> &nodes)
{
    return std::any_of(nodes.begin(), nodes.end(),
                       [](const ChangeNode &node) { return node.fate != Fate::Same || hasChanges(node.parts); });
}

} // namespace desk
