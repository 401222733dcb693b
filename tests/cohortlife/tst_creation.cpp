// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/filter/criteriatemplates.h"
#include "models/filter/newcohortbody.h"
#include "tests/cohortlife/lifefixture.h"
#include "tests/support/scriptedpeer.h"
#include "ui/cohortcreate/createdialog.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/jobs/jobspanel.h"
#include "ui/widgets/translations.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QRadioButton>
#include <QStandardItemModel>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray cohortJson(int id, const QByteArray &name, const QByteArray &createdAt)
{
    return R"({"id":)" + QByteArray::number(id) + R"(,"name":")" + name +
           R"(","description":"","deleted":false,"is_static":true,"is_calculating":false,"errors_calculating":0,)"
           R"("count":0,"created_at":")" +
           createdAt +
           R"(","last_calculation":null,"created_by":null,"filters":{"properties":{}},"groups":[],)"
           R"("query":null,"version":null,"pending_version":null,"cohort_type":null,"experiment_set":[],)"
           R"("last_error_message":null,"search_match_type":null})";
}

QByteArray listJson(const QByteArray &rows, int count)
{
    return R"({"count":)" + QByteArray::number(count) + R"(,"next":null,"previous":null,"results":[)" + rows + "]}";
}

QComboBox *combo(const QWidget *root, const QString &name)
{
    return findNamed<QComboBox>(root, name);
}

bool choose(QComboBox *box, const QString &start)
{
    for (int i = 0; box && i < box->count(); ++i) {
        if (box->itemText(i).startsWith(start)) {
            box->setCurrentIndex(i);
            return true;
        }
    }
    return false;
}

CreateDialog *openDialog(MainWindow &window, const QString &name)
{
    // A dialog that has just closed leaves no window active for a moment.
    (void)QTest::qWaitFor([&window] { return !window.findChild<CreateDialog *>(); }, patience);
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        return nullptr;
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
    CreateDialog *dialog = nullptr;
    (void)QTest::qWaitFor(
        [&] {
            dialog = window.findChild<CreateDialog *>();
            return dialog && dialog->isVisible();
        },
        patience);
    if (dialog)
        QTest::keyClicks(findNamed<QLineEdit>(dialog, u"Name"_s), name);
    return dialog;
}

} // namespace

//! Making new cohorts in every way, once each, whatever becomes of the answer.
class TestCreation final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { installTranslations(); }
    void init() { QTest::failOnWarning(anyRealWarning()); }
    void templatesAreTakenByEveryGeneration_data() { addGenerations(); }
    void templatesAreTakenByEveryGeneration();
    void dynamicInTheWindow_data() { addGenerations(); }
    void dynamicInTheWindow();
    void staticInTheWindow_data() { addGenerations(); }
    void staticInTheWindow();
    void errorsLandAtTheField();
    void lostAnswerIsLookedUp_data();
    void lostAnswerIsLookedUp();
    void halfMadeCohortIsShown();
};

void TestCreation::templatesAreTakenByEveryGeneration()
{
    QFETCH(QByteArray, generation);
    LifeFixture life(generation);
    for (const CriteriaTemplate &each : criteriaTemplates()) {
        const Cohort made = life.make(criteriaBody({each.name, {}}, each.criteria, false));
        QVERIFY2(made.id.isValid(), qPrintable(each.name));
        QVERIFY2(life.settled(made.id), qPrintable(each.name));
        QCOMPARE(life.read(made.id).errorsCalculating, 0);
    }
}

void TestCreation::dynamicInTheWindow()
{
    QFETCH(QByteArray, generation);
    LifeFixture life(generation);
    QVERIFY(life.open());
    CreateDialog *dialog = openDialog(life.window(), u"From a template"_s);
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), u"New cohort"_s);
    QVERIFY(choose(combo(dialog, u"Criteria to begin with"_s), u"Have an e-mail address"_s));
    QVERIFY(press(dialog, u"Create"_s));
    const auto shown = [&] { return life.window().workspace()->page()->cohort(); };
    QTRY_VERIFY_WITH_TIMEOUT(shown() && shown()->cohort.name == u"From a template"_s, patience);
    const CohortId id = shown()->cohort.id;
    QTRY_VERIFY_WITH_TIMEOUT(life.session().catalogue().find(id)->state == CohortState::Calculated, patience);
    QCOMPARE(life.cell(u"SELECT count FROM cohort WHERE id = %1"_s.arg(id.value)),
             QString::number(life.members(id).size()));
    QVERIFY(life.cell(u"SELECT filters FROM cohort WHERE id = %1"_s.arg(id.value)).contains(u"is_set"_s));
    QCOMPARE(life.sent(u"POST .*/cohorts/?$"_s), 1);

    QGuiApplication::clipboard()->setText(
        uR"({"type":"person","key":"plan","operator":"exact","value":["pro"],"bytecode":["_H"]})"_s);
    dialog = openDialog(life.window(), u"From the clipboard"_s);
    QVERIFY(choose(combo(dialog, u"Criteria to begin with"_s), u"The criteria on the clipboard"_s));
    QVERIFY(press(dialog, u"Create"_s));
    QTRY_VERIFY_WITH_TIMEOUT(shown()->cohort.name == u"From the clipboard"_s, patience);
    QVERIFY(life.cell(u"SELECT filters FROM cohort WHERE name = 'From the clipboard'"_s).contains(u"\"pro\""_s));
}

