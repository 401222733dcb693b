// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/cohortcatalogue.h"
#include "models/filter/cohortdraft.h"
#include "tests/filtereditor/editorbench.h"
#include "ui/filtereditor/cohortchoices.h"
#include "ui/filtereditor/datefield.h"
#include "ui/filtereditor/formarea.h"
#include "ui/filtereditor/jsonedit.h"
#include "ui/filtereditor/jsonexcerpt.h"
#include "ui/filtereditor/jsontab.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDateTimeEdit>
#include <QElapsedTimer>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBlock>

#include <algorithm>
#include <cmath>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr double seen = 3.0; // the contrast that a part of a control needs to be seen (WCAG 1.4.11)

//! Two cohorts share a name, and a third has one of its own.
class Namesakes final : public KnownChoices
{
public:
    ChoiceSource cohorts(CohortId) override
    {
        return from({{JsonValue::fromInteger(1), u"Trial"_s, u"id 1, dynamic"_s, {}, {}},
                     {JsonValue::fromInteger(2), u"Trial"_s, u"id 2, static"_s, {}, {}},
                     {JsonValue::fromInteger(3), u"Trial ended"_s, {}, {}, {}}});
    }
    QString cohortName(qint64 id) const override { return id == 3 ? u"Trial ended"_s : u"Trial"_s; }
    QString cohortDetail(qint64 id) const override
    {
        return id == 1 ? u"id 1, dynamic"_s : id == 2 ? u"id 2, static"_s : QString();
    }
};

JsonValue cohortIn(BenchWith<Namesakes> &bench, size_t row = 0)
{
    return bench.document.tree().root.children[row].json[u"value"];
}

const QByteArray twoRows =
    R"({"properties":{"type":"AND","values":[{"type":"cohort","key":"id","value":null,"negation":false},{"type":"cohort","key":"id","value":3,"negation":false}]}})";

QString noteUnder(const ChoiceEdit *edit)
{
    for (const QLabel *label : edit->parentWidget()->findChildren<QLabel *>())
        if (label->isVisible())
            return label->text();
    return {};
}

QByteArray personLeaf(const QByteArray &key, const QByteArray &value)
{
    return R"({"type":"person","key":")" + key + R"(","operator":"exact","value":[")" + value + R"("]})";
}

QByteArray filtersWith(const QByteArray &leaves)
{
    return R"({"properties":{"type":"AND","values":[)" + leaves + "]}}";
}

//! Some megabytes of criteria on one line.
QByteArray manyLeaves(qsizetype bytes)
{
    QByteArray leaves = personLeaf("first", "x");
    for (int i = 0; leaves.size() < bytes; ++i)
        leaves += ',' + personLeaf("key" + QByteArray::number(i), "some value that is not long");
    return filtersWith(leaves);
}

struct JsonDesk
{
    CohortDraft draft;
    JsonTab tab{draft};
    JsonEdit *text = tab.findChild<JsonEdit *>();
    Banner *banner = tab.findChild<Banner *>();

    explicit JsonDesk(const QByteArray &filters)
    {
        Cohort cohort;
        cohort.id = CohortId{7};
        cohort.filters = filters;
        draft.open(cohort);
        tab.resize(800, 600);
        tab.show();
    }
    JsonValue criteria() { return encodeFilters(draft.filters()->tree()); }
    qsizetype longestBlock() const
    {
        qsizetype longest = 0;
        for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next())
            longest = std::max<qsizetype>(longest, block.length());
        return longest;
    }
    void paste(const QByteArray &json)
    {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(json));
        text->setFocus();
        text->selectAll();
        QTest::keyClick(text, Qt::Key_V, Qt::ControlModifier);
    }
    QString copied()
    {
        QGuiApplication::clipboard()->clear();
        for (QPushButton *button : tab.findChildren<QPushButton *>())
            if (button->text() == u"&Copy")
                button->click();
        return QGuiApplication::clipboard()->text();
    }
};

