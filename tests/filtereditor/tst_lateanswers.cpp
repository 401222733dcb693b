// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/behaviours.h"
#include "tests/filtereditor/editorbench.h"

#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPointer>
#include <QRegularExpression>
#include <QSpinBox>

#include <algorithm>
#include <memory>
#include <utility>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

//! A server that answers when it is told to.
class SlowChoices final : public KnownChoices
{
public:
    ChoiceSource cohorts(CohortId forCohort) override { return slow(KnownChoices::cohorts(forCohort)); }
    ChoiceSource actions() override { return slow(KnownChoices::actions()); }
    ChoiceSource personValues(const QString &key) override { return slow(KnownChoices::personValues(key)); }
    ChoiceSource events() override { return slow(KnownChoices::events()); }
    QString personPropertyType(const QString &key) const override
    {
        return typesKnown && key == u"a" ? u"Numeric"_s : QString();
    }
    QString cohortName(qint64) const override { return {}; }

    //! Answers everything that was asked and is still wanted.
    void answerAll()
    {
        for (auto &question : std::exchange(m_questions, {}))
            if (question.context && *question.isWanted)
                question.answer();
    }
    bool isAsked() const
    {
        return std::any_of(m_questions.begin(), m_questions.end(),
                           [](const Question &question) { return *question.isWanted; });
    }
    bool typesKnown = false;

private:
    struct Question
    {
        QPointer<QObject> context;
        std::shared_ptr<bool> isWanted;
        std::function<void()> answer;
    };
    ChoiceSource slow(const ChoiceSource &source)
    {
        return [this, source](const QString &search, QObject *context, const Answer<Choices> &answer) {
            const auto wanted = std::make_shared<bool>(true);
            m_questions.push_back({context, wanted, [=] { source(search, context, answer).release(); }});
            return Pending([wanted] { *wanted = false; });
        };
    }
    std::vector<Question> m_questions;
};

using Slow = BenchWith<SlowChoices>;

const QByteArray twoCohorts =
    R"({"properties":{"type":"AND","values":[{"type":"cohort","key":"id","value":null,"negation":false},{"type":"cohort","key":"id","value":null,"negation":false}]}})";

//! In AND: leaf after leaf.
QByteArray all(const QByteArray &leaves)
{
    return R"({"properties":{"type":"AND","values":[)" + leaves + "]}}";
}

//! The name of a cohort is typed, but not entered yet. Null when the window does not come up.
ChoiceEdit *typedIntoFirstRow(Slow &bench)
{
    if (!QTest::qWaitForWindowActive(&bench.editor))
        return nullptr;
    bench.tree()->select({0});
    auto *edit = bench.field<ChoiceEdit>(u"Cohort"_s);
    edit->setFocus();
    QTest::keyClicks(edit, u"Paying"_s);
    return edit;
}

} // namespace

//! Answers that come when the person is elsewhere, and rows that come and go under the form: an edit belongs to the row
//! for which it was made.
class TestLateAnswers final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }

    void enteredTextGoesToItsOwnRow();
    void enteredTextIsLostWithItsRow();
    void enteredTextOfAnotherCohortIsForgotten();
    void theFormFollowsItsRow();
    void marksStayWithTheirRow();
    void typesLearnedLateDisturbNobody();
    void oddEntriesAreOfferedOnlyWhereTheyStand();
    void eachChoiceIsAStep();
};

void TestLateAnswers::enteredTextGoesToItsOwnRow()
{
    Slow bench(twoCohorts);
    auto *edit = typedIntoFirstRow(bench);
    QVERIFY(edit);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(bench.choices.isAsked());
    bench.tree()->setFocus();
    bench.tree()->select({1});
    QCOMPARE(bench.field<ChoiceEdit>(u"Cohort"_s)->text(), QString());
    bench.document.setMember({1}, u"negation"_s, JsonValue(true)); // and the document goes on meanwhile
    bench.document.duplicate({{0}});                               // the row stands where it stood, the other one lower
    bench.document.move({{0}}, {}, 3);
    bench.choices.answerAll();
    const auto &rows = bench.document.tree().root.children;
    QCOMPARE(rows.size(), size_t(3));
    QVERIFY(rows[0].json[u"value"].isNull());
    QVERIFY(rows[1].json[u"value"].isNull());
    QVERIFY(rows[1].json[u"negation"].toBool());
    QCOMPARE(rows[2].json[u"value"].toInteger(), std::optional<qint64>(42));
    QCOMPARE(bench.tree()->currentPath(), (NodePath{1}));
    QCOMPARE(bench.field<ChoiceEdit>(u"Cohort"_s)->text(), QString());
}

void TestLateAnswers::enteredTextIsLostWithItsRow()
{
    Slow bench(twoCohorts);
    QVERIFY(typedIntoFirstRow(bench));
    bench.tree()->setFocus(); // leaving the field enters its text too
    QTRY_VERIFY(bench.choices.isAsked());
    bench.tree()->select({1});
    bench.document.remove({{0}});
    const QByteArray before = bench.json();
    bench.choices.answerAll();
    QCOMPARE(bench.json(), before);
}

void TestLateAnswers::enteredTextOfAnotherCohortIsForgotten()
{
    Slow bench(twoCohorts);
    auto *edit = typedIntoFirstRow(bench);
    QVERIFY(edit);
    QTest::keyClick(edit, Qt::Key_Return);
    bench.document.load(decodeFilters(*parseJson(twoCohorts))); // the same criteria, but another cohort's
    bench.tree()->select({0});
    bench.choices.answerAll();
    QCOMPARE(bench.json(), twoCohorts);
    QVERIFY(!bench.document.isModified());
}

