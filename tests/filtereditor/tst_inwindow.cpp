// SPDX-FileCopyrightText: 2026 The Cohort EditorWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/cohortcatalogue.h"
#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/filter/criteriaclipboard.h"
#include "tests/filtereditor/editorwindow.h"
#include "tests/filtereditor/hands.h"
#include "ui/cohortpage/cohortediting.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/filtereditor/choiceedit.h"
#include "ui/filtereditor/criteriaeditor.h"
#include "ui/filtereditor/criteriatree.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/translations.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QWheelEvent>
#include <QWindow>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

//! The editor inside the whole window: what keys, mouse, clipboard and dragging do to the tree, alone and between two
//! windows.
class TestInWindow final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void keysChangeTheTree_data();
    void keysChangeTheTree();
    void clipboardGoesBetweenCohorts();
    void textIsPastedAsCriteria();
    void draggingMovesAndCopies();
    void rootSaysWhomItMatches();
    void kindsAndConnectivesChange();
    void wheelOverTheFormChangesNothing();
    void jsonTabIsTheSameDocument();
    void loopsSayWhy();
    void staticCohortsSayWhatTheyAre();
    void savingTakesWhatIsBeingTyped();
    void unseenValuesAreMarked();
    void pickersWorkOffline();

private:
    std::unique_ptr<DemoFixture> m_demo;
    std::unique_ptr<EditorWindow> m_keysWindow; //!< of all rows of keysChangeTheTree()
};

void TestInWindow::initTestCase()
{
    installTranslations();
    m_demo = std::make_unique<DemoFixture>();
}

void TestInWindow::init()
{
    QTest::failOnWarning(anyRealWarning());
    if (qstrcmp(QTest::currentTestFunction(), "keysChangeTheTree") != 0)
        m_keysWindow.reset();
}

void TestInWindow::keysChangeTheTree_data()
{
    QTest::addColumn<QString>("row");
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const char *path, QKeyCombination key, const char *after) {
        QTest::newRow(name) << QString::fromLatin1(path) << key.toCombined() << QString::fromLatin1(after);
    };
    row("delete", "0.0", Qt::Key_Delete, "O(A(b) A(c))");
    row("delete a group", "0", Qt::Key_Delete, "O(A(c))");
    row("duplicate", "0.1", Qt::CTRL | Qt::SHIFT | Qt::Key_D, "O(A(a b b) A(c))");
    row("wrap", "0.0", Qt::CTRL | Qt::Key_G, "O(A(A(a) b) A(c))");
    row("ungroup", "1", Qt::CTRL | Qt::SHIFT | Qt::Key_G, "O(A(a b) c)");
    row("up", "0.1", Qt::ALT | Qt::Key_Up, "O(A(b a) A(c))");
    row("down", "0.0", Qt::ALT | Qt::Key_Down, "O(A(b a) A(c))");
    row("group down", "0", Qt::ALT | Qt::Key_Down, "O(A(c) A(a b))");
    row("not", "0.0", Qt::CTRL | Qt::Key_Exclam, "O(A(!a b) A(c))");
    row("cut", "0.0", Qt::CTRL | Qt::Key_X, "O(A(b) A(c))");
    row("new group", "0", Qt::SHIFT | Qt::Key_Insert, "O(A(a b) O() A(c))");
}

void TestInWindow::keysChangeTheTree()
{
    QFETCH(QString, row);
    QFETCH(int, key);
    QFETCH(QString, after);
    if (!m_keysWindow) {
        m_keysWindow = std::make_unique<EditorWindow>(*m_demo);
        QVERIFY(m_keysWindow->open(0));
    }
    EditorWindow &desk = *m_keysWindow;
    desk.begin();
    const QAbstractItemModelTester tester(desk.document()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    NodePath path;
    for (const QString &part : row.split(u'.'))
        path.push_back(part.toInt());
    desk.click(path);
    const QKeyCombination keys = QKeyCombination::fromCombined(key);
    desk.key(keys.key(), keys.keyboardModifiers());
    QCOMPARE(desk.shape(), after);
    QVERIFY(desk.editing().draft().isModified());
    QVERIFY(desk.tree()->hasFocus());
    desk.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.json(), nested);
    QVERIFY(!desk.document()->isModified());
    desk.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(desk.shape(), after);
}

