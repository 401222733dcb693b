// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/criteria/behaviours.h"
#include "models/criteria/operators.h"
#include "models/filter/filterdocument.h"
#include "ui/filtereditor/choiceedit.h"
#include "ui/filtereditor/criteriaactions.h"
#include "ui/filtereditor/criteriaeditor.h"
#include "ui/filtereditor/criteriatree.h"
#include "ui/filtereditor/simplefields.h"
#include "ui/filtereditor/valuefields.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

Choice plain(const QString &text)
{
    return {JsonValue(text), text, {}, {}, {}};
}

//! Choices without a server.
class KnownChoices final : public EditorChoices
{
public:
    static ChoiceSource from(Choices choices)
    {
        return [choices](const QString &search, QObject *, Answer<Choices> answer) {
            Choices found;
            for (const Choice &choice : choices)
                if (choice.text.contains(search, Qt::CaseInsensitive))
                    found.push_back(choice);
            answer(found);
            return Pending();
        };
    }
    ChoiceSource events() override { return from({plain(u"signed_up"_s), plain(u"paid"_s)}); }
    ChoiceSource actions() override { return from({{JsonValue::fromInteger(7), u"Bought"_s, {}, {}, {}}}); }
    ChoiceSource personProperties() override { return from({plain(u"plan"_s), plain(u"seats"_s)}); }
    ChoiceSource eventProperties(const QString &) override { return from({plain(u"$browser"_s)}); }
    ChoiceSource personValues(const QString &) override { return from({plain(u"pro"_s), plain(u"team"_s)}); }
    ChoiceSource eventValues(const QString &, const QString &) override { return from({plain(u"Firefox"_s)}); }
    ChoiceSource sqlExpressions(const QString &) override { return from({plain(u"1 = 1"_s)}); }
    ChoiceSource cohorts(CohortId) override
    {
        return from({{JsonValue::fromInteger(42), u"Paying"_s, {}, {}, {}},
                     {JsonValue::fromInteger(43), u"Loops"_s, {}, {}, u"that would be a loop"_s}});
    }
    QString personPropertyType(const QString &key) const override { return key == u"seats" ? u"Numeric"_s : QString(); }
    QString eventPropertyType(const QString &) const override { return {}; }
    QString actionName(qint64 id) const override { return id == 7 ? u"Bought"_s : QString(); }
    QString cohortName(qint64 id) const override { return id == 42 ? u"Paying"_s : QString(); }
};

//! The editor with a document, as a tab holds it.
struct Bench
{
    KnownChoices choices;
    FilterDocument document;
    CriteriaEditor editor{&document};
    QAbstractItemModelTester tester{document.model(), QAbstractItemModelTester::FailureReportingMode::QtTest};

    explicit Bench(const QByteArray &filters = R"({"properties":{}})")
    {
        FormSurroundings around;
        around.choices = &choices;
        editor.setSurroundings(around);
        document.load(decodeFilters(*parseJson(filters)));
        editor.resize(1200, 800);
        editor.show();
        editor.activateWindow();
        editor.checkNow();
    }
    QByteArray json() const { return writeJson(encodeFilters(document.tree())); }
    CriteriaTree *tree() { return editor.findChild<CriteriaTree *>(); }

    //! The input widget that a reader calls by this name.
    template<class W>
    W *field(const QString &name)
    {
        for (W *widget : editor.findChildren<W *>())
            if (widget->accessibleName() == name && widget->isVisibleTo(&editor))
                return widget;
        return nullptr;
    }
    void addFromMenu(const QString &entry)
    {
        for (QMenu *menu : editor.findChildren<QMenu *>())
            for (QAction *action : menu->actions())
                if (action->text() == entry && menu->title() == u"&New criterion")
                    return action->trigger();
        QFAIL("no such entry");
    }
    //! Types into a picker and takes the text with Enter.
    void type(const QString &name, const QString &text)
    {
        auto *edit = field<ChoiceEdit>(name);
        QVERIFY2(edit, qPrintable(name));
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    void choose(const QString &name, const QString &text)
    {
        auto *box = field<QComboBox>(name);
        QVERIFY2(box, qPrintable(name));
        const int row = box->findText(text);
        QVERIFY2(row >= 0, qPrintable(text));
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Home);
        while (box->currentIndex() < row)
            QTest::keyClick(box, Qt::Key_Down);
    }
};

} // namespace