double light(const QColor &color)
{
    const auto part = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

//! The best contrast of any point against the window: what is seen of an empty ring.
double contrastOf(QWidget *widget)
{
    const QImage picture = widget->grab().toImage();
    const double around = light(widget->palette().color(QPalette::Window));
    double best = 1;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const double here = light(picture.pixelColor(x, y));
            best = std::max(best, (std::max(here, around) + 0.05) / (std::min(here, around) + 0.05));
        }
    return best;
}

} // namespace

//! What makes the editor pleasant or not: names that are not unique, very long texts, small windows, other directions.
class TestEditorComfort final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QWidget anywhere; // Ctrl of the test before would still count as held, and would select otherwise
        QTest::keyClick(&anywhere, Qt::Key_A);
    }

    void aNameAloneDoesNotChoose();
    void aNameLeftOpenIsSaidAndForgottenWithItsRow();
    void valuesThatLookAlikeAreTyped();
    void cohortsOfOneNameAreToldApart();
    void longTextsAreShownQuickly_data();
    void longTextsAreShownQuickly();
    void longPastesAreTakenWhole();
    void brokenLongPastesChangeNothing();
    void excerptsSayWhatIsMissing();
    void everyPartKeepsItsSize_data();
    void everyPartKeepsItsSize();
    void panesKeepTheirEdge();
    void emptyBoxesAreSeen_data();
    void emptyBoxesAreSeen();
    void pastedLinesAreValues();
    void pastedLinesEndsAreDropped();
    void earlyDatesAreShownAsTheyAre();
    void labelsAreAsWideAsNow();
    void whatIsShownIsNotCalledKept();
    void summariesLeaveRoomForTheTree();
    void negativeCountsAreSaid();
    void undoGoesBeyondTheField();
    void anEmptyClipboardIsSaid();
};

void TestEditorComfort::aNameAloneDoesNotChoose()
{
    BenchWith<Namesakes> bench(twoRows);
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    bench.tree()->select({0});
    bench.type(u"Cohort"_s, u"Trial"_s);
    auto *edit = bench.field<ChoiceEdit>(u"Cohort"_s);
    const auto *list = edit->findChild<QListView *>();
    QVERIFY(cohortIn(bench).isNull());
    QVERIFY2(noteUnder(edit).contains(u"have this name"), qPrintable(noteUnder(edit)));
    QVERIFY(list->isVisible());
    QCOMPARE(list->model()->rowCount(), 3); // what it is about, and the two
    QVERIFY(list->model()->index(1, 0).data().toString().contains(u"id 1, dynamic"));
    QTest::keyClick(edit, Qt::Key_Return); // again: still not
    QVERIFY(cohortIn(bench).isNull());
    QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(cohortIn(bench).toInteger(), std::optional<qint64>(2));
    QVERIFY(!list->isVisible());
    QCOMPARE(noteUnder(edit), u"id 2, static"_s); // which of them it is
    bench.type(u"Cohort"_s, u"Trial ended"_s);
    QCOMPARE(cohortIn(bench).toInteger(), std::optional<qint64>(3));
    QCOMPARE(noteUnder(edit), QString());
}

void TestEditorComfort::aNameLeftOpenIsSaidAndForgottenWithItsRow()
{
    BenchWith<Namesakes> bench(twoRows);
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    bench.tree()->select({0});
    auto *edit = bench.field<ChoiceEdit>(u"Cohort"_s);
    edit->setFocus();
    QTest::keyClicks(edit, u"Trial"_s);
    QTest::keyClick(edit, Qt::Key_Tab);
    QVERIFY(!edit->hasFocus());
    QVERIFY(cohortIn(bench).isNull());
    QCOMPARE(edit->text(), u"Trial"_s);
    QVERIFY(noteUnder(edit).contains(u"have this name"));
    bench.document.setMember({1}, u"negation"_s, JsonValue(true)); // the form is filled anew
    QVERIFY(noteUnder(edit).contains(u"have this name"));
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Escape);
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(edit->text(), QString());
    QCOMPARE(noteUnder(edit), QString());
    edit->setFocus();
    QTest::keyClicks(edit, u"Trial"_s);
    QTest::keyClick(edit, Qt::Key_Tab);
    bench.tree()->select({1});
    edit = bench.field<ChoiceEdit>(u"Cohort"_s);
    QCOMPARE(edit->text(), u"Trial ended"_s);
    QCOMPARE(noteUnder(edit), QString());
    QVERIFY(cohortIn(bench).isNull());
}

