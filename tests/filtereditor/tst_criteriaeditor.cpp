// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/behaviours.h"
#include "models/criteria/operators.h"
#include "tests/filtereditor/editorbench.h"
#include "ui/filtereditor/datefield.h"
#include "ui/filtereditor/simplefields.h"
#include "ui/widgets/metrics.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QTimeZone>
#include <QToolButton>

#include <ctime>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

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
    void datesAreWallClock();
    void whatWinsIsShown_data();
    void whatWinsIsShown();
    void longWordsAreBroken();
    void switchingIsUndone();
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

//! Dates without an offset are wall clock: no zone, neither the project's nor this computer's, moves them.
void TestCriteriaEditor::datesAreWallClock()
{
    const QByteArray zone = qgetenv("TZ");
    qputenv("TZ", "America/New_York");
    tzset();
    DateField field(QTimeZone("Europe/Berlin"), false, nullptr);
    QString told;
    connect(&field, &FieldEditor::edited, this, [&told](const JsonValue &value) { told = value.toString(); });
    static_cast<QWidget &>(field).show();
    auto *edit = field.findChild<QDateTimeEdit *>();
    for (const auto &[stored, later] : {std::pair{u"2026-03-08T02:30:00"_s, u"2026-03-09T02:30:00"_s}, // a gap there
                                        {u"2026-03-29 02:30"_s, u"2026-03-30T02:30:00"_s},             // and here
                                        {u"2026-03-08"_s, u"2026-03-09"_s}}) {
        field.show(JsonValue(stored));
        QVERIFY(told.isEmpty());
        QVERIFY(edit->isVisible());
        edit->setDateTime(edit->dateTime().addDays(1));
        QCOMPARE(std::exchange(told, {}), later);
    }
    for (const QString &other : {u"2026-03-08T02:30:00Z"_s, u"2026-03-08T02:30:00-05:00"_s, u"March 2026"_s}) {
        field.show(JsonValue(other));
        QVERIFY2(!edit->isVisible(), qPrintable(other)); // as text: the form has no offsets
    }
    zone.isNull() ? qunsetenv("TZ") : qputenv("TZ", zone);
    tzset();
}

void TestCriteriaEditor::longWordsAreBroken()
{
    Bench bench(R"({"properties":{"type":"AND","values":[{"type":"person","operator":"exact","key":")" +
                QByteArray(70, 'k') + R"(","value":[")" + QByteArray(70, 'v') + R"("]}]}})");
    bench.tree()->select({0});
    for (const QLabel *label : bench.editor.findChildren<QLabel *>()) {
        if (!label->isVisible() || !label->wordWrap())
            continue;
        QVERIFY2(label->minimumSizeHint().width() < textWidth(label, 50), qPrintable(label->text()));
        QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    }
}

void TestCriteriaEditor::whatWinsIsShown_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<QString>("behaviour");
    QTest::addColumn<QStringList>("fields"); // visible, of the time
    const QByteArray window = R"("time_value":30,"time_interval":"day")";
    const QStringList bounds{u"After"_s, u"Until"_s};
    QTest::newRow("a null date is none") << window + R"(,"explicit_datetime":null)" << u"performed_event"_s
                                         << QStringList{u"After"_s};
    QTest::newRow("an empty date is none")
        << window + R"(,"explicit_datetime":"")" << u"performed_event_first_time"_s << QStringList{u"After"_s};
    QTest::newRow("a date wins") << window + R"(,"explicit_datetime":"-7d")" << u"performed_event"_s << bounds;
    QTest::newRow("in a sequence too") << window + R"(,"explicit_datetime":"2026-01-01")"
                                       << u"performed_event_sequence"_s << bounds;
    QTest::newRow("a plain sequence") << window << u"performed_event_sequence"_s << QStringList{u"In the last"_s};
    QTest::newRow("minutes") << QByteArray(R"("time_value":30,"time_interval":"minute")") << u"performed_event"_s
                             << QStringList{u"In the last"_s};
}

//! The form edits the time that servers use.
void TestCriteriaEditor::whatWinsIsShown()
{
    QFETCH(QByteArray, time);
    QFETCH(QString, behaviour);
    QFETCH(QStringList, fields);
    Bench bench(R"({"properties":{"type":"AND","values":[{"type":"behavioral","key":"paid","value":")" +
                behaviour.toUtf8() + R"(","event_type":"events",)" + time + "}]}}");
    bench.tree()->select({0});
    for (const QString &name : {u"After"_s, u"Until"_s, u"In the last"_s}) {
        const bool isShown = bench.field<QComboBox>(name) || bench.field<QSpinBox>(name);
        QVERIFY2(isShown == fields.contains(name), qPrintable(name));
    }
    if (auto *number = bench.field<QSpinBox>(u"Number"_s); number && fields.size() == 1) {
        QCOMPARE(number->value(), 30);
        number->setValue(31);
        QVERIFY(bench.json().contains(behaviour == u"performed_event" ? R"("explicit_datetime":"-31d")"
                                                                      : R"("time_value":31)"));
    }
    QVERIFY(!bench.document.isModified() || bench.document.undoStack()->count() == 1);
}

//! Every kind after every other, and every operator after every other: the way back is exact.
void TestCriteriaEditor::switchingIsUndone()
{
    const QByteArray filters =
        R"({"properties":{"type":"AND","values":[{"type":"person","key":"plan","operator":"exact","value":["a",1,true],"negation":"True","note":{"x":1}}]}})";
    Bench bench(filters);
    bench.tree()->select({0});
    const auto choose = [&bench](const QString &field, const QString &text) {
        auto *box = bench.field<QComboBox>(field);
        box->setCurrentIndex(box->findText(text));
        emit box->activated(box->currentIndex());
        return bench.document.tree().root.children[0];
    };
    for (const CriterionKind first : criterionKinds()) {
        for (const CriterionKind second : criterionKinds()) {
            if (first == second)
                continue;
            choose(u"Criterion"_s, criterionText(first));
            const FilterNode leaf = choose(u"Criterion"_s, criterionText(second));
            QCOMPARE(criterionKindOf(leaf), std::optional(second));
            QVERIFY(isNegated(leaf)); // whatever it is, it stays a "not"
        }
    }
    QVERIFY(bench.document.undoStack()->count() > 80);
    while (bench.document.undoStack()->canUndo())
        bench.document.undoStack()->undo();
    QCOMPARE(bench.json(), filters);
    QCOMPARE(bench.tree()->currentPath(), (NodePath{0}));
    const auto offered = operatorsFor({});
    for (size_t step : {1, 5, 11}) { // neighbours of every kind
        for (size_t at = 0, i = 0; i < offered.size(); ++i, at = (at + step) % offered.size()) {
            const JsonValue leaf = choose(u"Condition"_s, offered[at]->text()).json;
            QCOMPARE(leaf[u"operator"].toString(), offered[at]->name.toString());
            QCOMPARE(leaf.contains(u"value"), offered[at]->editor != ValueEditor::None);
            QVERIFY(leaf.contains(u"note"));
        }
    }
    while (bench.document.undoStack()->canUndo())
        bench.document.undoStack()->undo();
    QCOMPARE(bench.json(), filters);
    QVERIFY(!bench.document.isModified());
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
