// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profile/profilestore.h"
#include "models/profile/secretstore.h"
#include "tests/support/scriptedpeer.h"
#include "tests/ui/windowfixture.h"
#include "ui/connection/connectdialog.h"
#include "ui/connection/connectioncorner.h"
#include "ui/connection/connectionmenu.h"
#include "ui/connection/projectfield.h"
#include "ui/preferences/preferencesdialog.h"
#include "ui/requestlog/requestlogdialog.h"
#include "ui/widgets/banner.h"

#include <QCheckBox>
#include <QClipboard>
#include <QLineEdit>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTimer>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 15'000; // ms

} // namespace

//! Kept connections in the window: made, tested, switched and deleted by hand, against the demo server.
class TestConnections final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_demo = std::make_unique<DemoFixture>(); }
    void init();
    void connectKeepsProfileAndKey();
    void keptConnectionOpensWithoutTyping();
    void keyForOneServerIsNotSentToAnother();
    void projectLimitedKeyTakesATypedProject();
    void missingScopesAreToldInWords();
    void deletingTakesTheKeyToo();
    void connectionOfThisRunIsNotKept();
    void readOnlyIsKept();
    void menuSwitchesInTwoClicks();
    void missingKeyIsSaidAtItsField();
    void requestLogShowsNoSecrets();
    void preferencesAreKept();

private:
    std::unique_ptr<ConnectDialog> openDialog();
    void typeServer(ConnectDialog &dialog, const QByteArray &key);
    bool connectBy(ConnectDialog &dialog);
    ConnectionProfile keepDemo(const QString &name, const QByteArray &key);
    QByteArray keyText(const char *name) const { return QByteArray::fromStdString(m_demo->ready().keys.at(name)); }

    std::unique_ptr<DemoFixture> m_demo;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProfileStore> m_profiles;
    std::unique_ptr<MemorySecretStore> m_secrets;
    std::unique_ptr<ConnectionBook> m_book;
};

void TestConnections::init()
{
    QTest::failOnWarning(anyRealWarning());
    m_book.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_profiles = std::make_unique<ProfileStore>(m_folder->filePath(u"connections.ini"_s));
    m_secrets = std::make_unique<MemorySecretStore>();
    m_book = std::make_unique<ConnectionBook>(*m_profiles, *m_secrets);
}

std::unique_ptr<ConnectDialog> TestConnections::openDialog()
{
    auto dialog = std::make_unique<ConnectDialog>();
    dialog->setConnections(m_book->profiles(), [this](const QString &id, QObject *context, Answer<QByteArray> answer) {
        return m_book->keyOf(id, context, std::move(answer));
    });
    connect(dialog.get(), &ConnectDialog::connectionChosen, m_book.get(), &ConnectionBook::take);
    connect(dialog.get(), &ConnectDialog::removeWanted, m_book.get(), &ConnectionBook::remove);
    dialog->show();
    (void)QTest::qWaitForWindowActive(dialog.get());
    return dialog;
}

void TestConnections::typeServer(ConnectDialog &dialog, const QByteArray &key)
{
    dialog.findChild<QComboBox *>(u"server"_s)->setCurrentIndex(2);
    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"address"_s), m_demo->settings().baseUrl.toString());
    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"key"_s), QString::fromLatin1(key));
}

