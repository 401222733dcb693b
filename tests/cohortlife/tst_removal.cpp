// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cohortlife/lifefixture.h"
#include "tests/support/peerwindow.h"
#include "ui/cohortlife/deletedialog.h"
#include "ui/cohortlist/quickfilterbar.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/cohortpage/lifeactions.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/translations.h"

#include <QTextBrowser>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray criteria(const QByteArray &leaf)
{
    return R"({"properties":{"type":"OR","values":[{"type":"AND","values":[)" + leaf + "]}]}}";
}

QByteArray dynamicNamed(const QByteArray &name, CohortId in = {})
{
    const QByteArray leaf = in.isValid()
                                ? R"({"type":"cohort","key":"id","value":)" + in.toString().toUtf8() + "}"
                                : QByteArray(R"({"type":"person","key":"email","operator":"is_set","value":"is_set"})");
    return R"({"name":")" + name + R"(","filters":)" + criteria(leaf) + "}";
}

} // namespace

//! Deleting, undoing, looking at what was deleted and restoring it, in the whole window against every generation; and
//! what a key may not do.
class TestRemoval final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { installTranslations(); }
    void init() { QTest::failOnWarning(anyRealWarning()); }
    void deletesInOrderAndUndoes_data() { addGenerations(); }
    void deletesInOrderAndUndoes();
    void saysWhatStandsInTheWay_data() { addGenerations(); }
    void saysWhatStandsInTheWay();
    void deletedOnesAreListedAndRestored_data() { addGenerations(); }
    void deletedOnesAreListedAndRestored();
    void longLogSaysHowFarItWasLooked();
    void refusalNamesTheReason();
    void readOnlyKeySaysWhy();
    void keyWithoutTheLogSaysWhy();
};

void TestRemoval::deletesInOrderAndUndoes()
{
    QFETCH(QByteArray, generation);
    LifeFixture life(generation);
    const CohortId base = life.make(dynamicNamed("Base of it")).id;
    const CohortId user = life.make(dynamicNamed("User of it", base)).id;
    QVERIFY(base.isValid() && user.isValid());
    QVERIFY(life.open());
    QVERIFY(life.select({base, user}));
    QTest::keyClick(&life.window(), Qt::Key_Delete, Qt::ControlModifier);
    auto *dialog = life.dialog<DeleteDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), u"Delete cohort"_s);
    QVERIFY(pressSoon(dialog, u"Delete 2 cohorts"_s));
    QTRY_VERIFY_WITH_TIMEOUT(life.banner(u"2 cohorts were deleted."_s), patience);
    QCOMPARE(life.rowOf(base), -1);
    QCOMPARE(life.rowOf(user), -1);
    const QString deleted = u"SELECT sum(deleted) FROM cohort WHERE id IN (%1, %2)"_s.arg(base.value).arg(user.value);
    QCOMPARE(life.cell(deleted), u"2"_s);
    const QStringList patches = life.requests().filter(QRegularExpression(u"^PATCH .*/cohorts/[1-9]"_s));
    QCOMPARE(patches.size(), 2);
    QVERIFY(patches.first().contains(u"/%1/"_s.arg(user.value)));
    QCOMPARE(life.sent(u"DELETE"_s), 0);
    QVERIFY(press(life.banner(u"deleted"_s), u"Undo"_s));
    QVERIFY(life.waitForRow(base) && life.waitForRow(user));
    QCOMPARE(life.cell(deleted), u"0"_s);
}

void TestRemoval::saysWhatStandsInTheWay()
{
    QFETCH(QByteArray, generation);
    LifeFixture life(generation);
    const CohortId base = life.make(dynamicNamed("Base <i>of</i> it")).id;
    const CohortId user = life.make(dynamicNamed("User & friend", base)).id;
    QVERIFY(life.open());
    QVERIFY(life.select({base}));
    life.action(u"Delete"_s)->trigger();
    auto *dialog = life.dialog<DeleteDialog>();
    QVERIFY(dialog);
    auto *where = findNamed<QTextBrowser>(dialog, u"Where it is used"_s);
    QTRY_VERIFY_WITH_TIMEOUT(where->toPlainText().contains(u"cohort User & friend"_s), patience);
    QVERIFY(where->toPlainText().contains(u"Base <i>of</i> it"_s));
    const bool protects = generation != "older";
    auto *button = findNamed<QPushButton>(dialog, u"Delete"_s);
    QCOMPARE(button->isEnabled(), !protects);
    QCOMPARE(button->toolTip().isEmpty(), !protects);
    emit where->anchorClicked(QUrl(u"cohort:%1"_s.arg(user.value)));
    QTRY_COMPARE(life.window().workspace()->page()->cohort()->cohort.id, user);
    QCOMPARE(life.sent(u"PATCH .*/cohorts/[1-9]"_s), 0);
}