class TestCriteriaEditor final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }

    void lookingChangesNothing();
    void everyKindFromNothing_data();
    void everyKindFromNothing();
    void everyOperatorFitsItsEditor();
    void aPersonCriterionByKeyboard();
    void aSequenceByKeyboard();
    void numbersStayNumbersWhereThePropertyIsNumeric();
    void loopsCannotBeChosen();
    void unknownIsReadOnlyAndMovable();
    void problemsJumpAndMend();
    void typingIsOneStep();
    void readOnlySaysWhy();
    void hostileCriteriaOpen_data();
    void hostileCriteriaOpen();
};

void TestCriteriaEditor::lookingChangesNothing()
{
    QFile file(QStringLiteral(COHORT_DESK_SOURCE_DIR "/tests/data/filter-examples.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const JsonValue examples = *parseJson(file.readAll());
    QVERIFY(examples.size() > 100);
    for (const JsonValue &example : examples.array()) {
        Bench bench(writeJson(example[u"filters"]));
        const QByteArray before = bench.json();
        const auto *model = bench.document.model();
        std::vector<QModelIndex> waiting{model->index(0, 0)};
        while (!waiting.empty()) {
            const QModelIndex index = waiting.back();
            waiting.pop_back();
            bench.tree()->setCurrentIndex(index);
            for (int row = 0; row < model->rowCount(index); ++row)
                waiting.push_back(model->index(row, 0, index));
        }
        QCOMPARE(bench.json(), before);
        QVERIFY2(!bench.document.isModified(), qPrintable(example[u"name"].toString()));
    }
}

void TestCriteriaEditor::everyKindFromNothing_data()
{
    QTest::addColumn<int>("kind");
    for (CriterionKind kind : criterionKinds())
        QTest::newRow(qPrintable(criterionText(kind))) << static_cast<int>(kind);
}

void TestCriteriaEditor::everyKindFromNothing()
{
    QFETCH(int, kind);
    Bench bench;
    bench.addFromMenu(criterionText(static_cast<CriterionKind>(kind)));
    const FilterNode root = bench.document.tree().root;
    QCOMPARE(root.children.size(), size_t(1));
    QCOMPARE(root.children[0].children.size(), size_t(1));
    QVERIFY(criterionKindOf(root.children[0].children[0]) == static_cast<CriterionKind>(kind));
    QCOMPARE(bench.tree()->currentPath(), (NodePath{0, 0}));
    bench.document.undoStack()->undo();
    QCOMPARE(bench.json(), QByteArray(R"({"properties":{}})"));
}

void TestCriteriaEditor::everyOperatorFitsItsEditor()
{
    Bench bench(
        R"({"properties":{"type":"AND","values":[{"type":"person","key":"plan","operator":"exact","value":["a"]}]}})");
    bench.tree()->select({0});
    for (const Operator *op : operatorsFor({})) {
        bench.choose(u"Condition"_s, op->text());
        const JsonValue leaf = bench.document.tree().root.children[0].json;
        QCOMPARE(leaf[u"operator"].toString(), op->name.toString());
        QCOMPARE(leaf.contains(u"value"), op->editor != ValueEditor::None);
    }
}

void TestCriteriaEditor::aPersonCriterionByKeyboard()
{
    Bench bench;
    bench.addFromMenu(criterionText(CriterionKind::PersonProperty));
    bench.type(u"Property"_s, u"plan"_s);
    bench.type(u"Add value"_s, u"pro"_s);
    bench.type(u"Add value"_s, u"team"_s);
    QCOMPARE(
        bench.document.tree().root.children[0].children[0].json,
        *parseJson(R"({"type":"person","key":"plan","operator":"exact","value":["pro","team"],"negation":false})"));
    bench.editor.checkNow();
    QVERIFY(bench.editor.check().isSound);
}

void TestCriteriaEditor::aSequenceByKeyboard()
{
    Bench bench;
    bench.addFromMenu(criterionText(CriterionKind::Sequence));
    bench.type(u"Event"_s, u"signed_up"_s);
    bench.type(u"Followed by"_s, u"paid"_s);
    auto *within = bench.field<QSpinBox>(u"Within"_s);
    QVERIFY(within);
    within->setFocus();
    within->selectAll();
    QTest::keyClicks(within, u"7"_s);
    const JsonValue leaf = bench.document.tree().root.children[0].children[0].json;
    QCOMPARE(leaf[u"key"].toString(), u"signed_up"_s);
    QCOMPARE(leaf[u"seq_event"].toString(), u"paid"_s);
    QCOMPARE(leaf[u"seq_time_value"].toInteger(), std::optional<qint64>(7));
    bench.editor.checkNow();
    QVERIFY(bench.editor.check().isSound);
}

void TestCriteriaEditor::numbersStayNumbersWhereThePropertyIsNumeric()
{
    QCOMPARE(typedValue(u"10.50"_s, u"Numeric"_s), JsonValue(JsonNumber{"10.50"}));
    QCOMPARE(typedValue(u"10"_s, {}), JsonValue(u"10"_s));
    QCOMPARE(typedValue(u"true"_s, u"Boolean"_s), JsonValue(true));
    QCOMPARE(typedValue(u"many"_s, u"Numeric"_s), JsonValue(u"many"_s));
}

void TestCriteriaEditor::loopsCannotBeChosen()
{
    Bench bench;
    bench.addFromMenu(criterionText(CriterionKind::Cohort));
    bench.type(u"Cohort"_s, u"Loops"_s);
    QVERIFY(bench.document.tree().root.children[0].children[0].json[u"value"].isNull());
    bench.type(u"Cohort"_s, u"Paying"_s);
    QCOMPARE(bench.document.tree().root.children[0].children[0].json[u"value"].toInteger(), std::optional<qint64>(42));
}

void TestCriteriaEditor::unknownIsReadOnlyAndMovable()
{
    const QByteArray filters =
        R"({"properties":{"type":"AND","values":[{"type":"moon","phase":18446744073709551616},{"type":"person","key":"a","operator":"is_set"}]}})";
    Bench bench(filters);
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    bench.tree()->select({0});
    bench.tree()->setFocus();
    QVERIFY(bench.field<QPlainTextEdit>(u"JSON"_s));
    QTest::keyClick(bench.tree(), Qt::Key_Down, Qt::AltModifier);
    QVERIFY(bench.json().contains(R"(},{"type":"moon","phase":18446744073709551616}])"));
    bench.document.undoStack()->undo();
    QCOMPARE(bench.json(), filters);
}

void TestCriteriaEditor::problemsJumpAndMend()
{
    Bench bench(
        R"({"properties":{"type":"OR","values":[{"type":"AND","values":[{"type":"person","key":"a","operator":"is_set"}]},{"type":"person","key":"b","operator":"is_set"}]}})");
    auto *list = bench.editor.findChild<QListWidget *>(u"Problems"_s);
    QVERIFY(list->count() > 0);
    QVERIFY(!bench.editor.check().isSound);
    QPushButton *fix = nullptr;
    for (int row = 0; row < list->count(); ++row) {
        list->setCurrentRow(row);
        for (QPushButton *button : bench.editor.findChildren<QPushButton *>())
            if (button->isVisibleTo(&bench.editor) &&
                button->text() == bench.editor.check().problems[static_cast<size_t>(row)].fix)
                fix = button;
        if (fix)
            break;
    }
    QVERIFY(fix);
    QTest::mouseClick(fix, Qt::LeftButton);
    QVERIFY(bench.editor.check().isSound);
    bench.document.undoStack()->undo();
    QVERIFY(!bench.document.isModified());
}

void TestCriteriaEditor::typingIsOneStep()
{
    Bench bench(
        R"({"properties":{"type":"AND","values":[{"type":"behavioral","key":"x","value":"performed_event_multiple","event_type":"events","operator":"gte","operator_value":1,"explicit_datetime":"-30d"}]}})");
    bench.tree()->select({0});
    auto *times = bench.field<QSpinBox>(u"Times"_s);
    QVERIFY(times);
    times->setFocus();
    times->selectAll();
    QTest::keyClicks(times, u"123456"_s);
    QCOMPARE(bench.document.tree().root.children[0].json[u"operator_value"].toInteger(), std::optional<qint64>(123456));
    QCOMPARE(bench.document.undoStack()->count(), 1);
}

void TestCriteriaEditor::readOnlySaysWhy()
{
    Bench bench(R"({"properties":{"type":"AND","values":[{"type":"person","key":"a","operator":"is_set"}]}})");
    bench.editor.setReadOnlyReason(u"Static cohorts keep their criteria."_s);
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    bench.tree()->select({0});
    bench.tree()->setFocus();
    QTest::keyClick(bench.tree(), Qt::Key_Delete);
    QCOMPARE(bench.document.tree().root.children.size(), size_t(1));
    for (QToolButton *button : bench.editor.findChildren<QToolButton *>())
        if (button->text() == u"&New criterion")
            QVERIFY(!button->isEnabled());
}

void TestCriteriaEditor::hostileCriteriaOpen_data()
{
    QTest::addColumn<QByteArray>("root");
    QTest::addColumn<bool>("isSound");
    const auto list = [](int count, const QByteArray &leaf) {
        QByteArray json = R"({"type":"AND","values":[)" + leaf;
        for (int i = 1; i < count; ++i)
            json += ',' + leaf;
        return json + "]}";
    };
    const QByteArray leaf = R"({"type":"person","key":"a","operator":"exact","value":["b"],"negation":false})";
    QByteArray deep = leaf;
    for (int i = 0; i < 10'000; ++i)
        deep = R"({"type":"OR","values":[)" + deep + "]}";
    QTest::newRow("10,000 deep") << deep << false;
    QTest::newRow("100,000 leaves") << list(100'000, leaf) << true;
    QTest::newRow("1 MiB values") << list(8, R"({"type":"person","operator":"exact","key":")" +
                                                 QByteArray(1 << 20, 'k') + R"(","value":")" +
                                                 QByteArray(1 << 20, 'v') + R"("})")
                                  << true;
    QTest::newRow("wrong types") << list(500, R"({"type":"behavioral","key":[1],"value":{},"event_type":true,)"
                                              R"("event_filters":"NaN","time_value":1e400,"negation":"Infinity"})")
                                 << false;
    QTest::newRow("wrong filters") << list(2, R"({"type":"behavioral","key":"a","value":"performed_event",)"
                                              R"("event_type":"events","explicit_datetime":[],)"
                                              R"("event_filters":[1,null,[],{"type":7},{"type":"event","key":{}}]})")
                                   << false;
    QTest::newRow("itself, again and again") << list(5'000, R"({"type":"cohort","key":"id","value":7})") << false;
}

void TestCriteriaEditor::hostileCriteriaOpen()
{
    QFETCH(QByteArray, root);
    QFETCH(bool, isSound);
    const QByteArray filters = R"({"properties":)" + root + "}";
    Bench bench(filters);
    bench.editor.setContext([] {
        CriteriaContext context;
        context.self = CohortId{7};
        return context;
    });
    bench.editor.checkNow();
    QCOMPARE(bench.editor.check().isSound, isSound);
    QVERIFY(bench.json() == filters);
    QModelIndex at = bench.document.model()->index(0, 0);
    for (int row = 0; row < 8 && at.isValid(); ++row) {
        bench.tree()->setCurrentIndex(at);
        QVERIFY(!at.data().toString().isEmpty());
        QCoreApplication::processEvents();
        for (int tabs = 0; tabs < 12; ++tabs) // through the fields and out again
            QTest::keyClick(bench.editor.windowHandle(), Qt::Key_Tab);
        at = bench.tree()->indexBelow(at);
    }
    QVERIFY(!bench.document.isModified());
    bench.tree()->select({0});
    bench.document.setMember({0}, u"note"_s, u"x"_s);
    QVERIFY(bench.document.isModified());
    bench.editor.checkNow();
    bench.document.undoStack()->undo();
    QVERIFY(!bench.document.isModified());
    QVERIFY(bench.json() == filters);
}

QTEST_MAIN(TestCriteriaEditor)
#include "tst_criteriaeditor.moc"
