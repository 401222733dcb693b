// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/filter/criteriaclipboard.h"
#include "models/filter/filterdocument.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QMimeData>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

JsonValue json(const char *text)
{
    return *parseJson(QByteArrayView(text));
}

FilterNode leaf(const QString &key)
{
    JsonValue value = json(R"({"type":"person","operator":"exact","value":["x"]})");
    value.set(u"key"_s, key);
    return decodeNode(value);
}

//! The tree as indented text, one row a line: connective or key.
void describe(const FilterNode &node, int depth, QStringList &lines)
{
    const QString word = node.isGroup() ? node.json[u"type"].toString() : node.json[u"key"].toString();
    lines << QString(depth, u' ') + (node.json[u"negation"].toBool() ? u"not "_s : QString()) + word;
    for (const FilterNode &child : node.children)
        describe(child, depth + 1, lines);
}

QString shape(const FilterDocument &document)
{
    QStringList lines;
    if (document.tree().hasRoot)
        describe(document.tree().root, 0, lines);
    return lines.join(u'|');
}

//! A tree from the same notation: "OR| AND|  a|  b| c".
FilterNode fromShape(const QStringList &lines, qsizetype &at, qsizetype depth)
{
    const QString word = lines[at++].mid(depth);
    if (word != "AND"_L1 && word != "OR"_L1)
        return leaf(word);
    FilterNode group = FilterDocument::emptyGroup(word);
    while (at < lines.size() && lines[at].startsWith(QString(depth + 1, u' ')))
        group.children.push_back(fromShape(lines, at, depth + 1));
    return group;
}

FilterTree treeOf(const QString &shape)
{
    qsizetype at = 0;
    return FilterTree{json(R"({"properties":0})"), fromShape(shape.split(u'|'), at, 0), true};
}

std::vector<NodePath> allPaths(const FilterNode &node, const NodePath &here = {})
{
    std::vector<NodePath> paths{here};
    for (size_t i = 0; i < node.children.size(); ++i)
        for (NodePath &path : allPaths(node.children[i], childPath(here, static_cast<int>(i))))
            paths.push_back(std::move(path));
    return paths;
}

} // namespace

class TestFilterDocument final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void loadingIsClean();
    void verbs_data();
    void verbs();
    void typingMergesIntoOneStep();
    void typingBackToTheStartIsNoStep();
    void changingOneLeafTouchesNothingElse();
    void groupsAndSingleCriteriaDoNotMix();
    void typedJsonIsOneStep();
    void nothingGoesIntoItself();
    void readOnlyRefuses();
    void pasteMakesTheRoot();
    void pasteRefusesNonsenseWithThePlace();
    void dropWithinTheDocumentMoves();
    void dropsFollowTheirRows();
    void dropsBesideAllRows();
    void randomEditsUndoAndRedoExactly();
    void fiveThousandLeavesOpenAndEdit();
};

void TestFilterDocument::loadingIsClean()
{
    FilterDocument document;
    CriteriaModel *const model = document.model();
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    document.load(treeOf(u"OR| AND|  a|  b"_s));
    QVERIFY(!document.isModified());
    QCOMPARE(shape(document), u"OR| AND|  a|  b"_s);
    QCOMPARE(model->rowCount(), 1);
    QVERIFY(!document.undoStack()->canUndo());
}

