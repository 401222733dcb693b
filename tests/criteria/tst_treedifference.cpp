// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/criteria/treedifference.h"
#include "models/criteria/treemerge.h"
#include "models/criteria/worddifference.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

FilterNode node(const QByteArray &text)
{
    return decodeNode(*parseJson(text));
}

QByteArray text(const FilterNode &tree)
{
    return writeJson(encodeNode(tree));
}

//! Every leaf carries a number of its own, so that a merge can be checked leaf by leaf.
FilterNode generatedLeaf(QRandomGenerator &random, int &serial)
{
    const QByteArray key = QByteArray::number(random.bounded(4));
    return node(R"({"type":"person","key":"k)" + key + R"(","operator":"exact","value":")" +
                QByteArray::number(++serial) + R"("})");
}

FilterNode generatedTree(QRandomGenerator &random, int &serial, int depth = 0)
{
    FilterNode group = node(random.bounded(2) ? R"({"type":"AND","values":[]})" : R"({"type":"OR","values":[]})");
    const int children = 1 + random.bounded(5);
    for (int i = 0; i < children; ++i)
        group.children.push_back(depth < 3 && random.bounded(3) == 0 ? generatedTree(random, serial, depth + 1)
                                                                     : generatedLeaf(random, serial));
    return group;
}

void collect(FilterNode &tree, std::vector<FilterNode *> &groups)
{
    groups.push_back(&tree);
    for (FilterNode &child : tree.children)
        if (child.isGroup())
            collect(child, groups);
}

void editOnce(FilterNode &tree, QRandomGenerator &random, int &serial)
{
    std::vector<FilterNode *> groups;
    collect(tree, groups);
    FilterNode &group = *groups[random.bounded(static_cast<quint32>(groups.size()))];
    const auto any = [&](size_t size) { return static_cast<long>(random.bounded(static_cast<quint32>(size))); };
    switch (random.bounded(4)) {
    case 0:
        group.children.insert(group.children.begin() + any(group.children.size() + 1), generatedLeaf(random, serial));
        break;
    case 1:
        if (group.children.size() > 1)
            group.children.erase(group.children.begin() + any(group.children.size()));
        break;
    case 2:
        if (!group.children.empty()) {
            FilterNode &child = group.children[static_cast<size_t>(any(group.children.size()))];
            if (!child.isGroup())
                child.json.set(u"value"_s, QString::number(++serial));
        }
        break;
    default:
        group.json.set(u"type"_s, group.json[u"type"].toString() == "AND"_L1 ? u"OR"_s : u"AND"_s);
    }
}

FilterNode edited(FilterNode tree, QRandomGenerator &random, int &serial, int edits)
{
    for (int i = 0; i < edits; ++i)
        editOnce(tree, random, serial);
    return tree;
}

//! How often each leaf value occurs in a tree.
void countValues(const FilterNode &tree, QMap<QString, int> &counts)
{
    if (!tree.isGroup())
        ++counts[tree.json[u"value"].toString()];
    for (const FilterNode &child : tree.children)
        countValues(child, counts);
}

QMap<QString, int> valuesOf(const FilterNode &tree)
{
    QMap<QString, int> counts;
    countValues(tree, counts);
    return counts;
}

//! Values that stand in the conflicts, so that they count as told.
void countConflicts(const JsonValue &value, QMap<QString, int> &counts)
{
    if (value[u"value"].isString())
        ++counts[value[u"value"].toString()];
    for (const JsonValue &child : value[u"values"].array())
        countConflicts(child, counts);
}

} // namespace

class TestTreeDifference final : public QObject
{
    Q_OBJECT

private slots:
    void allPairsApplyBack();
    void aLeafThatChangedIsTold();
    void mergeKeepsEveryEditOnce();
    void mergeOfOneSideIsThatSide();
    void mergesByMember();
    void conflictsAreWhereBothChanged();
    void wordsThatChanged();
};

void TestTreeDifference::allPairsApplyBack()
{
    QRandomGenerator random(42);
    const int trees = qEnvironmentVariableIsSet("COHORT_DESK_LONG") ? 200 : 50;
    std::vector<FilterNode> all;
    int serial = 0;
    for (int i = 0; i < trees; ++i) {
        // Half of them are edits of another, so that there is something in common to find.
        all.push_back(i % 2 ? edited(all.back(), random, serial, 3) : generatedTree(random, serial));
    }
    for (const FilterNode &before : all) {
        for (const FilterNode &after : all) {
            const TreeDifference changes = difference(before, after);
            QCOMPARE(text(applyDifference(before, changes)), text(after));
            QCOMPARE(changes.isEmpty(), before == after);
        }
    }
}

void TestTreeDifference::aLeafThatChangedIsTold()
{
    const FilterNode before =
        node(R"({"type":"OR","values":[{"type":"person","key":"a"},{"type":"person","key":"b","value":1}]})");
    const FilterNode after =
        node(R"({"type":"OR","values":[{"type":"person","key":"b","value":2},{"type":"cohort","value":3}]})");
    const TreeDifference changes = difference(before, after);
    QVERIFY(!changes.changed);
    QCOMPARE(changes.children.size(), size_t(3));
    QCOMPARE(changes.children[0].fate, TreeDifference::Fate::Removed);
    QCOMPARE(changes.children[1].fate, TreeDifference::Fate::Kept);
    QVERIFY(changes.children[1].inner.changed);
    QCOMPARE(changes.children[2].fate, TreeDifference::Fate::Added);
}

