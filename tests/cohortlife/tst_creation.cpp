// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/filter/criteriatemplates.h"
#include "models/filter/newcohortbody.h"
#include "tests/cohortlife/lifefixture.h"
#include "tests/support/peerwindow.h"
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

const QByteArray laterTime = "2026-01-02T03:04:06.5Z";

//! A server that misbehaves when a cohort is made; the window is connected to it.
class CohortPeer final
{
public:
    using Create = std::function<void(QTcpSocket &, const SeenRequest &)>;

    explicit CohortPeer(Create create)
        : m_create(std::move(create))
    {
        m_peer.always(script::envelope(404, "not_found", "Not found."));
        m_peer.on("/cohorts/", [this](QTcpSocket &socket, const SeenRequest &request) {
            request.method == "POST" ? m_create(socket, request) : script::json(list())(socket, request);
        });
    }
    //! Listed, and readable by its id.
    void add(int id, const QByteArray &name, const QByteArray &createdAt)
    {
        const QByteArray json = cohortJson(id, name, createdAt);
        m_rows.prepend(json);
        m_peer.on("/cohorts/" + QByteArray::number(id) + "/", script::json(json));
    }
    int looks() const { return m_looks; } //!< how often the list was read
    int posts() const { return m_peer.count("POST"); }
    bool connectTo(WindowFixture &window) { return openPeerAndWait(window, m_peer); }

private:
    QByteArray list()
    {
        ++m_looks;
        return R"({"count":)" + QByteArray::number(m_rows.size()) + R"(,"next":null,"previous":null,"results":[)" +
               m_rows.join(',') + "]}";
    }

    Create m_create;
    QByteArrayList m_rows;
    int m_looks = 0;
    ScriptedPeer m_peer;
};

CohortId shownId(const MainWindow &window)
{
    const CatalogueRowPtr row = window.workspace()->page()->cohort();
    return row ? row->cohort.id : CohortId();
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
    (void)QTest::qWaitFor([&] { return (dialog = window.findChild<CreateDialog *>()) && dialog->isVisible(); },
                          patience);
    if (dialog)
        QTest::keyClicks(findNamed<QLineEdit>(dialog, u"Name"_s), name);
    return dialog;
}

//! The keys by which labels and buttons on screen are reached.
QStringList mnemonicsOf(const QDialog *dialog)
{
    QStringList keys;
    const auto take = [&keys](const QWidget *widget, const QString &text) {
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (widget->isVisible() && !key.isEmpty())
            keys << key.toString();
    };
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        if (label->buddy())
            take(label, label->text());
    for (const QAbstractButton *button : dialog->findChildren<QAbstractButton *>())
        take(button, button->text());
    return keys;
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
    const QStringList keys = mnemonicsOf(dialog);
    QVERIFY2(keys.size() > 5 && QSet<QString>(keys.begin(), keys.end()).size() == keys.size(),
             qPrintable(keys.join(u' ')));
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

    // Said once, and the window grows for it: nothing is squeezed.
    QGuiApplication::clipboard()->setText(u" "_s);
    auto *choice = combo(dialog, u"Criteria to begin with"_s);
    QVERIFY(choice->parentWidget()->focusProxy() == choice); // where the key of the label leads
    QVERIFY(choose(choice, u"None yet"_s) && choose(choice, u"The criteria on the clipboard"_s));
    QVERIFY(press(dialog, u"Create"_s));
    QCOMPARE(criteriaError->text(), u"There are no criteria on the clipboard."_s);
    QTRY_VERIFY(choice->height() >= choice->minimumSizeHint().height());
    QTRY_VERIFY(criteriaError->height() >= criteriaError->heightForWidth(criteriaError->width()));
    QCOMPARE(life.sent(u"POST .*/cohorts/?$"_s), 2);
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
    // Right after receiving it.
    CohortPeer peer([](QTcpSocket &socket, const SeenRequest &) { socket.disconnectFromHost(); });
    peer.add(7, "Same name", "2026-01-02T03:04:05Z");
    WindowFixture window;
    QVERIFY(peer.connectTo(window));
    const int looksBefore = peer.looks();
    CreateDialog *dialog = openDialog(window.window(), u"Same name"_s);
    QVERIFY(dialog);
    dialog->findChildren<QRadioButton *>().at(1)->click();
    const QPointer<CreateDialog> guard(dialog);
    auto *banner = dialog->findChild<Banner *>();
    QVERIFY(press(dialog, u"Create"_s));
    // The person is told, and the one of the same name that was there before is not taken for it.
    QTRY_VERIFY_WITH_TIMEOUT(guard && banner->text().contains(u"nobody knows yet whether it was made"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(peer.looks() > looksBefore, patience);
    QVERIFY(guard && guard->isVisible());
    if (!isMade) {
        QTRY_VERIFY_WITH_TIMEOUT(banner->text().contains(u"most likely not"_s), patience);
        QVERIFY(shownId(window.window()) != CohortId{8});
    }
    peer.add(8, "Same name", laterTime); // the server is slow
    if (!isMade)
        QVERIFY(press(banner, u"Look again"_s));
    QTRY_COMPARE_WITH_TIMEOUT(shownId(window.window()), CohortId{8}, patience);
    QTRY_VERIFY(!guard);
    QCOMPARE(peer.posts(), 1);
}

void TestCreation::halfMadeCohortIsShown()
{
    CohortPeer *server = nullptr;
    CohortPeer peer([&server](QTcpSocket &socket, const SeenRequest &request) {
        server->add(8, "Half of it", laterTime);
        script::answer(
            400, R"({"type":"validation_error","code":"invalid_input","detail":"CSV file is empty.","attr":"csv"})")(
            socket, request);
    });
    server = &peer;
    WindowFixture window;
    QVERIFY(peer.connectTo(window));
    CreateDialog *dialog = openDialog(window.window(), u"Half of it"_s);
    QVERIFY(press(dialog, u"Create"_s));
    QTRY_COMPARE_WITH_TIMEOUT(shownId(window.window()), CohortId{8}, patience);
    const auto banners = window.window().findChildren<Banner *>();
    QVERIFY(std::any_of(banners.begin(), banners.end(),
                        [](const Banner *banner) { return banner->text().contains(u"half-way"_s); }));
    QCOMPARE(peer.posts(), 1);
}

QTEST_MAIN(TestCreation)
#include "tst_creation.moc"
