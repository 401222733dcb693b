// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/cohortcatalogue.h"
#include "tests/filtereditor/hands.h"
#include "tests/support/scriptedpeer.h"
#include "tests/ui/answers.h"
#include "tests/ui/windowfixture.h"
#include "ui/cohortpage/cohortediting.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/filtereditor/choiceedit.h"
#include "ui/filtereditor/criteriaeditor.h"
#include "ui/filtereditor/criteriatree.h"
#include "ui/filtereditor/jsonexcerpt.h"
#include "ui/widgets/banner.h"

#include <QClipboard>
#include <QPlainTextEdit>

#include <algorithm>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 10'000; // ms

QByteArray repeated(const QByteArray &item, int count)
{
    QByteArray list = (item + ',').repeated(count);
    list.chop(1);
    return list;
}

//! The leaf that is edited stands first; what follows it must reach the server as it came.
QByteArray filtersWith(const QByteArray &nodes, const QByteArray &key = "before")
{
    return R"({"properties":{"type":"OR","values":[{"type":"person","key":")" + key +
           R"(","operator":"is_set","negation":false},)" + nodes + "]}}";
}

} // namespace

//! Criteria that nobody would write: one leaf of them is edited and saved, and the server receives all the others
//! letter by letter.
class TestAttacks final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(anyRealWarning()); }

    void othersArriveUntouched_data();
    void othersArriveUntouched();
    void pastedNonsenseChangesNothing_data();
    void pastedNonsenseChangesNothing();

private:
    bool open(WindowFixture &window, ScriptedPeer &peer, const QByteArray &filters);
    static QByteArray cohort(const QByteArray &filters);
};

QByteArray TestAttacks::cohort(const QByteArray &filters)
{
    return cohortAnswer(1, "Hostile").replace(R"({"properties":{"type":"OR","values":[]}})", filters);
}

bool TestAttacks::open(WindowFixture &window, ScriptedPeer &peer, const QByteArray &filters)
{
    const Script list = script::json(pageAnswer(cohort(filters), 1)), one = script::json(cohort(filters));
    peer.always([=](QTcpSocket &socket, const SeenRequest &seen) {
        if (seen.path().endsWith("/cohorts/"))
            return list(socket, seen);
        if (!seen.path().endsWith("/cohorts/1/"))
            return script::envelope(404, "not_found", "Not found.")(socket, seen);
        if (seen.method != "PATCH")
            return one(socket, seen);
        const QByteArray stored = seen.body.mid(QByteArray(R"({"filters":)").size());
        script::json(cohort(stored.chopped(1)))(socket, seen);
    });
    ConnectionSettings settings;
    settings.baseUrl = peer.url();
    settings.project = ProjectId{7};
    settings.proxy = ProxyChoice::None;
    window.open(settings, ApiKey("phx_test_key_0123456789"));
    if (!QTest::qWaitFor([&] { return window.session().catalogue().progress().isComplete; }, patience))
        return false;
    clickCell(window.cohorts(), window.cohorts()->model()->index(0, 0));
    window.window().activateWindow();
    return QTest::qWaitForWindowActive(&window.window()) && window.window().workspace()->page()->cohort();
}