//! 1 and "1" on the server: the property's type says which of them was typed.
void TestEditorComfort::valuesThatLookAlikeAreTyped()
{
    ChoiceEdit edit;
    edit.setSource(u"values"_s, KnownChoices::from({{JsonValue::fromInteger(1), u"1"_s, {}, {}, {}},
                                                    {JsonValue(u"1"_s), u"1"_s, {}, {}, {}}}));
    Choice told;
    connect(&edit, &ChoiceEdit::chosen, this, [&told](const Choice &choice) { told = choice; });
    edit.show();
    edit.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&edit));
    edit.setFocus();
    QTest::keyClick(&edit, Qt::Key_Down);
    const auto *rows = edit.findChild<QListView *>()->model();
    QVERIFY(rows->index(0, 0).data() != rows->index(1, 0).data());
    QTest::keyClick(&edit, Qt::Key_Escape);
    QTest::keyClicks(&edit, u"1"_s);
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(told.value, JsonValue(u"1"_s)); // as text: what it becomes is the field's matter
}

void TestEditorComfort::cohortsOfOneNameAreToldApart()
{
    CohortCatalogue catalogue{CatalogueSource()};
    const auto put = [&catalogue](qint64 id, const QString &name, bool isStatic) {
        Cohort cohort;
        cohort.id = CohortId{id};
        cohort.name = name;
        cohort.isStatic = isStatic;
        cohort.count = 10 * id;
        catalogue.put(cohort);
    };
    const CohortChoices choices(catalogue);
    put(1, u"Trial"_s, false);
    put(3, u"Other"_s, false);
    QCOMPARE(choices.detail(CohortId{1}), QString());
    put(2, u"Trial"_s, true);
    const Choices found = choices.find(CohortId{9}, u"trial"_s);
    QCOMPARE(found.size(), size_t(2));
    QVERIFY(found[0].detail != found[1].detail);
    QCOMPARE(choices.detail(CohortId{1}), u"id 1, dynamic, 10 people"_s);
    QCOMPARE(choices.detail(CohortId{2}), u"id 2, static, 20 people"_s);
    QCOMPARE(choices.detail(CohortId{3}), QString());
    QCOMPARE(choices.find(CohortId{9}, u"other"_s).front().detail, u"30 people"_s);
    QVERIFY(!choices.find(CohortId{3}, u"other"_s).front().whyNot.isEmpty()); // itself
}