void TestRemoval::deletedOnesAreListedAndRestored()
{
    QFETCH(QByteArray, generation);
    LifeFixture life(generation);
    const CohortId gone = life.make(dynamicNamed("Gone for now")).id;
    QVERIFY(life.change(gone, R"({"deleted":true})"));
    const CohortId back = life.make(dynamicNamed("There and back")).id;
    QVERIFY(life.change(back, R"({"deleted":true})") && life.change(back, R"({"deleted":false})"));
    QVERIFY(life.open());
    QCOMPARE(life.rowOf(gone), -1);
    QVERIFY(press(&life.window(), u"Deleted"_s));
    QVERIFY(life.waitForRow(gone));
    QCOMPARE(life.rowOf(back), -1);
    QVERIFY(life.select({gone}));
    QVERIFY(life.action(u"Restore"_s)->isVisible());
    QVERIFY(!life.action(u"Delete"_s)->isEnabled());
    QVERIFY(life.action(u"Delete"_s)->toolTip().contains(u"deleted already"_s));
    QVERIFY(press(&life.window(), u"Restore"_s));
    QTRY_VERIFY_WITH_TIMEOUT(life.session().catalogue().find(gone) != nullptr, patience);
    QTRY_COMPARE(life.window().workspace()->list()->quickFilters()->filter(), QuickFilter::All);
    QCOMPARE(life.window().workspace()->page()->cohort()->cohort.id, gone);
    QCOMPARE(life.cell(u"SELECT deleted FROM cohort WHERE id = %1"_s.arg(gone.value)), u"0"_s);
}

//! A log that is longer than anybody reads at once: the list says so, and goes on when it is asked to.
void TestRemoval::longLogSaysHowFarItWasLooked()
{
    const QByteArray entry = R"({"activity":"updated","item_id":"7","detail":null,"created_at":null})";
    const QByteArray gone = R"({"activity":"deleted","item_id":"9","detail":null,"created_at":null})";
    ScriptedPeer peer;
    peer.always(script::envelope(404, "not_found", "Not found."));
    peer.on("/cohorts/", script::json(R"({"count":0,"next":null,"previous":null,"results":[]})"));
    peer.on("/cohorts/9/", script::json(R"({"id":9,"name":"Long gone","deleted":true,"filters":{"properties":{}}})"));
    peer.on("/activity/", [&](QTcpSocket &socket, const SeenRequest &request) {
        const bool isOld = request.target.contains("page=60&") || request.target.endsWith("page=60");
        const QByteArray rows = (entry + ',').repeated(99) + (isOld ? gone : entry);
        script::json(R"({"next":"?page=2","previous":null,"total_count":99999,"results":[)" + rows + "]}")(socket,
                                                                                                           request);
    });
    WindowFixture window;
    QVERIFY(openPeerAndWait(window, peer));
    const CohortListPage *list = window.window().workspace()->list();
    QVERIFY(press(&window.window(), u"Deleted"_s));
    const auto *empty = list->findChild<EmptyState *>();
    QTRY_COMPARE_WITH_TIMEOUT(empty->title(), u"No deleted cohorts"_s, patience);
    QTRY_VERIFY(findNamed<QAbstractButton>(empty, u"Look further"_s));
    QVERIFY(press(empty, u"Look further"_s));
    QTRY_COMPARE_WITH_TIMEOUT(list->table()->model()->rowCount(), 1, patience);
    const auto banner = [list]() -> Banner * {
        for (Banner *each : list->findChildren<Banner *>())
            if (each->isVisible() && each->text().contains(u"newest 10,000 entries"_s))
                return each;
        return nullptr;
    };
    QTRY_VERIFY(banner());
    QVERIFY(press(banner(), u"Look further"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!banner(), patience); // it looks through the next part
    QVERIFY(press(&window.window(), u"All"_s));
    for (const Banner *each : list->findChildren<Banner *>())
        QVERIFY(!each->isVisible());
}

void TestRemoval::refusalNamesTheReason()
{
    LifeFixture life("newest");
    const CohortId base = life.make(dynamicNamed("Wanted by others")).id;
    QVERIFY(life.open());
    QVERIFY(life.select({base}));
    life.action(u"Delete"_s)->trigger();
    auto *dialog = life.dialog<DeleteDialog>();
    auto *where = findNamed<QTextBrowser>(dialog, u"Where it is used"_s);
    QTRY_VERIFY_WITH_TIMEOUT(where->toPlainText().contains(u"Nothing uses it."_s), patience);
    // Between the question and the answer somebody names it.
    QVERIFY(life.make(dynamicNamed("Quick one", base)).id.isValid());
    QVERIFY(press(dialog, u"Delete"_s));
    QTRY_VERIFY_WITH_TIMEOUT(life.banner(u"Not deleted:"_s), patience);
    QVERIFY(life.banner(u"Quick one"_s));
    QVERIFY(life.rowOf(base) >= 0);
}

void TestRemoval::readOnlyKeySaysWhy()
{
    LifeFixture life("newest");
    QVERIFY(life.open(life.demo().readOnlyKey()));
    QVERIFY(life.select({life.session().catalogue().rows().front()->cohort.id}));
    for (const char *words : {"New cohort", "Recalculate", "Duplicate", "Delete"}) {
        QAction *action = life.action(QString::fromLatin1(words));
        QVERIFY2(action, words);
        QTRY_VERIFY2(!action->isEnabled(), words);
        QVERIFY2(action->toolTip().contains(u"cohort:write"_s), qPrintable(action->toolTip()));
    }
    QCOMPARE(life.sent(u"(POST|DELETE)"_s), 0);
}

void TestRemoval::keyWithoutTheLogSaysWhy()
{
    LifeFixture life("newest");
    QVERIFY(life.open(life.demo().keyNamed("cohort_only")));
    QVERIFY(press(&life.window(), u"Deleted"_s));
    QTRY_VERIFY_WITH_TIMEOUT(life.banner(u"activity_log:read"_s), patience);
    QVERIFY(press(&life.window(), u"All"_s));
    QTRY_VERIFY(life.rowOf(life.session().catalogue().rows().front()->cohort.id) >= 0);
    QVERIFY(!life.banner(u"activity_log:read"_s));
}

QTEST_MAIN(TestRemoval)
#include "tst_removal.moc"