void TestAttacks::othersArriveUntouched_data()
{
    QTest::addColumn<QByteArray>("nodes");
    const QByteArray leaf = R"({"type":"person","key":"k","operator":"exact","value":["v"],"negation":false})";
    QTest::newRow("nonsense") << QByteArray(
        R"(5,null,"x",[],{},true,{"type":"moon","values":{}},{"type":"AND"},{"type":"or","values":[{"values":[]}],"id":7},)"
        R"({"type":"person","value":{"a":[null]},"key":[1]},{"type":"behavioral","event_filters":[3,{"type":"x"}],"negation":"yes"},)"
        R"({"type":"cohort","value":[9,"9"],"operator":"not_in"})");
    QTest::newRow("duplicate members") << QByteArray(
        R"({"type":"person","key":"a","key":"b","operator":"exact","operator":"is_not","value":[1],"value":[2]},)"
        R"({"type":"OR","type":"AND","values":[],"note":1,"note":2})");
    QTest::newRow("numbers")
        << R"({"type":"person","key":"n","operator":"gt","value":)" + QByteArray(80, '7') +
               R"(},{"type":"cohort","key":"id","value":-)" + QByteArray(80, '9') +
               R"(},{"type":"behavioral","key":1E+2,"time_value":1e400,"operator_value":-0,"x":[1.0,0.10,1e-999]})";
    QTest::newRow("texts") << QByteArray(
        R"({"type":"person","key":"\u0000\u001f","operator":"regex","value":"NaN","\ud800":"\udc00"},)"
        R"({"type":"person","key":")"
        "\xe2\x80\xae"
        R"(abc","operator":"exact","value":["","  ","true","1"]})");
    QByteArray deep = leaf;
    for (int i = 0; i < 10'000; ++i)
        deep = R"({"type":"OR","values":[)" + deep + "]}";
    QTest::newRow("10,000 deep") << deep;
    QTest::newRow("100,000 leaves") << repeated(leaf, 100'000);
}

void TestAttacks::othersArriveUntouched()
{
    QFETCH(QByteArray, nodes);
    ScriptedPeer peer;
    WindowFixture window;
    QVERIFY(open(window, peer, filtersWith(nodes)));
    CohortEditing &editing = window.window().workspace()->page()->editing();
    auto *tree = window.window().findChild<CriteriaTree *>();
    QVERIFY(tree->isVisible());
    QVERIFY(!editing.draft().isModified());
    clickCell(tree, editing.draft().filters()->model()->indexOf({0}));
    auto *edit = findNamed<ChoiceEdit>(window.window().findChild<CriteriaEditor *>(), u"Property"_s);
    QVERIFY(edit);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, u"after"_s);
    QVERIFY(editing.draft().isModified());
    editing.saveAnyway();
    const auto received = [&peer] {
        QByteArray body;
        for (const SeenRequest &seen : peer.seen())
            if (seen.method == "PATCH" && seen.path().endsWith("/cohorts/1/"))
                body = seen.body;
        return body;
    };
    QTRY_VERIFY_WITH_TIMEOUT(!received().isEmpty(), patience);
    const QByteArray wanted = R"({"filters":)" + filtersWith(nodes, "after") + '}';
    QVERIFY2(received() == wanted, (received().left(2000) + '\n' + wanted.left(2000)).constData());
    QTRY_VERIFY_WITH_TIMEOUT(!editing.isSaving() && !editing.draft().isModified(), patience);
    QVERIFY(editing.draft().filters()->undoStack()->canUndo()); // the saved state has a past
}

void TestAttacks::pastedNonsenseChangesNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("no JSON") << u"people who pay"_s << false;
    QTest::newRow("half of it") << uR"({"type":"person",)"_s << false;
    QTest::newRow("a number") << u"5"_s << false;
    QTest::newRow("nothing") << u""_s << false;
    QTest::newRow("a list of numbers") << u"[1,2]"_s << false;
    QTest::newRow("an empty object") << u"{}"_s << false;
    QTest::newRow("a cohort without criteria") << uR"({"id":1,"name":"x","filters":null})"_s << false;
    QTest::newRow("megabytes") << QString(500'000, u'[') << false;
    QTest::newRow("20,000 deep") << QString(uR"({"type":"AND","values":[)"_s.repeated(20'000) +
                                            u"]}"_s.repeated(20'000))
                                 << true;
    QTest::newRow("an unknown type") << uR"({"type":"moon"})"_s << true;
}

void TestAttacks::pastedNonsenseChangesNothing()
{
    QFETCH(QString, text);
    QFETCH(bool, isTaken);
    ScriptedPeer peer;
    WindowFixture window;
    QVERIFY(open(window, peer, filtersWith(R"({"type":"person","key":"k","operator":"is_set"})")));
    FilterDocument *document = window.window().workspace()->page()->editing().draft().filters();
    const FilterTree before = document->tree();
    auto *tree = window.window().findChild<CriteriaTree *>();
    clickCell(tree, document->model()->indexOf({0}));
    QGuiApplication::clipboard()->setText(text);
    QTest::keyClick(window.window().windowHandle(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(document->isModified(), isTaken);
    QTest::keyClick(window.window().windowHandle(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(document->tree() == before);
    QVERIFY(!document->isModified());
    window.window().workspace()->page()->setCurrentTab(u"JSON"_s);
    auto *json = findNamed<QPlainTextEdit>(&window.window(), u"JSON"_s);
    json->setFocus();
    json->selectAll();
    QTest::keyClick(window.window().windowHandle(), Qt::Key_V, Qt::ControlModifier);
    if (text.size() > longestShownLine) { // no text field holds it as it is
        QVERIFY(json->parentWidget()->findChild<Banner *>()->isVisible());
        QCOMPARE(document->isModified(), isTaken);
    } else {
        QTRY_VERIFY(json->toPlainText() == text || text.isEmpty());
    }
    document->undoStack()->setIndex(0);
    QVERIFY(document->tree() == before);
}

QTEST_MAIN(TestAttacks)
#include "tst_attacks.moc"