void TestEditorComfort::longTextsAreShownQuickly_data()
{
    QTest::addColumn<QByteArray>("filters");
    QTest::newRow("5 MB of leaves") << manyLeaves(5'000'000);
    QTest::newRow("one value of 5 MB") << filtersWith(personLeaf("k", QByteArray(5'000'000, 'v')));
    QTest::newRow("unfinished letters at the cut")
        << filtersWith(personLeaf("k", QString(100'000, u'ю').toUtf8()) + ',' +
                       personLeaf("x", 'a' + QString(100'000, u'ю').toUtf8()));
}

//! No line, and no text, that a text field would lay out for seconds; nothing is lost.
void TestEditorComfort::longTextsAreShownQuickly()
{
    QFETCH(QByteArray, filters);
    QElapsedTimer clock;
    clock.start();
    JsonDesk desk(filters);
    QCoreApplication::processEvents();
    qInfo("shown in %lld ms", static_cast<long long>(clock.elapsed()));
    QVERIFY(desk.longestBlock() <= longestShownLine + 1);
    QVERIFY(desk.text->document()->characterCount() <= longestShownText + longestShownLine);
    QVERIFY(desk.text->isShortened() && desk.text->isReadOnly() && desk.banner->isVisible());
    QVERIFY(!desk.text->toPlainText().contains(QChar::ReplacementCharacter));
    QCOMPARE(*parseJson(desk.copied().toUtf8()), *parseJson(filters));
    desk.text->selectAll();
    desk.text->copy();
    QCOMPARE(*parseJson(QGuiApplication::clipboard()->text().toUtf8()), *parseJson(filters));
    QTest::keyClicks(desk.text, u"x"_s);
    QVERIFY(!desk.draft.isModified());
    desk.paste(R"({"properties":{}})");
    QCOMPARE(desk.criteria(), *parseJson(R"({"properties":{}})"));
    QVERIFY(!desk.text->isReadOnly() && !desk.banner->isVisible());
    desk.draft.filters()->undoStack()->undo();
    QVERIFY(desk.text->isShortened());
    QCOMPARE(desk.criteria(), *parseJson(filters));
}

void TestEditorComfort::longPastesAreTakenWhole()
{
    const QByteArray several = manyLeaves(300'000); // on one line, but no more than can be shown
    JsonDesk desk(R"({"properties":{}})");
    desk.paste(several);
    QCOMPARE(desk.criteria(), *parseJson(several));
    QVERIFY(!desk.text->isShortened() && desk.longestBlock() <= longestShownLine);
    QCOMPARE(*parseJson(desk.text->toPlainText().toUtf8()), *parseJson(several));
    QVERIFY(desk.banner->isVisible());
    QElapsedTimer clock;
    clock.start();
    const QByteArray huge = manyLeaves(5'000'000);
    desk.paste(huge);
    qInfo("pasted in %lld ms", static_cast<long long>(clock.elapsed()));
    QCOMPARE(desk.criteria(), *parseJson(huge));
    QVERIFY(desk.text->isShortened());
    desk.draft.filters()->undoStack()->undo();
    QCOMPARE(desk.criteria(), *parseJson(several));
    desk.draft.filters()->undoStack()->undo();
    QVERIFY(!desk.draft.isModified());
}

void TestEditorComfort::brokenLongPastesChangeNothing()
{
    JsonDesk desk(filtersWith(personLeaf("a", "b")));
    const QString before = desk.text->toPlainText();
    desk.paste("{\"properties\":\"" + QByteArray(5'000'000, 'v'));
    QCOMPARE(desk.text->toPlainText(), before);
    QVERIFY(!desk.draft.isModified());
    QVERIFY2(desk.banner->isVisible() && desk.banner->text().contains(u"Line 1, column"),
             qPrintable(desk.banner->text()));
    desk.draft.filters()->setReadOnly(true);
    desk.tab.hide();
    desk.tab.show();
    desk.paste(manyLeaves(100'000));
    QVERIFY(!desk.draft.isModified());
}

void TestEditorComfort::excerptsSayWhatIsMissing()
{
    QCOMPARE(excerptOf("").text, QString());
    QVERIFY(excerptOf("{}\n[]\n").isWhole);
    QCOMPARE(excerptOf("{}\n[]\n").text, u"{}\n[]\n"_s);
    QCOMPARE(longestLineOf(u"a\nbcd\n"), 3);
    QCOMPARE(longestLineOf(u""), 0);
    const JsonExcerpt line = excerptOf("a\n" + QByteArray(longestShownLine + 1, 'x') + "\nb");
    QVERIFY(!line.isWhole && line.text.startsWith(u"a\nxxx"_s) && line.text.endsWith(u"\nb"));
    QVERIFY(line.text.contains(u"18,001"));
    const JsonExcerpt lines = excerptOf(QByteArray("x\n").repeated(longestShownText));
    QVERIFY(!lines.isWhole);
    QVERIFY2(lines.text.right(40).contains(u"1,000,001"), qPrintable(lines.text.right(40)));
}

void TestEditorComfort::everyPartKeepsItsSize_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("wide") << QSize(1200, 700);
    QTest::newRow("wide and low") << QSize(1200, 240);
    QTest::newRow("narrow") << QSize(440, 700);
    QTest::newRow("narrow under a banner") << QSize(440, 390);
    QTest::newRow("narrow and low") << QSize(440, 220);
}

void TestEditorComfort::everyPartKeepsItsSize()
{
    QFETCH(QSize, size);
    Bench bench(filtersWith(R"({"type":"behavioral","key":"","value":"performed_event_sequence","event_type":"events",)"
                            R"("time_value":30,"time_interval":"day","seq_event":"","seq_event_type":"events"},)" +
                            personLeaf("", "x") + ',' + personLeaf("", "x")));
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    bench.editor.resize(size);
    bench.tree()->select({0});
    QVERIFY2(bench.editor.height() <= size.height(), "the window would have to grow");
    const auto *form = bench.editor.findChild<FormArea *>();
    const int line = bench.editor.fontMetrics().lineSpacing();
    QTRY_VERIFY2(bench.tree()->height() >= 5 * line, qPrintable(QString::number(bench.tree()->height())));
    QTRY_VERIFY2(form->height() >= 8 * line, qPrintable(QString::number(form->height())));
    bench.tree()->setFocus();
    QTest::keyClick(bench.tree(), Qt::Key_Return); // into the form, wherever it stands
    const QWidget *focus = bench.editor.focusWidget();
    QVERIFY(focus != bench.tree());
    const QRect shown(focus->mapTo(&bench.editor, QPoint()), focus->size());
    QVERIFY(bench.editor.rect().contains(shown));
    QVERIFY(focus->visibleRegion().boundingRect() == focus->rect());
}

//! From right to left too, every pane lies within the splitter.
void TestEditorComfort::panesKeepTheirEdge()
{
    Bench bench(filtersWith(personLeaf("a", "b")));
    bench.editor.setLayoutDirection(Qt::RightToLeft);
    for (const QSplitter *splitter : bench.editor.findChildren<QSplitter *>())
        for (int pane = 0; pane < splitter->count(); ++pane)
            QTRY_VERIFY2(splitter->rect().contains(splitter->widget(pane)->geometry()),
                         qPrintable(QString::number(pane)));
    const QWidget *around = bench.tree()->parentWidget();
    QVERIFY(bench.tree()->visibleRegion().boundingRect() == bench.tree()->rect());
    QVERIFY(around->visibleRegion().boundingRect() == around->rect());
}

void TestEditorComfort::emptyBoxesAreSeen_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<double>("wanted");
    QTest::newRow("dark") << true << seen;
    QTest::newRow("light") << false << 1.5; // as Fusion draws it
}

void TestEditorComfort::emptyBoxesAreSeen()
{
    QFETCH(bool, isDark);
    QFETCH(double, wanted);
    ThemeKeeper keeper;
    keeper.apply(isDark ? Theme::Dark : Theme::Light);
    QRadioButton radio;
    QCheckBox box;
    for (QWidget *widget : {static_cast<QWidget *>(&radio), static_cast<QWidget *>(&box)}) {
        widget->resize(widget->sizeHint());
        QVERIFY2(contrastOf(widget) >= wanted, qPrintable(QString::number(contrastOf(widget))));
    }
    keeper.apply(Theme::System);
}

//! A column of a spreadsheet goes in whole, each line a value, each value once.
void TestEditorComfort::pastedLinesAreValues()
{
    Bench bench(filtersWith(R"({"type":"person","key":"seats","operator":"exact","value":[1]})"));
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    bench.tree()->select({0});
    auto *edit = bench.field<ChoiceEdit>(u"Add value"_s);
    const auto paste = [edit](const QString &text) {
        QGuiApplication::clipboard()->setText(text);
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);
    };
    const auto values = [&bench] { return bench.document.tree().root.children[0].json[u"value"]; };
    paste(u"2\r\n many \n\n1\n2\n"_s);
    QCOMPARE(writeJson(values()), QByteArray(R"([1,2,"many"])"));
    QCOMPARE(edit->text(), QString());
    QVERIFY(edit->isKnown());
    bench.document.undoStack()->undo();
    QCOMPARE(writeJson(values()), QByteArray("[1]")); // one step
    QString column;
    for (int i = 0; i < 20'000; ++i)
        column += u"value %1\n"_s.arg(i);
    paste(column);
    QCOMPARE(values().size(), 20'001); // a text field would have cut it
}

void TestEditorComfort::pastedLinesEndsAreDropped()
{
    Bench bench(filtersWith(R"({"type":"person","key":"plan","operator":"icontains","value":""})"));
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    bench.tree()->select({0});
    auto *edit = bench.field<ChoiceEdit>(u"Value"_s);
    QVERIFY(edit);
    edit->setFocus();
    QGuiApplication::clipboard()->setText(u"pro\r\n"_s);
    QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(bench.document.tree().root.children[0].json[u"value"].toString(), u"pro"_s);
    bench.tree()->setFocus();
    const QString longValue(40'000, u'x');
    QGuiApplication::clipboard()->setText(longValue);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(bench.document.tree().root.children[0].json[u"value"].toString(), longValue);
}

//! A date that the calendar cannot show is not shown as another one.
void TestEditorComfort::earlyDatesAreShownAsTheyAre()
{
    DateField field(QTimeZone::utc(), false, nullptr);
    static_cast<QWidget &>(field).show();
    const auto *edit = field.findChild<QDateTimeEdit *>();
    for (const QString &date : {u"0476-09-04"_s, u"1600-02-29"_s, u"9999-12-31"_s}) {
        field.show(JsonValue(date));
        QVERIFY(edit->isVisible());
        QCOMPARE(edit->date().toString(Qt::ISODate), date);
    }
    field.show(JsonValue(u"0001-01-01"_s));
    QVERIFY(!edit->isVisible()); // as text
    auto *form = field.findChild<QComboBox *>();
    field.show(JsonValue(u"1995-05-05"_s));
    emit form->activated(form->currentIndex()); // chosen again: nothing new
    QCOMPARE(edit->date(), QDate(1995, 5, 5));
    field.show(JsonValue(u"-7d"_s));
    form->setCurrentIndex(form->findText(u"a fixed date"_s));
    emit form->activated(form->currentIndex());
    QCOMPARE(edit->date(), QDateTime::currentDateTimeUtc().date().addDays(-7)); // the same day, not another row's
}

void TestEditorComfort::labelsAreAsWideAsNow()
{
    Bench bench(filtersWith(
        personLeaf("a", "b") +
        R"(,{"type":"behavioral","key":"x","value":"performed_event_regularly","event_type":"events","operator":"gte","operator_value":3,"time_value":7,"time_interval":"day","min_periods":1,"total_periods":3})"));
    const auto place = [&bench] {
        const auto *kind = bench.field<QComboBox>(u"Criterion"_s);
        return kind->mapTo(&bench.editor, QPoint()).x() - kind->parentWidget()->mapTo(&bench.editor, QPoint()).x();
    };
    bench.tree()->select({0});
    QCoreApplication::processEvents();
    const int narrow = place();
    bench.tree()->select({1});
    QTRY_VERIFY(place() > narrow);
    bench.tree()->select({0});
    QTRY_COMPARE(place(), narrow);
    const auto left = [&bench](const QWidget *field) { return field->mapTo(&bench.editor, QPoint()).x(); };
    QTRY_COMPARE(left(bench.field<QComboBox>(u"Criterion"_s)), left(bench.field<ChoiceEdit>(u"Property"_s)));
}

void TestEditorComfort::whatIsShownIsNotCalledKept()
{
    Bench bench(filtersWith(
        R"({"type":"behavioral","key":"x","value":"performed_event_first_time","event_type":"events","time_value":30,"time_interval":"day","note":1})"));
    bench.tree()->select({0});
    QStringList kept;
    for (const QLabel *label : bench.editor.findChildren<QLabel *>())
        if (label->isVisible() && label->text().startsWith(u"Kept as it is"))
            kept << label->text();
    QCOMPARE(kept, QStringList{u"Kept as it is: note"_s});
}

void TestEditorComfort::summariesLeaveRoomForTheTree()
{
    QByteArray leaves;
    for (int i = 0; i < 12; ++i)
        leaves += (i ? "," : "") + personLeaf(QByteArray(75, static_cast<char>('a' + i)), QByteArray(75, 'v'));
    Bench bench(filtersWith(leaves));
    for (const QSize size : {QSize(1200, 600), QSize(900, 600), QSize(440, 700)}) {
        bench.editor.resize(size);
        bench.editor.checkNow();
        const auto labels = bench.editor.findChildren<QLabel *>();
        const auto summary = std::find_if(labels.begin(), labels.end(),
                                          [](const QLabel *label) { return label->text().startsWith(u"People who"); });
        QVERIFY(summary != labels.end());
        QTRY_VERIFY2((*summary)->height() <= 4 * bench.editor.fontMetrics().lineSpacing() + 2,
                     qPrintable(QString::number((*summary)->height())));
    }
}

void TestEditorComfort::negativeCountsAreSaid()
{
    Bench bench(filtersWith(
        R"({"type":"behavioral","key":"x","value":"performed_event_multiple","event_type":"events","operator":"gte","operator_value":-3,"time_value":-1,"time_interval":"day"})"));
    const QString sentence = bench.document.model()->indexOf({0}).data().toString();
    QVERIFY2(sentence.contains(u"at least -3 times") && !sentence.contains(u'%'), qPrintable(sentence));
}

//! What a field no longer holds is undone in the criteria, in the form and under JSON.
void TestEditorComfort::undoGoesBeyondTheField()
{
    Bench bench(filtersWith(R"({"type":"person","key":"plan","operator":"exact","value":["a"]})"));
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    bench.tree()->select({0});
    const auto press = [&bench](Qt::KeyboardModifiers more) {
        QTest::keyClick(bench.editor.windowHandle(), Qt::Key_Z, Qt::ControlModifier | more);
    };
    const auto values = [&bench] { return writeJson(bench.document.tree().root.children[0].json[u"value"]); };
    auto *edit = bench.field<ChoiceEdit>(u"Add value"_s);
    bench.type(u"Add value"_s, u"pro"_s);
    QCOMPARE(values(), QByteArray(R"(["a","pro"])"));
    press({});
    QCOMPARE(values(), QByteArray(R"(["a"])"));
    QCOMPARE(edit->text(), QString());
    press(Qt::ShiftModifier);
    QCOMPARE(values(), QByteArray(R"(["a","pro"])"));
    QTest::keyClicks(edit, u"x"_s);
    press({}); // that is the field's own
    QCOMPARE(edit->text(), QString());
    QCOMPARE(values(), QByteArray(R"(["a","pro"])"));

    JsonDesk desk(R"({"properties":{}})");
    desk.paste(manyLeaves(100'000));
    QVERIFY(desk.draft.isModified());
    QTest::keyClick(desk.text, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!desk.draft.isModified());
    QTest::keyClick(desk.text, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(desk.draft.isModified());
}

void TestEditorComfort::anEmptyClipboardIsSaid()
{
    Bench bench(filtersWith(personLeaf("a", "b")));
    QVERIFY(QTest::qWaitForWindowActive(&bench.editor));
    QGuiApplication::clipboard()->clear();
    bench.tree()->setFocus();
    QTest::keyClick(bench.tree(), Qt::Key_V, Qt::ControlModifier);
    const auto *banner = bench.editor.findChild<Banner *>();
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(u"no criteria") && !banner->text().contains(u"JSON"), qPrintable(banner->text()));
}

QTEST_MAIN(TestEditorComfort)
#include "tst_editorcomfort.moc"
