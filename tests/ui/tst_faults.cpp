// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cohortcells.h"
#include "models/tables/personstablemodel.h"
#include "models/tables/tableroles.h"
#include "tests/support/scriptedpeer.h"
#include "tests/ui/windowfixture.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/connection/connectdialog.h"
#include "ui/persons/peopletab.h"
#include "ui/persons/peopletable.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/translations.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms

QByteArray cohortJson(int id, const QByteArray &name)
{
    return R"({"id":)" + QByteArray::number(id) + R"(,"name":")" + name +
           R"(","description":"","deleted":false,"is_static":false,"is_calculating":false,"errors_calculating":0,)"
           R"("count":7,"created_at":"2026-01-02T03:04:05Z","last_calculation":"2026-02-03T04:05:06Z",)"
           R"("created_by":null,"filters":{"properties":{"type":"OR","values":[]}},"groups":[],"query":null,)"
           R"("version":1,"pending_version":1,"cohort_type":null,"experiment_set":[],"last_error_message":null})";
}

QByteArray listJson(const QByteArray &rows, int count)
{
    return R"({"count":)" + QByteArray::number(count) + R"(,"next":null,"previous":null,"results":[)" + rows + "]}";
}

QByteArray peopleJson(int rows)
{
    QByteArray persons;
    for (int i = 0; i < rows; ++i) {
        const QByteArray id = "00000000-0000-0000-0000-0000000000" + QByteArray::number(10 + i);
        persons += (i ? "," : "") + QByteArray(R"({"type":"person","id":")") + id + R"(","uuid":")" + id +
                   R"(","name":"Person )" + QByteArray::number(i) +
                   R"(","distinct_ids":["d"],"properties":{"email":"a@b.c"},"created_at":"2026-01-02T03:04:05Z"})";
    }
    return R"({"results":[)" + persons + R"(],"next":null,"previous":null})";
}

} // namespace

//! Every line of bad input, seen in the window: words at the place, the raw text one click away, a way to try again.
class TestFaults final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { installTranslations(); }
    void init();
    void cleanup();

    void listFaultHasWordsRawAndRetry_data();
    void listFaultHasWordsRawAndRetry();
    void noNetworkKeepsTheLastList();
    void stormOf429IsWaitedOut();
    void slowDripNeverBlocksTheWindow();
    void malformedCohortSaysSoAndOthersLive();
    void peoplePageThatFailedIsReadAgain();
    void connectDialogPutsErrorsAtTheField_data();
    void connectDialogPutsErrorsAtTheField();
    void nothingIsSentBeforeThePersonChose();

private:
    void open();
    Banner *visibleBanner(const QWidget *root) const;
    int rowCount() const { return m_window->window().workspace()->list()->table()->model()->rowCount(); }
    Script faultyUntilGood(Script fault, QByteArray good);

    std::unique_ptr<ScriptedPeer> m_peer;
    std::unique_ptr<WindowFixture> m_window;
    bool m_isGood = false;
};

void TestFaults::init()
{
    QTest::failOnWarning(anyRealWarning());
    m_isGood = false;
    m_peer = std::make_unique<ScriptedPeer>();
    m_peer->always(script::envelope(404, "not_found", "Not found."));
    m_window = std::make_unique<WindowFixture>();
}

void TestFaults::cleanup()
{
    m_window.reset();
    m_peer.reset();
}

void TestFaults::open()
{
    ConnectionSettings settings;
    settings.baseUrl = m_peer->url();
    settings.project = ProjectId{7};
    settings.proxy = ProxyChoice::None;
    m_window->open(settings, ApiKey("phx_test_key_0123456789"));
}

Banner *TestFaults::visibleBanner(const QWidget *root) const
{
    for (Banner *banner : root->findChildren<Banner *>()) {
        if (banner->isVisibleTo(root))
            return banner;
    }
    return nullptr;
}

