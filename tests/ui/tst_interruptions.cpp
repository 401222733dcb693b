// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cohortcells.h"
#include "models/tables/tableroles.h"
#include "tests/support/scriptedpeer.h"
#include "tests/ui/answers.h"
#include "tests/ui/windowfixture.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/export/exportdialog.h"
#include "ui/export/exportform.h"
#include "ui/jobs/jobspanel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/translations.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>

#include <sqlite3.h>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // ms

//! A page of people takes its time, so that a test surely meets an export under way.
constexpr char SlowPages[] = R"([{"method":"GET","path":"*/persons*","fault":{"kind":"delay","ms":700}}])";

//! "uuid,email" of each member, in the server's order.
QByteArrayList membersOf(const QString &file, CohortId cohort)
{
    QByteArrayList rows;
    sqlite3 *database = nullptr;
    sqlite3_stmt *statement = nullptr;
    sqlite3_open_v2(file.toUtf8().constData(), &database, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_prepare_v2(database,
                       "SELECT p.uuid || ',' || coalesce(p.properties ->> '$.email', '') FROM cohort_person c "
                       "JOIN person p ON p.id = c.person_id WHERE c.cohort_id = ? ORDER BY p.id",
                       -1, &statement, nullptr);
    sqlite3_bind_int64(statement, 1, cohort.value);
    while (statement && sqlite3_step(statement) == SQLITE_ROW)
        rows << QByteArray(reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)));
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return rows;
}

} // namespace

//! What the window does when the server goes away in the middle of things and comes back.
class TestInterruptions final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void exportOutlivesADeadServer();
    void cancelLeavesNoFile();
    void labelSaysHowTheLineIs_data();
    void labelSaysHowTheLineIs();
    void listAndPageComeBackByThemselves();

private:
    bool startServer(const QStringList &more = {});
    bool openBiggestCohort();
    bool beginExport(const QString &target);
    QString panelText() const;
    QLabel *label() const { return findNamed<QLabel>(&m_window->window(), u"Connection"_s); }
    CohortId openCohort() const { return m_window->window().workspace()->page()->cohort()->cohort.id; }

    QTemporaryDir m_folder;
    QString m_database;
    DemoProcess m_server;
    std::unique_ptr<WindowFixture> m_window;
};

bool TestInterruptions::startServer(const QStringList &more)
{
    return m_server.start(QStringList{u"--persons"_s, u"4000"_s, u"--events"_s, u"2000"_s, u"--cohorts"_s, u"20"_s,
                                      u"--data"_s, m_database} +
                          more);
}

void TestInterruptions::initTestCase()
{
    installTranslations();
    m_database = m_folder.filePath(u"demo.sqlite"_s);
    QVERIFY(startServer());
}

void TestInterruptions::init()
{
    // Qt tells itself of a second error where a connection dies while its reply is being dropped.
    QTest::failOnWarning(
        QRegularExpression(u"^(?!This plugin does not support|QNetworkReplyImplPrivate::error: Internal problem).*"_s));
    m_window = std::make_unique<WindowFixture>();
}

bool TestInterruptions::openBiggestCohort()
{
    m_window->open(m_server.settings(), m_server.key());
    if (!QTest::qWaitFor([this] { return m_window->session().catalogue().progress().isComplete; }, patience))
        return false;
    DataTable *table = m_window->cohorts();
    table->sortByColumn(static_cast<int>(CohortColumn::People), Qt::DescendingOrder);
    clickCell(table, table->model()->index(0, 0));
    return m_window->window().workspace()->page()->cohort() != nullptr;
}

//! Columns id and email, all else as the window suggests it.
bool TestInterruptions::beginExport(const QString &target)
{
    CsvDefaults csv = m_window->settings().csv();
    csv.columns = {u"id"_s, u"properties.email"_s};
    csv.formulaGuard = false;
    m_window->settings().setCsv(csv);
    QTest::keyClick(&m_window->window(), Qt::Key_E, Qt::ControlModifier);
    auto *dialog = m_window->window().findChild<ExportDialog *>();
    if (!dialog)
        return false;
    dialog->form()->setAskTarget([&target](QWidget *, const QString &, const auto &answer) { answer(target); });
    QTest::mouseClick(findNamed<QAbstractButton>(dialog, u"Browse..."_s), Qt::LeftButton);
    QTest::mouseClick(findNamed<QAbstractButton>(dialog, u"Export"_s), Qt::LeftButton);
    return QTest::qWaitFor([this] { return m_window->window().workspace()->jobs()->runningCount() == 1; });
}

QString TestInterruptions::panelText() const
{
    QStringList texts;
    for (const QLabel *each : m_window->window().workspace()->jobs()->findChildren<QLabel *>())
        texts << each->text();
    return texts.join(u'\n');
}