void TestFilterDocument::verbs_data()
{
    using Verb = std::function<void(FilterDocument &)>;
    QTest::addColumn<QString>("before");
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const QString &before, Verb verb, const QString &after) {
        QTest::newRow(name) << before << verb << after;
    };
    row(
        "insert", u"OR| AND|  a"_s, [](auto &d) { d.insert({0}, 0, {leaf(u"b"_s)}); }, u"OR| AND|  b|  a"_s);
    row(
        "insert past the end", u"OR| a"_s, [](auto &d) { d.insert({}, 99, {leaf(u"b"_s)}); }, u"OR| a| b"_s);
    row(
        "remove two", u"OR| a| b| c"_s,
        [](auto &d) {
            d.remove({{2}, {0}});
        },
        u"OR| b"_s);
    row(
        "remove a group and its child", u"OR| AND|  a| b"_s,
        [](auto &d) {
            d.remove({{0, 0}, {0}});
        },
        u"OR| b"_s);
    row(
        "the root stays", u"OR| a"_s, [](auto &d) { d.remove({{}}); }, u"OR| a"_s);
    row(
        "move down", u"OR| a| b| c"_s, [](auto &d) { d.move({{0}}, {}, 2); }, u"OR| b| a| c"_s);
    row(
        "move up", u"OR| a| b| c"_s, [](auto &d) { d.move({{2}}, {}, 0); }, u"OR| c| a| b"_s);
    row(
        "move into a later group", u"OR| a| AND|  b"_s, [](auto &d) { d.move({{0}}, {1}, 1); }, u"OR| AND|  b|  a"_s);
    row(
        "move out of a group", u"OR| AND|  a|  b"_s,
        [](auto &d) {
            d.move({{0, 1}}, {}, 0);
        },
        u"OR| b| AND|  a"_s);
    row(
        "move several", u"OR| a| b| c| d"_s,
        [](auto &d) {
            d.move({{0}, {2}}, {}, 4);
        },
        u"OR| b| d| a| c"_s);
    row(
        "move from two places", u"OR| AND|  a|  b| c"_s,
        [](auto &d) {
            d.move({{0, 0}, {1}}, {0}, 2);
        },
        u"OR| AND|  b|  a|  c"_s);
    row(
        "step down", u"OR| a| b"_s, [](auto &d) { d.moveBy({0}, 1); }, u"OR| b| a"_s);
    row(
        "step into a group", u"OR| a| AND|  b"_s, [](auto &d) { d.moveBy({0}, 1); }, u"OR| AND|  a|  b"_s);
    row(
        "step out of a group", u"OR| AND|  a|  b"_s,
        [](auto &d) {
            d.moveBy({0, 1}, 1);
        },
        u"OR| AND|  a| b"_s);
    row(
        "duplicate", u"OR| a| b"_s,
        [](auto &d) {
            d.duplicate({{0}, {1}});
        },
        u"OR| a| a| b| b"_s);
    row(
        "wrap", u"OR| a| b| c"_s,
        [](auto &d) {
            d.wrap({{0}, {2}}, u"AND"_s);
        },
        u"OR| AND|  a|  c| b"_s);
    row(
        "ungroup", u"OR| AND|  a|  b| c"_s, [](auto &d) { d.ungroup({0}); }, u"OR| a| b| c"_s);
    row(
        "ungroup the root", u"OR| AND|  a|  b"_s, [](auto &d) { d.ungroup({}); }, u"AND| a| b"_s);
    row(
        "connective", u"OR| AND|  a"_s, [](auto &d) { d.setConnective({0}, u"OR"_s); }, u"OR| OR|  a"_s);
    row(
        "negate", u"OR| AND|  a"_s,
        [](auto &d) {
            d.setNegation({0, 0}, true);
        },
        u"OR| AND|  not a"_s);
}