void TestTreeDifference::mergeKeepsEveryEditOnce()
{
    QRandomGenerator random(7);
    const int triples = qEnvironmentVariableIsSet("COHORT_DESK_LONG") ? 2000 : 400;
    for (int i = 0; i < triples; ++i) {
        int serial = 0;
        const FilterNode base = generatedTree(random, serial);
        const FilterNode mine = edited(base, random, serial, 1 + random.bounded(4));
        const FilterNode theirs = edited(base, random, serial, 1 + random.bounded(4));
        const MergedTree merged = mergeTrees(base, mine, theirs);
        const auto was = valuesOf(base), here = valuesOf(mine), there = valuesOf(theirs), now = valuesOf(merged.root);
        QMap<QString, int> told;
        for (const MergeConflict &conflict : merged.conflicts) {
            for (const JsonValue *side : {&conflict.base, &conflict.mine, &conflict.theirs}) {
                if (conflict.member == "value"_L1)
                    ++told[side->toString()];
                else
                    countConflicts(*side, told);
            }
        }
        for (auto value = now.begin(); value != now.end(); ++value)
            QVERIFY2(value.value() == 1, "doubled");
        const auto check = [&](const QMap<QString, int> &side, const QMap<QString, int> &other) {
            for (auto value = side.begin(); value != side.end(); ++value) {
                const bool isNew = !was.contains(value.key());
                const bool keptByBoth = was.contains(value.key()) && other.contains(value.key());
                if ((isNew || keptByBoth) && !now.contains(value.key()) && !told.contains(value.key()))
                    return false;
            }
            for (auto value = was.begin(); value != was.end(); ++value)
                if (!side.contains(value.key()) && now.contains(value.key()) && !told.contains(value.key()))
                    return false; // a removal was undone unseen
            return true;
        };
        QVERIFY2(check(here, there) && check(there, here), text(merged.root).constData());
    }
}

void TestTreeDifference::mergeOfOneSideIsThatSide()
{
    QRandomGenerator random(9);
    for (int i = 0; i < 100; ++i) {
        int serial = 0;
        const FilterNode base = generatedTree(random, serial);
        const FilterNode side = edited(base, random, serial, 4);
        for (const MergedTree &merged :
             {mergeTrees(base, side, base), mergeTrees(base, base, side), mergeTrees(base, side, side)}) {
            QVERIFY(merged.isClean());
            QCOMPARE(text(merged.root), text(side));
        }
    }
}

void TestTreeDifference::mergesByMember()
{
    const FilterNode base =
        node(R"({"type":"OR","values":[{"type":"person","key":"a","operator":"exact","value":1}]})");
    FilterNode mine = base, theirs = base;
    mine.children[0].json.set(u"operator"_s, u"is_not"_s);
    theirs.children[0].json.set(u"value"_s, JsonValue::fromInteger(2));
    theirs.json.set(u"type"_s, u"AND"_s);
    const MergedTree merged = mergeTrees(base, mine, theirs);
    QVERIFY(merged.isClean());
    QCOMPARE(text(merged.root),
             QByteArray(R"({"type":"AND","values":[{"type":"person","key":"a","operator":"is_not","value":2}]})"));
}

void TestTreeDifference::conflictsAreWhereBothChanged()
{
    const FilterNode base =
        node(R"({"type":"OR","values":[{"type":"person","key":"a","value":1},{"type":"person","key":"b","value":1}]})");
    FilterNode mine = base, theirs = base;
    mine.children[0].json.set(u"value"_s, JsonValue::fromInteger(2));
    mine.children.pop_back();
    theirs.children[0].json.set(u"value"_s, JsonValue::fromInteger(3));
    theirs.children[1].json.set(u"value"_s, JsonValue::fromInteger(4));
    const MergedTree merged = mergeTrees(base, mine, theirs);
    QCOMPARE(merged.conflicts.size(), size_t(2));
    QCOMPARE(merged.conflicts[0].member, u"value"_s);
    QCOMPARE(merged.conflicts[0].path, std::vector<int>{0});
    QCOMPARE(merged.conflicts[0].theirs.toInteger(), std::optional<qint64>(3));
    QVERIFY(merged.conflicts[1].member.isEmpty());
    QVERIFY(merged.conflicts[1].mine.isAbsent());
    QCOMPARE(
        text(merged.root),
        QByteArray(
            R"({"type":"OR","values":[{"type":"person","key":"a","value":2},{"type":"person","key":"b","value":4}]})"));
}

void TestTreeDifference::wordsThatChanged()
{
    using Fate = WordRun::Fate;
    const std::vector<WordRun> expected{
        {Fate::Same, u"within "_s}, {Fate::Removed, u"30"_s}, {Fate::Added, u"14"_s}, {Fate::Same, u" days"_s}};
    QCOMPARE(wordDifference(u"within 30 days"_s, u"within 14 days"_s), expected);
    QVERIFY(wordDifference(u""_s, u""_s).empty());
}

QTEST_GUILESS_MAIN(TestTreeDifference)
#include "tst_treedifference.moc"