Script TestFaults::faultyUntilGood(Script fault, QByteArray good)
{
    return [this, fault = std::move(fault), good = script::json(good)](QTcpSocket &socket, const SeenRequest &request) {
        (m_isGood ? good : fault)(socket, request);
    };
}

void TestFaults::listFaultHasWordsRawAndRetry_data()
{
    QTest::addColumn<Script>("fault");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("raw");
    const QByteArray page = listJson(cohortJson(1, "Alpha"), 1);
    QTest::newRow("wrong key") << script::envelope(401, "authentication_failed", "Incorrect key.") << u"key"_s
                               << u"Incorrect key."_s;
    QTest::newRow("no scope") << script::envelope(403, "permission_denied",
                                                  "API key missing required scope 'cohort:read'")
                              << u"cohort:read"_s << u"HTTP 403"_s;
    QTest::newRow("wrong project") << script::envelope(404, "not_found", "Project not found.") << u"project"_s
                                   << u"Project not found."_s;
    QTest::newRow("HTML") << script::html() << u"not as a PostHog server"_s << u"<"_s;
    QTest::newRow("empty body") << script::answer(200, "") << u"empty answer"_s << u"application/json"_s;
    QTest::newRow("wrong type") << script::answer(200, "hello", "text/plain") << u"not as a PostHog server"_s
                                << u"hello"_s;
    QTest::newRow("wrong shape") << script::json("[1,2,3]") << u"not what belongs to this request"_s << u"[1,2,3]"_s;
    QTest::newRow("cut body") << script::wrongLength(page) << u"was cut off before its end"_s << u"{\"count\":1"_s;
    QTest::newRow("cut gzip body") << script::cutGzip(page) << u"damaged or was cut off"_s << u"{\"count\":1"_s;
    QTest::newRow("closed") << script::close() << u"connection"_s << QString();
    QTest::newRow("reset") << script::reset() << u"connection"_s << QString();
    QTest::newRow("not HTTP") << script::garbage() << u"without an answer that can be read"_s << QString();
    QTest::newRow("redirect to another host")
        << script::redirect("http://127.0.0.2:9/x") << u"127.0.0.2"_s << QString();
    QTest::newRow("server failure") << script::envelope(500, "error", "A server error occurred.") << u"server"_s
                                    << u"HTTP 500"_s;
}