void TestFilterDocument::verbs()
{
    QFETCH(QString, before);
    QFETCH(std::function<void(FilterDocument &)>, verb);
    QFETCH(QString, after);
    FilterDocument document;
    QAbstractItemModelTester tester(document.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    document.load(treeOf(before));
    const FilterTree start = document.tree();
    verb(document);
    QCOMPARE(shape(document), after);
    QCOMPARE(document.isModified(), before != after);
    QVERIFY(document.undoStack()->count() <= 1);
    document.undoStack()->undo();
    QCOMPARE(document.tree(), start);
    QVERIFY(!document.isModified());
    document.undoStack()->redo();
    QCOMPARE(shape(document), after);
}

void TestFilterDocument::typingMergesIntoOneStep()
{
    FilterDocument document;
    document.load(treeOf(u"OR| a"_s));
    for (const QString &text : {u"ab"_s, u"abc"_s, u"abcd"_s})
        document.setMember({0}, u"key"_s, text);
    QCOMPARE(document.undoStack()->count(), 1);
    document.setMember({0}, u"operator"_s, u"icontains"_s);
    QCOMPARE(document.undoStack()->count(), 2);
    document.undoStack()->undo();
    document.undoStack()->undo();
    QCOMPARE(shape(document), u"OR| a"_s);
}

void TestFilterDocument::typingBackToTheStartIsNoStep()
{
    FilterDocument document;
    document.load(treeOf(u"OR| a"_s));
    document.setMember({0}, u"key"_s, u"ab"_s);
    document.setMember({0}, u"key"_s, u"a"_s);
    QVERIFY(!document.isModified());
    QCOMPARE(document.undoStack()->count(), 0);
    document.setMember({0}, u"key"_s, u"a"_s);
    QCOMPARE(document.undoStack()->count(), 0);
}

void TestFilterDocument::changingOneLeafTouchesNothingElse()
{
    const JsonValue filters =
        json(R"({"x":1e400,"properties":{"values":[{"type":"person","key":"a","value":18446744073709551616,)"
             R"("bytecode":["_H",1],"key":"b"},{"weird":null},{"type":"person","key":"c"}],"type":"or","id":"z"}})");
    FilterDocument document;
    document.load(decodeFilters(filters));
    document.setMember({2}, u"operator"_s, u"is_set"_s);
    QByteArray expected = writeJson(filters);
    expected.replace(R"({"type":"person","key":"c"})", R"({"type":"person","key":"c","operator":"is_set"})");
    QCOMPARE(writeJson(encodeFilters(document.tree())), expected);
}

void TestFilterDocument::groupsAndSingleCriteriaDoNotMix()
{
    FilterDocument document;
    document.load(treeOf(u"AND| a| b"_s));
    QVERIFY(document.addGroup(1, FilterDocument::emptyGroup(u"OR"_s)) == NodePath{1});
    QCOMPARE(shape(document), u"AND| AND|  a|  b| OR"_s);
    QCOMPARE(document.undoStack()->count(), 1);
    QVERIFY(document.paste(*criteriaMimeData({leaf(u"c"_s), leaf(u"d"_s)}), {}));
    QCOMPARE(shape(document), u"AND| AND|  a|  b| OR| AND|  c|  d"_s);
    document.undoStack()->undo();
    document.undoStack()->undo();
    QCOMPARE(shape(document), u"AND| a| b"_s);
    QVERIFY(!document.isModified());
}

void TestFilterDocument::typedJsonIsOneStep()
{
    FilterDocument document;
    document.load(treeOf(u"AND| a"_s));
    for (const QString &text : {u"OR| a"_s, u"OR| a| b"_s})
        document.replaceTree(treeOf(text), u"Edit JSON"_s, true);
    QCOMPARE(document.undoStack()->count(), 1);
    document.undoStack()->undo();
    QCOMPARE(shape(document), u"AND| a"_s);
    document.undoStack()->redo();
    QCOMPARE(shape(document), u"OR| a| b"_s);
    document.replaceTree(treeOf(u"AND| a"_s), u"Edit JSON"_s, true); // typed back: no step
    QCOMPARE(document.undoStack()->count(), 0);
    QVERIFY(!document.isModified());
}

void TestFilterDocument::nothingGoesIntoItself()
{
    FilterDocument document;
    document.load(treeOf(u"OR| AND|  a| b"_s));
    QVERIFY(!document.move({{0}}, {0}, 0));
    QVERIFY(!document.move({{1}, {0}}, {0}, 0));
    QVERIFY(!document.moveBy({0}, -1));
    QCOMPARE(document.undoStack()->count(), 0);
}

void TestFilterDocument::readOnlyRefuses()
{
    FilterDocument document;
    document.load(treeOf(u"OR| a| b"_s));
    document.setReadOnly(true);
    document.remove({{0}});
    document.insert({}, 0, {leaf(u"c"_s)});
    document.setMember({0}, u"key"_s, u"z"_s);
    document.setFilterTestAccounts(true);
    QCOMPARE(shape(document), u"OR| a| b"_s);
    QCOMPARE(document.undoStack()->count(), 0);
}

void TestFilterDocument::pasteMakesTheRoot()
{
    FilterDocument document;
    document.load(decodeFilters(json(R"({"properties":{}})")));
    QVERIFY(!document.tree().hasRoot);
    QMimeData mime;
    mime.setText(
        u"{\"properties\":{\"type\":\"AND\",\"values\":[{\"type\":\"cohort\",\"key\":\"id\",\"value\":3}]}}"_s);
    QVERIFY(document.paste(mime, {}).has_value());
    QCOMPARE(shape(document), u"AND| id"_s);
    document.undoStack()->undo();
    QCOMPARE(writeJson(encodeFilters(document.tree())), QByteArray(R"({"properties":{}})"));
}

void TestFilterDocument::pasteRefusesNonsenseWithThePlace()
{
    for (const char *text : {"", "nonsense", "[1,2]", "{}", "{\"a\":1}", "[]", "[{\"type\":\"person\"},3]"}) {
        FilterDocument document;
        document.load(treeOf(u"OR| a"_s));
        QMimeData mime;
        mime.setText(QString::fromUtf8(text));
        const auto pasted = document.paste(mime, {});
        QVERIFY2(!pasted.has_value(), text);
        QVERIFY(!pasted.error().text.isEmpty());
        QCOMPARE(document.undoStack()->count(), 0);
    }
}

void TestFilterDocument::dropWithinTheDocumentMoves()
{
    FilterDocument document;
    QAbstractItemModelTester tester(document.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    document.load(treeOf(u"OR| AND|  a|  b| c"_s));
    auto *model = document.model();
    const std::unique_ptr<QMimeData> mime(model->mimeData({model->indexOf({1})}));
    QVERIFY(model->canDropMimeData(mime.get(), Qt::MoveAction, 0, 0, model->indexOf({0})));
    model->dropMimeData(mime.get(), Qt::MoveAction, 0, 0, model->indexOf({0}));
    QCOMPARE(shape(document), u"OR| AND|  c|  a|  b"_s);
    const std::unique_ptr<QMimeData> group(model->mimeData({model->indexOf({0})}));
    QVERIFY(!model->canDropMimeData(group.get(), Qt::MoveAction, 0, 0, model->indexOf({0})));
    FilterDocument other;
    other.load(treeOf(u"AND| z"_s));
    other.model()->dropMimeData(group.get(), Qt::CopyAction, -1, 0, other.model()->indexOf({}));
    QCOMPARE(shape(other), u"AND| z| AND|  c|  a|  b"_s);
}

void TestFilterDocument::dropsFollowTheirRows()
{
    FilterDocument document;
    document.load(treeOf(u"OR| AND|  a|  b| AND|  c"_s));
    auto *model = document.model();
    // The rows may stand elsewhere, or be gone, when they are let go.
    const std::unique_ptr<QMimeData> mime(model->mimeData({model->indexOf({0, 1})}));
    document.insert({0}, 0, {leaf(u"new"_s)});
    QVERIFY(model->dropMimeData(mime.get(), Qt::MoveAction, -1, -1, model->indexOf({1})));
    QCOMPARE(shape(document), u"OR| AND|  new|  a| AND|  c|  b"_s);
    document.load(treeOf(u"OR| AND|  x"_s));
    QVERIFY(model->dropMimeData(mime.get(), Qt::MoveAction, -1, -1, model->indexOf({0})));
    QCOMPARE(shape(document), u"OR| AND|  x|  b"_s); // what was dragged, not what stands there now
}

void TestFilterDocument::dropsBesideAllRows()
{
    FilterDocument source, document;
    source.load(treeOf(u"OR| AND|  a|  b"_s));
    const auto mimeOf = [&source](const NodePath &path) {
        return std::unique_ptr<QMimeData>(source.model()->mimeData({source.model()->indexOf(path)}));
    };
    auto *model = document.model();
    const auto leafMime = mimeOf({0, 0}), groupMime = mimeOf({0});
    document.load(decodeFilters(json(R"({"properties":{}})")));
    QVERIFY(model->canDropMimeData(leafMime.get(), Qt::CopyAction, -1, -1, {}));
    QVERIFY(model->dropMimeData(leafMime.get(), Qt::CopyAction, -1, -1, {}));
    QCOMPARE(shape(document), u"OR| a"_s);
    document.undoStack()->undo();
    QVERIFY(!document.isModified());
    document.load(treeOf(u"OR| AND|  z"_s));
    QVERIFY(model->dropMimeData(groupMime.get(), Qt::CopyAction, 0, 0, {}));
    QCOMPARE(shape(document), u"OR| AND|  a|  b| AND|  z"_s);
    QVERIFY(model->dropMimeData(leafMime.get(), Qt::CopyAction, 1, 0, {})); // among groups in one of its own
    QCOMPARE(shape(document), u"OR| AND|  a|  b| AND|  z| AND|  a"_s);
    document.setReadOnly(true);
    QVERIFY(!model->canDropMimeData(leafMime.get(), Qt::CopyAction, -1, -1, {}));
}

void TestFilterDocument::randomEditsUndoAndRedoExactly()
{
    QRandomGenerator random(20261122);
    FilterDocument document;
    QAbstractItemModelTester tester(document.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    document.load(treeOf(u"OR| AND|  a|  b| OR|  c|  AND|   d|   e"_s));
    const FilterTree start = document.tree();
    for (int i = 0; i < 500; ++i) {
        const auto paths = allPaths(document.tree().root);
        const auto any = [&] { return paths[random.bounded(static_cast<quint32>(paths.size()))]; };
        switch (random.bounded(9)) {
        case 0:
            document.insert({}, 0, {leaf(QString::number(i))});
            break;
        case 1:
            if (paths.size() > 6)
                document.remove({any()});
            break;
        case 2:
            document.move({any(), any()}, any(), random.bounded(4));
            break;
        case 3:
            document.moveBy(any(), random.bounded(2) ? 1 : -1);
            break;
        case 4:
            if (paths.size() < 60)
                document.duplicate({any()});
            break;
        case 5:
            document.wrap({any()}, u"OR"_s);
            break;
        case 6:
            document.ungroup(any());
            break;
        case 7:
            document.setMember(any(), u"key"_s, QString::number(random.bounded(3)));
            break;
        case 8:
            document.setNegation(any(), random.bounded(2));
            break;
        }
    }
    const FilterTree end = document.tree();
    document.undoStack()->setIndex(0);
    QCOMPARE(document.tree(), start);
    QVERIFY(!document.isModified());
    document.undoStack()->setIndex(document.undoStack()->count());
    QCOMPARE(document.tree(), end);
}

void TestFilterDocument::fiveThousandLeavesOpenAndEdit()
{
    FilterTree tree = treeOf(u"OR| a"_s);
    for (int i = 0; i < 5000; ++i)
        tree.root.children.push_back(leaf(QString::number(i)));
    FilterDocument document;
    document.load(tree);
    QCOMPARE(document.model()->rowCount(document.model()->indexOf({})), 5001);
    document.remove({{2500}});
    document.undoStack()->undo();
    QCOMPARE(document.tree(), tree);
}

QTEST_GUILESS_MAIN(TestFilterDocument)
#include "tst_filterdocument.moc"