//! By the button; with several projects it takes the chosen one in a second press.
bool TestConnections::connectBy(ConnectDialog &dialog)
{
    auto *button = findNamed<QAbstractButton>(&dialog, u"Connect"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    if (!QTest::qWaitFor([&] { return !dialog.isVisible() || findNamed<QAbstractButton>(&dialog, u"Test"_s); },
                         patience))
        return false;
    if (dialog.isVisible())
        QTest::mouseClick(button, Qt::LeftButton);
    return QTest::qWaitFor([&] { return !dialog.isVisible(); }, patience);
}

ConnectionProfile TestConnections::keepDemo(const QString &name, const QByteArray &key)
{
    ConnectionProfile profile;
    profile.name = name;
    profile.server = m_demo->settings();
    m_book->take({profile, ApiKey(key), true});
    return m_book->profiles().back();
}

void TestConnections::connectKeepsProfileAndKey()
{
    QSignalSpy opened(m_book.get(), &ConnectionBook::opened);
    const auto dialog = openDialog();
    typeServer(*dialog, keyText("full"));
    QVERIFY(connectBy(*dialog));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(m_book->profiles().size(), size_t(1));
    const ConnectionProfile kept = m_book->profiles().front();
    QVERIFY(!kept.name.isEmpty());
    QCOMPARE(kept.server.baseUrl, m_demo->settings().baseUrl);
    QVERIFY(kept.server.project.isValid());
    std::optional<QByteArray> key;
    m_book->keyOf(kept.id, this, [&](const Result<QByteArray> &answer) { key = answer.value_or(QByteArray()); })
        .release();
    QTRY_COMPARE(key, std::optional(keyText("full")));
    QFile file(m_folder->filePath(u"connections.ini"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(keyText("full")));
}

void TestConnections::keptConnectionOpensWithoutTyping()
{
    const ConnectionProfile kept = keepDemo(u"Acme"_s, keyText("full"));
    QSignalSpy opened(m_book.get(), &ConnectionBook::opened);
    const auto dialog = openDialog();
    auto *choice = dialog->findChild<QComboBox *>(u"kept"_s);
    QVERIFY(choice->isVisible());
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE(dialog->findChild<QLineEdit *>(u"key"_s)->text(), QString());
    // The kept key is good for a test, too.
    QTest::mouseClick(findNamed<QAbstractButton>(dialog.get(), u"Test"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<ProjectField *>()->count() > 1, patience);
    QVERIFY(connectBy(*dialog));
    QTRY_COMPARE(opened.count(), 1);
    const auto made = opened.front().front().value<ConnectionChoice>();
    QCOMPARE(made.profile.id, kept.id);
    QCOMPARE(made.profile.name, u"Acme"_s);
    QVERIFY(made.key == ApiKey(keyText("full")));
    QCOMPARE(m_book->profiles().size(), size_t(1));
}

void TestConnections::keyForOneServerIsNotSentToAnother()
{
    ScriptedPeer foreign;
    keepDemo(u"Acme"_s, keyText("full"));
    const auto dialog = openDialog();
    dialog->showProfile(m_book->profiles().front());
    auto *address = dialog->findChild<QLineEdit *>(u"address"_s);
    address->selectAll();
    QTest::keyClicks(address, foreign.url().toString());
    QTest::mouseClick(findNamed<QAbstractButton>(dialog.get(), u"Test"_s), Qt::LeftButton);
    QTRY_VERIFY(dialog->findChild<QLineEdit *>(u"key"_s)->hasFocus());
    QCOMPARE(foreign.connections(), 0);
}

void TestConnections::projectLimitedKeyTakesATypedProject()
{
    QSignalSpy opened(m_book.get(), &ConnectionBook::opened);
    const auto dialog = openDialog();
    typeServer(*dialog, keyText("project_limited"));
    auto *project = dialog->findChild<ProjectField *>(u"project"_s);
    QTest::keyClicks(project->lineEdit(), QString::number(m_demo->ready().projectId));
    QVERIFY(connectBy(*dialog));
    QCOMPARE(opened.front().front().value<ConnectionChoice>().profile.server.project.value, m_demo->ready().projectId);
    // A word is no project, and is said to be none at the field.
    const auto another = openDialog();
    typeServer(*another, keyText("project_limited"));
    QTest::keyClicks(another->findChild<ProjectField *>(u"project"_s)->lineEdit(), u"mine"_s);
    QTest::mouseClick(findNamed<QAbstractButton>(another.get(), u"Test"_s), Qt::LeftButton);
    const auto banners = another->findChildren<Banner *>();
    QTRY_VERIFY(std::any_of(banners.begin(), banners.end(), [](const Banner *banner) {
        return banner->isVisible() && banner->text().contains(u"number"_s);
    }));
}

void TestConnections::missingScopesAreToldInWords()
{
    const auto dialog = openDialog();
    typeServer(*dialog, keyText("cohort_only"));
    QTest::mouseClick(findNamed<QAbstractButton>(dialog.get(), u"Test"_s), Qt::LeftButton);
    const auto banners = dialog->findChildren<Banner *>();
    const auto says = [&](const QString &words) {
        return std::any_of(banners.begin(), banners.end(),
                           [&](const Banner *banner) { return banner->isVisible() && banner->text().contains(words); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(says(u"It can read cohorts"_s), patience);
    QVERIFY(says(u"say whose key it is: add the scope user:read"_s));
    QVERIFY(says(u"read the activity log: add the scope activity_log:read"_s));
}

void TestConnections::deletingTakesTheKeyToo()
{
    const QString id = keepDemo(u"Acme"_s, keyText("full")).id;
    const auto dialog = openDialog();
    dialog->showProfile(m_book->profiles().front());
    QTest::mouseClick(findNamed<QAbstractButton>(dialog.get(), u"Delete"_s), Qt::LeftButton);
    auto *box = dialog->findChild<QMessageBox *>();
    QVERIFY(box);
    QTest::mouseClick(findNamed<QAbstractButton>(box, u"Delete connection"_s), Qt::LeftButton);
    QTRY_VERIFY(m_book->profiles().empty());
    std::optional<ErrorKind> kind;
    m_book->keyOf(id, this, [&](const Result<QByteArray> &answer) { kind = answer.error().kind; }).release();
    QTRY_COMPARE(kind, std::optional(ErrorKind::NotFound));
    QVERIFY(ProfileStore(m_folder->filePath(u"connections.ini"_s)).profiles().empty());
}

void TestConnections::connectionOfThisRunIsNotKept()
{
    QSignalSpy opened(m_book.get(), &ConnectionBook::opened);
    const auto dialog = openDialog();
    typeServer(*dialog, keyText("full"));
    findNamed<QCheckBox>(dialog.get(), u"Keep this connection on this computer"_s)->click();
    QVERIFY(connectBy(*dialog));
    QCOMPARE(opened.count(), 1);
    QVERIFY(m_book->profiles().empty());
}

void TestConnections::readOnlyIsKept()
{
    keepDemo(u"Acme"_s, keyText("full"));
    const auto dialog = openDialog();
    dialog->showProfile(m_book->profiles().front());
    QTest::mouseClick(findNamed<QAbstractButton>(dialog.get(), u"More options"_s), Qt::LeftButton);
    findNamed<QCheckBox>(dialog.get(), u"Look only: refuse everything that would change something"_s)->click();
    QVERIFY(connectBy(*dialog));
    QVERIFY(ProfileStore(m_folder->filePath(u"connections.ini"_s)).profiles().front().server.readOnly);
}

void TestConnections::menuSwitchesInTwoClicks()
{
    const QString first = keepDemo(u"First & only"_s, keyText("full")).id;
    const QString second = keepDemo(u"Second"_s, keyText("read_only")).id;
    WindowFixture fixture;
    fixture.window().setBook(m_book.get());
    connect(&fixture.window(), &MainWindow::profileWanted, m_book.get(), &ConnectionBook::open);
    QSignalSpy opened(m_book.get(), &ConnectionBook::opened);
    auto *corner = fixture.window().findChild<ConnectionCorner *>();
    auto *menu = corner->findChild<ConnectionMenu *>();
    // The first click shows the menu and comes back when it is closed, so the second one is made from a timer.
    QTimer choosing;
    connect(&choosing, &QTimer::timeout, menu, [menu] {
        if (menu->isVisible())
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().at(1)).center());
    });
    choosing.start(50);
    QTest::mouseClick(corner, Qt::LeftButton);
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(opened.front().front().value<ConnectionChoice>().profile.id, second);
    QVERIFY(first != second);
}

void TestConnections::missingKeyIsSaidAtItsField()
{
    const QString id = keepDemo(u"Acme"_s, keyText("full")).id;
    m_secrets->remove(id, this, [](const Result<Done> &) {}).release();
    QSignalSpy missing(m_book.get(), &ConnectionBook::keyMissing);
    m_book->open(id);
    QTRY_COMPARE(missing.count(), 1);
    const auto dialog = openDialog();
    dialog->showProfile(m_book->profiles().front());
    dialog->showError(missing.front().at(1).value<Error>());
    QVERIFY(dialog->findChild<QLineEdit *>(u"key"_s)->hasFocus());
}

void TestConnections::requestLogShowsNoSecrets()
{
    WindowFixture fixture;
    fixture.open(m_demo->settings(), m_demo->key());
    QTRY_VERIFY_WITH_TIMEOUT(fixture.session().catalogue().progress().isComplete, patience);
    RequestLogDialog dialog;
    dialog.setSession(&fixture.session());
    dialog.show();
    auto *table = findNamed<DataTable>(&dialog, u"Requests"_s);
    QVERIFY(table->model()->rowCount() > 0);
    const int before = table->model()->rowCount();
    fixture.session().catalogue().refresh();
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > before, patience);
    QTest::mouseClick(findNamed<QAbstractButton>(&dialog, u"Copy all as text"_s), Qt::LeftButton);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains(u"GET\t/api/projects/"_s));
    QVERIFY(text.contains(u"\t200\t"_s));
    QVERIFY(!text.contains(QString::fromLatin1(keyText("full"))));
    QVERIFY(!text.contains(u'?'));
    dialog.setSession(nullptr);
    QCOMPARE(table->model()->rowCount(), 0);
}

void TestConnections::preferencesAreKept()
{
    const QString file = m_folder->filePath(u"settings.ini"_s);
    Settings settings(file);
    PreferencesDialog dialog(settings);
    dialog.show();
    QCOMPARE(dialog.windowTitle(), u"Preferences"_s);
    QSignalSpy themes(&dialog, &PreferencesDialog::themeChosen),
        clearing(&dialog, &PreferencesDialog::clearCacheWanted);
    auto *theme = dialog.findChild<QComboBox *>(u"theme"_s);
    theme->setFocus();
    QTest::keyClick(theme, Qt::Key_End);
    QCOMPARE(themes.front().front().value<Theme>(), Theme::Dark);
    auto *zone = dialog.findChild<QComboBox *>(u"timeZone"_s);
    zone->setCurrentIndex(zone->findData(u"Europe/Berlin"_s));
    emit zone->activated(zone->currentIndex());
    auto *tabs = dialog.findChild<QTabWidget *>();
    tabs->setCurrentIndex(4);
    findNamed<QCheckBox>(&dialog, u"Keep them, so that they open at once and offline"_s)->click();
    findNamed<QCheckBox>(&dialog, u"Open the last connection"_s)->click();
    findNamed<QAbstractButton>(&dialog, u"Remove kept lists"_s)->click();
    QCOMPARE(clearing.count(), 1);
    QVERIFY(settings.sync());
    const Settings again(file);
    QCOMPARE(again.timeZone(), u"Europe/Berlin"_s);
    QVERIFY(!again.usesLocalCache() && !again.opensLastConnection());
}

QTEST_MAIN(TestConnections)
#include "tst_connections.moc"