void TestFaults::listFaultHasWordsRawAndRetry()
{
    QFETCH(Script, fault);
    QFETCH(QString, words);
    QFETCH(QString, raw);
    m_peer->on("/cohorts/", faultyUntilGood(fault, listJson(cohortJson(1, "Alpha"), 1)));
    open();
    CohortListPage *list = m_window->window().workspace()->list();
    QTRY_VERIFY_WITH_TIMEOUT(visibleBanner(list), patience);
    Banner *banner = visibleBanner(list);
    QVERIFY2(banner->text().contains(words, Qt::CaseInsensitive), qPrintable(banner->text()));
    QVERIFY(!banner->text().contains(u"phx_"_s));
    QVERIFY2(banner->rawText().contains(raw), qPrintable(banner->rawText()));
    if (!raw.isEmpty()) {
        auto *box = banner->findChild<QPlainTextEdit *>();
        QVERIFY(!box->isVisible());
        QTest::mouseClick(findNamed<QToolButton>(banner, u"Details"_s), Qt::LeftButton);
        QVERIFY(box->isVisible());
    }
    m_isGood = true;
    QTest::mouseClick(findNamed<QAbstractButton>(banner, u"Try again"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(rowCount(), 1, patience);
    QVERIFY(!visibleBanner(list));
}

void TestFaults::noNetworkKeepsTheLastList()
{
    m_peer->on("/cohorts/", script::json(listJson(cohortJson(1, "Alpha") + "," + cohortJson(2, "Beta"), 2)));
    open();
    QTRY_COMPARE_WITH_TIMEOUT(rowCount(), 2, patience);
    m_peer->close();
    m_peer->closeAll();
    CohortListPage *list = m_window->window().workspace()->list();
    QTest::keyClick(&m_window->window(), Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(visibleBanner(list), patience);
    QCOMPARE(rowCount(), 2);
    QVERIFY2(visibleBanner(list)->text().contains(u"The list is from"_s), qPrintable(visibleBanner(list)->text()));
    QVERIFY2(visibleBanner(list)->text().contains(u"Next try at"_s), qPrintable(visibleBanner(list)->text()));
}

void TestFaults::stormOf429IsWaitedOut()
{
    for (int i = 0; i < 4; ++i)
        m_peer->then(script::throttled());
    m_peer->always(script::json(listJson(cohortJson(1, "Alpha"), 1)));
    open();
    auto *label = findNamed<QLabel>(&m_window->window(), u"Connection"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().client().state().kind == ConnectionState::Kind::Throttled, patience);
    QVERIFY2(!label->text().isEmpty() && !label->text().startsWith(u"connected"_s), qPrintable(label->text()));
    QTRY_COMPARE_WITH_TIMEOUT(rowCount(), 1, patience);
    QVERIFY(!visibleBanner(m_window->window().workspace()->list()));
}

void TestFaults::slowDripNeverBlocksTheWindow()
{
    m_peer->on("/cohorts/", script::drip(listJson(cohortJson(1, "Alpha"), 1), std::chrono::milliseconds(4)));
    QElapsedTimer sinceBeat;
    qint64 longest = 0;
    QTimer heart;
    connect(&heart, &QTimer::timeout, this, [&] { longest = qMax(longest, sinceBeat.restart()); });
    open();
    sinceBeat.start();
    heart.start(5);
    auto *edit = findNamed<QLineEdit>(&m_window->window(), u"Search cohorts"_s);
    QTRY_VERIFY(m_peer->count() > 0);
    QTest::keyClicks(edit, u"al"_s);
    QCOMPARE(edit->text(), u"al"_s);
    QTRY_COMPARE_WITH_TIMEOUT(rowCount(), 1, patience);
    // Far below what a person feels as a hang, far above what a busy test machine does by itself.
    QVERIFY2(longest < 1'000, qPrintable(QString::number(longest)));
}

void TestFaults::malformedCohortSaysSoAndOthersLive()
{
    const QByteArray alpha = cohortJson(1, "Alpha") + ',', gamma = ',' + cohortJson(3, "Gamma");
    m_peer->on("/cohorts/", faultyUntilGood(script::json(listJson(alpha + R"({"id":"x","name":["no"]})" + gamma, 3)),
                                            listJson(alpha + cohortJson(2, "Beta") + gamma, 3)));
    open();
    QTRY_COMPARE_WITH_TIMEOUT(rowCount(), 3, patience);
    DataTable *table = m_window->cohorts();
    int malformed = -1;
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex state = table->model()->index(row, static_cast<int>(CohortColumn::State));
        if (state.data(StateRole).toInt() == static_cast<int>(CohortState::Malformed))
            malformed = row;
    }
    QVERIFY(malformed >= 0);
    clickCell(table, table->model()->index(malformed, 0));
    const CohortPage *page = m_window->window().workspace()->page();
    QVERIFY(visibleBanner(page));
    QVERIFY2(visibleBanner(page)->rawText().contains(u"[\"no\"]"_s), qPrintable(visibleBanner(page)->rawText()));
    m_isGood = true;
    QTest::mouseClick(findNamed<QAbstractButton>(visibleBanner(page), u"Try again"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().catalogue().find(CohortId{2}), patience);
    QTRY_COMPARE_WITH_TIMEOUT(rowCount(), 3, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!visibleBanner(page), patience);
}

void TestFaults::peoplePageThatFailedIsReadAgain()
{
    m_peer->on("/persons/", faultyUntilGood(script::envelope(500, "error", "boom"), peopleJson(7)));
    m_peer->on("/cohorts/", script::json(listJson(cohortJson(1, "Alpha"), 1)));
    open();
    QTRY_COMPARE_WITH_TIMEOUT(rowCount(), 1, patience);
    clickCell(m_window->cohorts(), m_window->cohorts()->model()->index(0, 0));
    m_window->window().workspace()->page()->setCurrentTab(u"People"_s);
    CohortPage *page = m_window->window().workspace()->page();
    QTRY_VERIFY_WITH_TIMEOUT(visibleBanner(page), patience);
    QVERIFY(visibleBanner(page)->rawText().contains(u"boom"_s));
    QVERIFY(!m_window->people()); // no table full of failures
    const auto *model = m_window->window().workspace()->people()->table()->model();
    const auto *persons = qobject_cast<const PersonsTableModel *>(model);
    QCOMPARE(persons->rowState(0), RowState::Failed);
    m_isGood = true;
    QTest::mouseClick(findNamed<QAbstractButton>(visibleBanner(page), u"Try again"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(persons->rowState(0), RowState::Loaded, patience);
    QVERIFY(m_window->people() && !visibleBanner(page));
}

void TestFaults::connectDialogPutsErrorsAtTheField_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("key");
    QTest::addColumn<Script>("answer");
    QTest::addColumn<QString>("field");
    const Script fine = script::json("{}");
    QTest::newRow("no address") << QString() << u"phx_typed_in_a_window"_s << fine << u"address"_s;
    QTest::newRow("plain http far away") << u"http://posthog.example.com"_s << u"phx_typed_in_a_window"_s << fine
                                         << u"address"_s;
    QTest::newRow("no key") << u"peer"_s << QString() << fine << u"key"_s;
    QTest::newRow("not a key") << u"peer"_s << u"phx a\u00e4"_s << fine << u"key"_s;
    QTest::newRow("wrong key") << u"peer"_s << u"phx_typed_in_a_window"_s
                               << script::envelope(401, "authentication_failed", "Incorrect key.") << u"key"_s;
    QTest::newRow("not PostHog") << u"peer"_s << u"phx_typed_in_a_window"_s << script::html() << u"address"_s;
}

void TestFaults::connectDialogPutsErrorsAtTheField()
{
    QFETCH(QString, address);
    QFETCH(QString, key);
    QFETCH(Script, answer);
    QFETCH(QString, field);
    m_peer->always(answer);
    ConnectDialog dialog;
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *server = dialog.findChild<QComboBox *>(u"server"_s);
    server->setCurrentIndex(2);
    const QList<QLineEdit *> edits{dialog.findChild<QLineEdit *>(u"address"_s),
                                   dialog.findChild<QLineEdit *>(u"key"_s)};
    QVERIFY(edits.at(0) && edits.at(1));
    edits.at(0)->insert(address == u"peer"_s ? m_peer->url().toString() : address);
    edits.at(1)->insert(key);
    QCOMPARE(edits.at(1)->echoMode(), QLineEdit::Password);
    QTest::mouseClick(findNamed<QAbstractButton>(&dialog, u"Test"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(visibleBanner(&dialog), patience);
    QVERIFY(!visibleBanner(&dialog)->text().isEmpty());
    QCOMPARE(edits.at(field == u"key"_s ? 1 : 0)->hasFocus(), true);
    const int edge = edits.at(field == u"key"_s ? 1 : 0)->mapTo(&dialog, QPoint()).y();
    QVERIFY(visibleBanner(&dialog)->y() >= edge || visibleBanner(&dialog)->mapTo(&dialog, QPoint()).y() > edge);
}

void TestFaults::nothingIsSentBeforeThePersonChose()
{
    m_window->window().openConnectDialog();
    auto *dialog = m_window->window().findChild<ConnectDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), u"Connect to PostHog"_s);
    QSignalSpy chosen(&m_window->window(), &MainWindow::demoWanted);
    QTest::mouseClick(findNamed<QAbstractButton>(dialog, u"Try the demo project"_s), Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(m_peer->connections(), 0);
}

QTEST_MAIN(TestFaults)
#include "tst_faults.moc"