void TestCreation::staticInTheWindow()
{
    QFETCH(QByteArray, generation);
    LifeFixture life(generation);
    QVERIFY(life.open());
    const auto shown = [&] { return life.window().workspace()->page()->cohort(); };
    CreateDialog *dialog = openDialog(life.window(), u"Empty list"_s);
    dialog->findChildren<QRadioButton *>().at(1)->click();
    QVERIFY(press(dialog, u"Create"_s));
    QTRY_VERIFY_WITH_TIMEOUT(shown() && shown()->cohort.name == u"Empty list"_s, patience);
    QVERIFY(shown()->cohort.isStatic);

    const QString path = life.fixture().path(u"people.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QString wanted = life.cell(u"SELECT uuid FROM person LIMIT 1"_s);
    file.write("person_id\n" + wanted.toUtf8() + "\n");
    file.close();
    dialog = openDialog(life.window(), u"From a file"_s);
    dialog->findChildren<QRadioButton *>().at(1)->click();
    QVERIFY(choose(combo(dialog, u"People to begin with"_s), u"The people in a CSV file"_s));
    QVERIFY(press(dialog, u"Create"_s));
    QVERIFY(dialog->findChild<QLabel *>(u"csvError"_s)->isVisible()); // no file chosen yet
    findNamed<QLineEdit>(dialog, u"CSV file"_s)->setText(path);
    QVERIFY(press(dialog, u"Create"_s));
    QTRY_VERIFY_WITH_TIMEOUT(shown()->cohort.name == u"From a file"_s, patience);
    QTRY_COMPARE_WITH_TIMEOUT(life.members(shown()->cohort.id), QStringList{wanted}, patience);

    dialog = openDialog(life.window(), u"A snapshot"_s);
    dialog->findChildren<QRadioButton *>().at(1)->click();
    auto *sources = combo(dialog, u"People to begin with"_s);
    const auto *items = qobject_cast<QStandardItemModel *>(sources->model());
    QCOMPARE(items->item(3)->isEnabled(), generation != "older");
    QCOMPARE(items->item(3)->toolTip().isEmpty(), generation != "older");
    QVERIFY(!items->item(1)->isEnabled()); // nobody is selected
    if (generation == "older")
        return;
    QVERIFY(choose(sources, u"A snapshot"_s));
    QVERIFY(choose(combo(dialog, u"Criteria to begin with"_s), u"Have an e-mail address"_s));
    QVERIFY(press(dialog, u"Create"_s));
    QTRY_VERIFY_WITH_TIMEOUT(shown()->cohort.name == u"A snapshot"_s, patience);
    const CohortId id = shown()->cohort.id;
    const Cohort alive = life.make(criteriaBody({u"x"_s, {}}, criteriaTemplates()[4].criteria, false));
    QVERIFY(life.settled(alive.id) && life.settled(id));
    QCOMPARE(life.members(id), life.members(alive.id));
    QVERIFY(!life.members(id).isEmpty());
}

void TestCreation::errorsLandAtTheField()
{
    LifeFixture life("newest");
    QVERIFY(life.open());
    CreateDialog *dialog = openDialog(life.window(), {});
    QVERIFY(press(dialog, u"Create"_s));
    auto *nameError = dialog->findChild<QLabel *>(u"nameError"_s);
    QVERIFY(nameError->isVisible());
    QCOMPARE(life.sent(u"POST"_s), 0);
    QTest::keyClicks(findNamed<QLineEdit>(dialog, u"Name"_s), u"Fine"_s);
    QVERIFY(!nameError->isVisible());

    const QByteArray body =
        R"({\"type\":\"validation_error\",\"code\":\"max_length\",\"detail\":\"Make it shorter.\",\"attr\":\"name\"})";
    QVERIFY(life.demo().setFaults(R"([{"method":"POST","path":"*/cohorts","times":1,"fault":)"
                                  R"({"kind":"status","status":400,"body":")" +
                                  body + R"("}}])"));
    QVERIFY(press(dialog, u"Create"_s));
    QTRY_VERIFY_WITH_TIMEOUT(nameError->isVisible(), patience);
    QVERIFY(nameError->text().contains(u"shorter"_s));

    QGuiApplication::clipboard()->setText(
        uR"({"type":"person","key":"plan","operator":"exact","value":["pro"],"moon":1})"_s);
    QVERIFY(choose(combo(dialog, u"Criteria to begin with"_s), u"The criteria on the clipboard"_s));
    QVERIFY(press(dialog, u"Create"_s));
    auto *criteriaError = dialog->findChild<QLabel *>(u"filtersError"_s);
    const auto banner = [&] { return dialog->findChild<Banner *>(); };
    QTRY_VERIFY_WITH_TIMEOUT(
        !(criteriaError->text() + banner()->text()).isEmpty() && !banner()->text().contains(u"Creating"_s), patience);
    const QString words = criteriaError->text() + banner()->text();
    QVERIFY2(words.contains(u"moon"_s) && !words.contains(u"'type'"_s), qPrintable(words));
    QVERIFY(banner()->rawText().contains(u"extra_forbidden"_s));
    QVERIFY(press(dialog, u"Cancel"_s));
}