void TestInWindow::clipboardGoesBetweenCohorts()
{
    EditorWindow one(*m_demo), two(*m_demo);
    QVERIFY(one.open(0));
    one.click({0, 0});
    one.click({1}, Qt::ControlModifier);
    one.key(Qt::Key_C, Qt::ControlModifier);
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    QVERIFY(mime->hasFormat(criteriaMimeType()));
    QVERIFY(parseJson(mime->text().toUtf8()));
    QCOMPARE(one.json(), nested);
    QVERIFY(two.open(1));
    two.click({1, 0});
    two.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(two.shape(), u"O(A(a b) A(c a A(c)))"_s);
    two.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(two.json(), nested);
    // Within one cohort, into another group.
    two.click({0, 0});
    two.key(Qt::Key_X, Qt::ControlModifier);
    two.click({1});
    two.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(two.shape(), u"O(A(b) A(c a))"_s);
}

void TestInWindow::textIsPastedAsCriteria()
{
    EditorWindow desk(*m_demo);
    QVERIFY(desk.open(0));
    desk.click({1, 0});
    QGuiApplication::clipboard()->setText(uR"({"type":"person","key":"x","operator":"is_set"})"_s);
    desk.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(desk.shape(), u"O(A(a b) A(c x))"_s);
    desk.click({});
    QGuiApplication::clipboard()->setText(uR"([{"type":"person","key":"y","operator":"is_set"}])"_s);
    desk.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(desk.shape(), u"O(A(a b) A(c x) A(y))"_s); // among groups in a group of its own
    QGuiApplication::clipboard()->setText(u"{\n\"a\":"_s);
    desk.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(desk.shape(), u"O(A(a b) A(c x) A(y))"_s);
    const auto *banner = desk.window().findChild<CriteriaEditor *>()->findChild<Banner *>();
    QVERIFY(banner->isVisible() && !banner->text().isEmpty());
}

void TestInWindow::draggingMovesAndCopies()
{
    EditorWindow one(*m_demo), two(*m_demo);
    QVERIFY(one.open(0));
    QVERIFY(two.open(1));
    const auto *model = one.document()->model();
    const std::unique_ptr<QMimeData> leaf(model->mimeData({model->indexOf({0, 0})}));
    QVERIFY(one.drop(*leaf, {1}, Qt::MoveAction));
    QCOMPARE(one.shape(), u"O(A(b) A(c a))"_s);
    QCOMPARE(one.document()->undoStack()->count(), 1);
    const std::unique_ptr<QMimeData> group(model->mimeData({model->indexOf({1})}));
    QVERIFY(!one.drop(*group, {1}, Qt::MoveAction)); // not into itself
    QCOMPARE(one.shape(), u"O(A(b) A(c a))"_s);
    QVERIFY(two.drop(*group, {}, Qt::CopyAction));
    QCOMPARE(two.shape(), u"O(A(a b) A(c) A(c a))"_s);
    QCOMPARE(one.shape(), u"O(A(b) A(c a))"_s);
    two.document()->undoStack()->undo();
    QCOMPARE(two.json(), nested);
}

void TestInWindow::rootSaysWhomItMatches()
{
    EditorWindow desk(*m_demo);
    QVERIFY(desk.open(0));
    const auto *model = desk.document()->model();
    QCOMPARE(model->indexOf({}).data().toString(), u"Match people who meet ANY of"_s);
    QCOMPARE(model->indexOf({0}).data().toString(), u"ALL of"_s);
    desk.document()->setConnective({}, u"AND"_s);
    QCOMPARE(model->indexOf({}).data().toString(), u"Match people who meet ALL of"_s);
}

void TestInWindow::kindsAndConnectivesChange()
{
    EditorWindow desk(*m_demo);
    QVERIFY(desk.open(0));
    const auto hand = makeMouse(desk.window());
    desk.click({0});
    QVERIFY2(hand->choose(u"Match people who meet"_s, u"any of the criteria in this group"_s),
             qPrintable(hand->failure()));
    QCOMPARE(desk.shape(), u"O(O(a b) A(c))"_s);
    desk.click({0, 0});
    QVERIFY2(hand->choose(u"Criterion"_s, u"completed a sequence of events"_s), qPrintable(hand->failure()));
    QCOMPARE(desk.document()->tree().root.children[0].children[0].json[u"value"].toString(),
             u"performed_event_sequence"_s);
    QVERIFY2(hand->choose(u"Criterion"_s, u"in cohort"_s), qPrintable(hand->failure()));
    QVERIFY(desk.document()->tree().root.children[0].children[0].kind == FilterNode::Kind::Cohort);
    for (int i = 0; i < 3; ++i)
        desk.document()->undoStack()->undo();
    QCOMPARE(desk.json(), nested);
}