void TestInterruptions::exportOutlivesADeadServer()
{
    QVERIFY(openBiggestCohort());
    QVERIFY(m_server.setFaults(SlowPages));
    const QString target = m_window->path(u"people.csv"_s);
    const CohortId cohort = openCohort();
    QVERIFY(beginExport(target));
    const QString port = QString::number(m_server.settings().baseUrl.port());
    m_server.kill();
    QTRY_VERIFY_WITH_TIMEOUT(panelText().contains(u"goes on by itself"_s), patience);
    QVERIFY2(panelText().contains(u"Waiting at"_s), qPrintable(panelText()));
    QTRY_VERIFY_WITH_TIMEOUT(label()->text().startsWith(u"offline"_s), patience);
    QVERIFY(!QFile::exists(target));
    QVERIFY(startServer({u"--port"_s, port}));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(target), patience);
    QTRY_VERIFY2_WITH_TIMEOUT(panelText().contains(u"Done, "_s), qPrintable(panelText()), patience);
    QTRY_VERIFY_WITH_TIMEOUT(label()->text().startsWith(u"connected"_s), patience);
    QFile file(target);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArrayList lines = file.readAll().split('\n');
    QCOMPARE(lines.takeFirst(), "id,properties.email"_ba);
    QCOMPARE(lines.takeLast(), QByteArray());
    const QByteArrayList members = membersOf(m_database, cohort);
    QVERIFY(members.size() > 1000); // more than a page
    QCOMPARE(lines, members);
}

void TestInterruptions::cancelLeavesNoFile()
{
    QVERIFY(openBiggestCohort());
    QVERIFY(m_server.setFaults(SlowPages));
    const QString target = m_window->path(u"never.csv"_s);
    QVERIFY(beginExport(target));
    JobsPanel *panel = m_window->window().workspace()->jobs();
    QTest::mouseClick(findNamed<QAbstractButton>(panel, u"Cancel"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(panel->runningCount(), 0, patience);
    QVERIFY2(panelText().contains(u"Cancelled, no file was written"_s), qPrintable(panelText()));
    const QDir folder = QFileInfo(target).dir();
    QCOMPARE(folder.entryList({u"never*"_s}, QDir::Files | QDir::Hidden), QStringList());
    QVERIFY(m_server.setFaults("[]"));
}

void TestInterruptions::labelSaysHowTheLineIs_data()
{
    QTest::addColumn<Script>("answer");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("remedy");
    QTest::newRow("online") << script::json(pageAnswer(cohortAnswer(1, "Alpha"), 1)) << u"connected to"_s << QString();
    QTest::newRow("offline") << script::silent() << u"offline"_s << u"Try again"_s;
    QTest::newRow("throttled") << script::throttled({{"Retry-After", "50"}}) << u"going on at"_s << u"Try again"_s;
    QTest::newRow("key refused") << script::envelope(401, "authentication_failed", "Incorrect key.") << u"key refused"_s
                                 << u"Enter another key..."_s;
    QTest::newRow("project gone") << script::envelope(404, "not_found", "Project not found.") << u"project gone"_s
                                  << u"Choose a project..."_s;
}

void TestInterruptions::labelSaysHowTheLineIs()
{
    QFETCH(Script, answer);
    QFETCH(QString, words);
    QFETCH(QString, remedy);
    ScriptedPeer peer;
    peer.always(answer);
    ConnectionSettings settings;
    settings.baseUrl = peer.url();
    settings.project = ProjectId{7};
    settings.proxy = ProxyChoice::None;
    ClientOptions options = impatient();
    options.longestSilence = std::chrono::milliseconds(200);
    m_window->open(settings, ApiKey("phx_test_key_0123456789"), options);
    QTRY_VERIFY2_WITH_TIMEOUT(label()->text().contains(words), qPrintable(label()->text()), patience);
    const auto *button = label()->parentWidget()->findChild<QAbstractButton *>();
    QCOMPARE(button->isVisible(), !remedy.isEmpty());
    QCOMPARE(button->text(), remedy);
    QVERIFY(!label()->text().contains(u"phx_"_s));
    m_window.reset(); // before its peer
}

//! Nobody clicks anything: the window itself finds out that the server is back, and reads what is on screen.
void TestInterruptions::listAndPageComeBackByThemselves()
{
    QVERIFY(openBiggestCohort());
    m_window->window().workspace()->page()->setCurrentTab(u"People"_s);
    const QString port = QString::number(m_server.settings().baseUrl.port());
    m_server.kill();
    QTest::keyClick(&m_window->window(), Qt::Key_F5);
    CohortListPage *list = m_window->window().workspace()->list();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().catalogue().progress().error, patience);
    QTRY_VERIFY_WITH_TIMEOUT(label()->text().startsWith(u"offline"_s), patience);
    QVERIFY(m_window->cohorts()->model()->rowCount() > 0); // the last known list stays
    QVERIFY(list->findChild<Banner *>()->isVisible());
    QVERIFY(startServer({u"--port"_s, port}));
    QTRY_VERIFY_WITH_TIMEOUT(label()->text().startsWith(u"connected"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!list->findChild<Banner *>()->isVisible(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->people()->model()->index(0, 0).data(RowStateRole).toInt(),
                              static_cast<int>(RowState::Loaded), patience);
}

QTEST_MAIN(TestInterruptions)
#include "tst_interruptions.moc"