void TestCreation::lostAnswerIsLookedUp_data()
{
    QTest::addColumn<bool>("isMade");
    QTest::newRow("it was made") << true;
    QTest::newRow("it was not made") << false;
}

void TestCreation::lostAnswerIsLookedUp()
{
    QFETCH(bool, isMade);
    ScriptedPeer peer;
    const QByteArray old = cohortJson(7, "Same name", "2026-01-02T03:04:05Z");
    bool asked = false;
    peer.always(script::envelope(404, "not_found", "Not found."));
    peer.on("/cohorts/7/", script::json(old));
    peer.on("/cohorts/8/", script::json(cohortJson(8, "Same name", "2026-01-02T03:04:06.5Z")));
    peer.on("/cohorts/", [&](QTcpSocket &socket, const SeenRequest &request) {
        if (request.method == "POST") {
            asked = true;
            return socket.disconnectFromHost(); // right after receiving it
        }
        const QByteArray made = cohortJson(8, "Same name", "2026-01-02T03:04:06.5Z");
        const bool isThere = asked && isMade;
        script::json(listJson(isThere ? made + "," + old : old, isThere ? 2 : 1))(socket, request);
    });
    ConnectionSettings settings;
    settings.baseUrl = peer.url();
    settings.project = ProjectId{7};
    settings.proxy = ProxyChoice::None;
    WindowFixture window;
    window.open(settings, ApiKey("phx_test"));
    QTRY_VERIFY_WITH_TIMEOUT(window.session().catalogue().progress().isComplete, patience);
    CreateDialog *dialog = openDialog(window.window(), u"Same name"_s);
    QVERIFY(dialog);
    dialog->findChildren<QRadioButton *>().at(1)->click();
    const QPointer<CreateDialog> guard(dialog);
    QVERIFY(press(dialog, u"Create"_s));
    if (isMade) {
        const auto shown = [&] { return window.window().workspace()->page()->cohort(); };
        QTRY_VERIFY_WITH_TIMEOUT(shown() && shown()->cohort.id == CohortId{8}, patience);
        QTRY_VERIFY(!guard);
    } else {
        auto *banner = dialog->findChild<Banner *>();
        QTRY_VERIFY_WITH_TIMEOUT(banner->text().contains(u"nobody knows"_s), patience);
        QTRY_VERIFY_WITH_TIMEOUT(banner->text().contains(u"most likely not"_s), patience);
        isMade = true; // the server was slow
        QVERIFY(press(banner, u"Look again"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!guard, patience);
    }
    QCOMPARE(peer.count("POST"), 1);
}

void TestCreation::halfMadeCohortIsShown()
{
    ScriptedPeer peer;
    bool asked = false;
    peer.always(script::envelope(404, "not_found", "Not found."));
    peer.on("/cohorts/8/", script::json(cohortJson(8, "Half of it", "2026-01-02T03:04:06.5Z")));
    peer.on("/cohorts/", [&](QTcpSocket &socket, const SeenRequest &request) {
        if (request.method == "POST") {
            asked = true;
            return script::answer(
                400,
                R"({"type":"validation_error","code":"invalid_input","detail":"CSV file is empty.","attr":"csv"})")(
                socket, request);
        }
        const QByteArray made = cohortJson(8, "Half of it", "2026-01-02T03:04:06.5Z");
        script::json(listJson(asked ? made : QByteArray(), asked ? 1 : 0))(socket, request);
    });
    ConnectionSettings settings;
    settings.baseUrl = peer.url();
    settings.project = ProjectId{7};
    settings.proxy = ProxyChoice::None;
    WindowFixture window;
    window.open(settings, ApiKey("phx_test"));
    QTRY_VERIFY_WITH_TIMEOUT(window.session().catalogue().progress().isComplete, patience);
    CreateDialog *dialog = openDialog(window.window(), u"Half of it"_s);
    QVERIFY(press(dialog, u"Create"_s));
    const auto shown = [&] { return window.window().workspace()->page()->cohort(); };
    QTRY_VERIFY_WITH_TIMEOUT(shown() && shown()->cohort.id == CohortId{8}, patience);
    bool isTold = false;
    for (const Banner *banner : window.window().findChildren<Banner *>())
        isTold = isTold || banner->text().contains(u"half-way"_s);
    QVERIFY(isTold);
    QCOMPARE(peer.count("POST"), 1);
}

QTEST_MAIN(TestCreation)
#include "tst_creation.moc"