void TestLateAnswers::theFormFollowsItsRow()
{
    Slow bench(
        all(R"({"type":"person","key":"a","operator":"is_set"},{"type":"person","key":"b","operator":"is_set"})"));
    bench.tree()->select({1});
    bench.document.insert({}, 0, {newCriterion(CriterionKind::Cohort)});
    QCOMPARE(bench.tree()->currentPath(), (NodePath{2}));
    QCOMPARE(bench.field<ChoiceEdit>(u"Property"_s)->text(), u"b"_s);
    bench.type(u"Property"_s, u"z"_s);
    QCOMPARE(bench.document.tree().root.children[2].json[u"key"].toString(), u"z"_s);
    bench.document.move({{2}}, {}, 0);
    bench.type(u"Property"_s, u"y"_s);
    QCOMPARE(bench.document.tree().root.children[0].json[u"key"].toString(), u"y"_s);
    bench.document.undoStack()->undo(); // the key
    bench.document.undoStack()->undo(); // the move
    bench.type(u"Property"_s, u"x"_s);
    QCOMPARE(bench.document.tree().root.children[2].json[u"key"].toString(), u"x"_s);
    QCOMPARE(bench.document.tree().root.children[1].json[u"key"].toString(), u"a"_s);
}

void TestLateAnswers::marksStayWithTheirRow()
{
    Slow bench(all(
        R"({"type":"behavioral","key":"paid","value":"performed_event","event_type":"events","explicit_datetime":"-30d"},)"
        R"({"type":"behavioral","key":"paid","value":"performed_event","event_type":"events","explicit_datetime":"-30d"})"));
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    bench.tree()->select({0});
    auto *edit = bench.field<ChoiceEdit>(u"Event"_s);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, u"nobody did"_s);
    QTRY_VERIFY(bench.choices.isAsked());
    bench.choices.answerAll();
    QVERIFY(!edit->isKnown());
    bench.tree()->setFocus();
    bench.tree()->select({1});
    QVERIFY(bench.field<ChoiceEdit>(u"Event"_s)->isKnown());
    QCOMPARE(bench.field<ChoiceEdit>(u"Event"_s)->text(), u"paid"_s);
}

void TestLateAnswers::typesLearnedLateDisturbNobody()
{
    Slow bench(all(R"({"type":"person","key":"a","operator":"exact","value":[]})"));
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    bench.tree()->select({0});
    auto *edit = bench.field<ChoiceEdit>(u"Add value"_s);
    edit->setFocus();
    QTest::keyClicks(edit, u"1"_s);
    bench.choices.typesKnown = true;
    bench.editor.setNames({});
    FormSurroundings around;
    around.choices = &bench.choices;
    bench.editor.setSurroundings(around); // as the tab does when types became known
    QTest::keyClicks(bench.editor.focusWidget(), u"2"_s);
    QTest::keyClick(bench.editor.focusWidget(), Qt::Key_Return);
    QCOMPARE(writeJson(bench.document.tree().root.children[0].json[u"value"]), QByteArray("[12]"));
}

void TestLateAnswers::oddEntriesAreOfferedOnlyWhereTheyStand()
{
    Slow bench(all(
        R"({"type":"person","key":"a","operator":"moon","value":"x"},{"type":"person","key":"b","value":"y","operator":"icontains"})"));
    bench.tree()->select({0});
    auto *box = bench.field<QComboBox>(u"Condition"_s);
    QCOMPARE(box->currentText(), u"moon"_s);
    bench.tree()->select({1});
    box = bench.field<QComboBox>(u"Condition"_s);
    QCOMPARE(box->currentText(), u"contains"_s);
    QCOMPARE(box->findText(u"moon"_s), -1);
    bench.tree()->select({0});
    QCOMPARE(bench.field<QComboBox>(u"Condition"_s)->currentText(), u"moon"_s);
    QVERIFY(!bench.document.isModified());
}

//! What is chosen from a list is undone choice by choice, what is typed as a whole.
void TestLateAnswers::eachChoiceIsAStep()
{
    Bench bench(all(
        R"({"type":"behavioral","key":"paid","value":"performed_event","event_type":"events","explicit_datetime":"-30d"},)"
        R"({"type":"person","key":"a","operator":"exact","value":[]})"));
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    bench.tree()->select({1});
    bench.type(u"Add value"_s, u"pro"_s);
    bench.type(u"Add value"_s, u"team"_s);
    bench.document.undoStack()->undo();
    QCOMPARE(writeJson(bench.document.tree().root.children[1].json[u"value"]), QByteArray(R"(["pro"])"));
    bench.tree()->select({0});
    const auto add = [&bench](const QString &entry) {
        for (QMenu *menu : bench.editor.findChildren<QMenu *>())
            for (QAction *action : menu->actions())
                if (action->text() == entry)
                    action->trigger();
    };
    const auto conditions = [&bench] { return bench.document.tree().root.children[0].json[u"event_filters"]; };
    const int before = bench.document.undoStack()->index();
    add(u"Property of the &event"_s);
    bench.type(u"Property"_s, u"$browser"_s);
    add(u"&SQL expression"_s);
    bench.type(u"SQL"_s, u"1 = 1"_s);
    QCOMPARE(conditions().size(), 2);
    QCOMPARE(bench.document.undoStack()->index(), before + 4);
    bench.document.undoStack()->undo();
    QCOMPARE(conditions().array()[1][u"key"].toString(), QString());
    bench.document.undoStack()->undo();
    QCOMPARE(conditions().size(), 1);
    bench.document.undoStack()->undo();
    bench.document.undoStack()->undo();
    QVERIFY(!bench.document.tree().root.children[0].json.contains(u"event_filters"));
}

QTEST_MAIN(TestLateAnswers)
#include "tst_lateanswers.moc"