void TestInWindow::wheelOverTheFormChangesNothing()
{
    EditorWindow desk(*m_demo);
    QVERIFY(desk.open(0));
    desk.document()->setJson(
        {0, 0},
        *parseJson(
            R"({"type":"behavioral","key":"x","value":"performed_event_regularly","event_type":"events","operator":"gte","operator_value":3,"time_value":7,"time_interval":"day","min_periods":1,"total_periods":3,"negation":false})"));
    desk.click({0, 0});
    desk.tree()->setFocus();
    const QByteArray before = desk.json();
    const auto turn = [](QWidget *widget) {
        QWheelEvent wheel(QPointF(5, 5), widget->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120), Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(widget, &wheel);
    };
    int turned = 0;
    for (QWidget *widget : desk.window().findChild<CriteriaEditor *>()->findChildren<QWidget *>()) {
        const bool field = qobject_cast<QComboBox *>(widget) || qobject_cast<QAbstractSpinBox *>(widget);
        if (!field || !widget->isVisible())
            continue;
        turn(widget);
        ++turned;
    }
    QVERIFY(turned > 5);
    QCOMPARE(desk.json(), before);
}

void TestInWindow::jsonTabIsTheSameDocument()
{
    EditorWindow desk(*m_demo);
    QVERIFY(desk.open(0));
    desk.window().workspace()->page()->setCurrentTab(u"JSON"_s);
    auto *text = findNamed<QPlainTextEdit>(&desk.window(), u"JSON"_s);
    QVERIFY(text);
    QCOMPARE(*parseJson(text->toPlainText().toUtf8()), *parseJson(nested));
    text->setFocus();
    text->selectAll();
    QTest::keyClicks(text, u"{\"properties\": {\"type\":"_s);
    QCOMPARE(desk.json(), nested);
    const auto *banner = text->parentWidget()->findChild<Banner *>();
    QVERIFY2(banner->isVisible() && banner->text().contains(u"Line 1, column"), qPrintable(banner->text()));
    QGuiApplication::clipboard()->setText(
        uR"({"name":"x","filters":{"properties":{"type":"AND","values":[{"type":"person","key":"z","operator":"is_set"}]}}})"_s);
    text->selectAll();
    desk.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(desk.shape(), u"A(z)"_s);
    QVERIFY(!banner->isVisible());
    desk.document()->undoStack()->undo();
    QCOMPARE(desk.json(), nested); // one step
    QCOMPARE(*parseJson(text->toPlainText().toUtf8()), *parseJson(nested));
}

void TestInWindow::loopsSayWhy()
{
    EditorWindow desk(*m_demo);
    QVERIFY(desk.open(0));
    const auto hand = makeMouse(desk.window());
    QVERIFY2(hand->add(u"in cohort"_s), qPrintable(hand->failure()));
    const QString self = desk.editing().draft().name();
    auto *edit = findNamed<ChoiceEdit>(&desk.window(), u"Cohort"_s);
    QVERIFY(edit);
    QCOMPARE(edit->text(), QString());
    QTest::mouseClick(edit, Qt::LeftButton);
    const auto *list = edit->findChild<QListView *>();
    QTRY_VERIFY(list->isVisible());
    QStringList refused;
    for (const QModelIndex &index :
         list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, self, -1, Qt::MatchStartsWith))
        if (!(index.flags() & Qt::ItemIsEnabled))
            refused << index.data().toString();
    QCOMPARE(refused.size(), 1);
    QVERIFY2(refused.first().contains(u"a cohort cannot refer to itself"), qPrintable(refused.first()));
    QVERIFY(!hand->pick(u"Cohort"_s, self));
}

//! Nothing to edit and nothing wrong: what the place is for stands there instead, or above the criteria kept as a note.
void TestInWindow::staticCohortsSayWhatTheyAre()
{
    EditorWindow desk(*m_demo);
    QVERIFY(desk.open(0));
    CohortPage *page = desk.window().workspace()->page();
    const auto *editor = desk.window().findChild<CriteriaEditor *>();
    const auto *empty = editor->findChild<EmptyState *>();
    const auto *banner = editor->findChild<Banner *>();
    int withCriteria = 0, without = 0;
    const auto rows = desk.catalogue().rows();
    for (const CatalogueRowPtr &row : rows) {
        if (!row->cohort.isStatic || row->cohort.deleted)
            continue;
        page->showCohort(row);
        const FilterTree tree = desk.document()->tree();
        const bool hasCriteria = tree.hasRoot && !tree.root.children.empty();
        ++(hasCriteria ? withCriteria : without);
        QCOMPARE(empty->isVisible(), !hasCriteria);
        QCOMPARE(desk.tree()->isVisible(), hasCriteria);
        QCOMPARE(banner->isVisible(), hasCriteria);
        QVERIFY(!empty->title().isEmpty());
        const QString why = desk.editing().draft().whyReadOnly();
        QStringList texts{banner->text()};
        for (const QLabel *label : empty->findChildren<QLabel *>())
            texts << label->text();
        QVERIFY2(texts.contains(why), qPrintable(texts.join(u'|')));
        QVERIFY(editor->check().problems.empty());
        QVERIFY(!desk.editing().draft().isModified());
    }
    QVERIFY2(without > 0, qPrintable(QString::number(withCriteria)));
}

void TestInWindow::savingTakesWhatIsBeingTyped()
{
    EditorWindow desk(*m_demo);
    QVERIFY(desk.open(0));
    desk.document()->setMember({1, 0}, u"operator"_s, u"exact"_s);
    desk.document()->setMember({1, 0}, u"value"_s, JsonValue::emptyArray());
    desk.click({1, 0});
    auto *edit = findNamed<ChoiceEdit>(&desk.window(), u"Add value"_s);
    QVERIFY(edit);
    edit->setFocus();
    QTest::keyClicks(edit, u"pro"_s);
    desk.key(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(desk.json().contains(R"("value":["pro"])"));
    QTRY_VERIFY_WITH_TIMEOUT(!desk.editing().draft().isModified(), patience);
    QVERIFY(m_demo->requests().contains("PATCH"));
}

void TestInWindow::unseenValuesAreMarked()
{
    EditorWindow desk(*m_demo);
    QVERIFY(desk.open(0));
    desk.document()->setJson(
        {1, 0}, *parseJson(R"({"type":"person","key":"plan","operator":"exact","value":["pro"],"negation":false})"));
    desk.click({1, 0});
    desk.document()->setMember({0, 0}, u"key"_s, u"nobody_has_this"_s);
    const auto *editor = desk.window().findChild<CriteriaEditor *>();
    const auto unseen = [&] {
        QStringList texts;
        for (const Problem &problem : editor->check().problems)
            if (problem.code == u"never_seen")
                texts << problem.text;
        return texts.join(u'\n');
    };
    const auto hand = makeKeyboard(desk.window());
    desk.tree()->setFocus();
    QVERIFY2(hand->pick(u"Add value"_s, u"prö"_s), qPrintable(hand->failure()));
    QTRY_VERIFY_WITH_TIMEOUT(unseen().contains(u"“prö”"), patience);
    QVERIFY(!unseen().contains(u"“pro”"));
    QTRY_VERIFY2_WITH_TIMEOUT(unseen().contains(u"“nobody_has_this”"), qPrintable(unseen()),
                              patience); // a property
}

void TestInWindow::pickersWorkOffline()
{
    DemoFixture demo;
    EditorWindow desk(demo);
    QVERIFY(desk.open(0));
    const auto hand = makeMouse(desk.window());
    desk.click({0, 0});
    QVERIFY2(hand->pick(u"Property"_s, u"plan"_s), qPrintable(hand->failure()));
    demo.stop();
    desk.click({0, 1});
    // What was seen before is still offered, also for another search.
    const auto keys = makeKeyboard(desk.window());
    desk.tree()->setFocus();
    auto *edit = findNamed<ChoiceEdit>(&desk.window(), u"Property"_s);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, u"pla"_s);
    const auto *list = edit->findChild<QListView *>();
    QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), patience);
    QVERIFY(!list->model()
                 ->match(list->model()->index(0, 0), Qt::DisplayRole, u"plan"_s, 1, Qt::MatchStartsWith)
                 .isEmpty());
    QTest::keyClicks(edit, u"n"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(desk.shape(), u"O(A(plan plan) A(c))"_s);
}

QTEST_MAIN(TestInWindow)
#include "tst_inwindow.moc"
