// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profile/keychainstore.h"

#include <QDBusConnection>
#include <QDBusVirtualObject>
#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace desk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const char *const insideMark = "COHORT_DESK_TEST_KEYCHAIN";
const QByteArray secret = "phx_keychain_test_secret";
const auto profile = u"6f0e-profile"_s;

const QByteArray busWithoutServices =
    "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context=\"default\">"
    "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/>"
    "</policy></busconfig>";

//! Takes every call and answers none, as a keychain does that waits for its user.
class SilentService final : public QDBusVirtualObject
{
public:
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &, const QDBusConnection &) override { return true; }
};

} // namespace

//! Runs in a session bus of its own, where the first argument says which keychain there is.
class InsideSession final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void unlocked();
    void missing();
    void unlockedLater();
    void silent();
    void deletedBeforeItWasTaken();
    void withoutBus();

private:
    static void unlock();
    bool write(KeychainStore &store);
    bool remove(KeychainStore &store);
    std::optional<Result<QByteArray>> read(KeychainStore &store);
};

void InsideSession::unlock()
{
    QProcess daemon;
    daemon.start(u"gnome-keyring-daemon"_s, {u"--unlock"_s, u"--components=secrets"_s});
    daemon.write("\n");
    daemon.closeWriteChannel();
    QTRY_COMPARE(daemon.state(), QProcess::NotRunning);
}

bool InsideSession::write(KeychainStore &store)
{
    bool done = false;
    const Pending pending = store.write(profile, secret, this, [&](const Result<Done> &) { done = true; });
    return QTest::qWaitFor([&] { return done; }, 10'000);
}

bool InsideSession::remove(KeychainStore &store)
{
    std::optional<bool> done;
    const Pending pending = store.remove(profile, this, [&](const Result<Done> &answer) { done = bool(answer); });
    return QTest::qWaitFor([&] { return done.has_value(); }, 10'000) && *done;
}

std::optional<Result<QByteArray>> InsideSession::read(KeychainStore &store)
{
    std::optional<Result<QByteArray>> got;
    const Pending pending = store.read(profile, this, [&](Result<QByteArray> answer) { got = std::move(answer); });
    return QTest::qWaitFor([&] { return got.has_value(); }, 10'000) ? got : std::nullopt;
}

void InsideSession::unlocked()
{
    unlock();
    {
        KeychainStore store;
        QVERIFY(write(store));
        QVERIFY(store.isLasting());
        QCOMPARE(store.problem(), QString());
    }
    KeychainStore another;
    QCOMPARE(read(another)->value(), secret);
    QVERIFY(remove(another));
    QCOMPARE(read(another)->error().kind, ErrorKind::NotFound);
    QVERIFY(remove(another)); // nothing there is no failure
}

void InsideSession::missing()
{
    // The daemon is started by the bus but has no keyring and nobody to ask for a new one.
    KeychainStore store;
    QVERIFY(write(store));
    QVERIFY(!store.isLasting());
    QVERIFY2(store.problem().contains(u"memory"_s), qPrintable(store.problem()));
    QVERIFY(!store.problem().contains(QString::fromLatin1(secret)));
    QCOMPARE(read(store)->value(), secret);
    (void)remove(store); // whether the keychain can be reached or not
    QVERIFY(store.isLasting());
    QVERIFY(!read(store)->has_value());
}

void InsideSession::unlockedLater()
{
    // This bus starts no keychain by itself.
    KeychainStore store;
    QSignalSpy changed(&store, &KeychainStore::problemChanged);
    QVERIFY(write(store));
    QCOMPARE(changed.count(), 1);
    unlock();
    store.retry();
    QTRY_VERIFY(store.isLasting());
    QCOMPARE(changed.count(), 2);
    KeychainStore another;
    QCOMPARE(read(another)->value(), secret);
}

void InsideSession::silent()
{
    SilentService service;
    QDBusConnection bus = QDBusConnection::sessionBus();
    QVERIFY(bus.registerVirtualObject(u"/"_s, &service, QDBusConnection::SubPath));
    QVERIFY(bus.registerService(u"org.freedesktop.secrets"_s));
    KeychainStore store(KeychainStore::Options{u"cohort-desk"_s, 200ms});
    QElapsedTimer time;
    time.start();
    QCOMPARE(read(store)->error().kind, ErrorKind::Timeout);
    QVERIFY(write(store));
    QVERIFY2(time.elapsed() < 3'000, QByteArray::number(time.elapsed()).constData());
    QVERIFY(!store.isLasting());
    QCOMPARE(read(store)->value(), secret);
}

void InsideSession::deletedBeforeItWasTaken()
{
    // The limit is over at once, so that the keychain takes the key only after the connection was deleted.
    unlock();
    {
        KeychainStore store(KeychainStore::Options{u"cohort-desk"_s, 0ms});
        QVERIFY(write(store));
        (void)remove(store);
        KeychainStore patient;
        QTRY_VERIFY(!read(patient)->has_value());
    }
    KeychainStore another;
    QCOMPARE(read(another)->error().kind, ErrorKind::NotFound);
}

void InsideSession::withoutBus()
{
    KeychainStore store;
    QVERIFY(write(store));
    QVERIFY(!store.isLasting());
    QCOMPARE(read(store)->value(), secret);
    KeychainStore another;
    QCOMPARE(read(another)->error().kind, ErrorKind::File);
}

//! Starts a bus and a home of its own for each kind of keychain and runs one function of InsideSession there.
class TestKeychain final : public QObject
{
    Q_OBJECT
private slots:
    void session_data();
    void session();
};

void TestKeychain::session_data()
{
    QTest::addColumn<QStringList>("bus");
    const QStringList session{u"dbus-run-session"_s};
    for (const char *function : {"unlocked", "missing", "silent", "deletedBeforeItWasTaken"})
        QTest::newRow(function) << session;
    QTest::newRow("unlockedLater") << session + QStringList{u"--config-file=bus.conf"_s};
    QTest::newRow("withoutBus") << QStringList();
}

void TestKeychain::session()
{
    QFETCH(QStringList, bus);
    QVERIFY2(!QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s).isEmpty(), "packaging/setup tests installs it");
    QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"DBUS_SESSION_BUS_ADDRESS"_s, u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s,
                                u"GNOME_KEYRING_CONTROL"_s, u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s})
        environment.remove(name);
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, home.path());
    environment.insert(u"XDG_CACHE_HOME"_s, home.path());
    environment.insert(QString::fromLatin1(insideMark), u"1"_s);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    QStringList words{QCoreApplication::applicationFilePath(), QString::fromLatin1(QTest::currentDataTag())};
    if (!bus.isEmpty())
        words = bus + QStringList{u"--"_s} + words;
    QFile configuration(home.filePath(u"bus.conf"_s));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write(busWithoutServices);
    configuration.close();
    process.setWorkingDirectory(home.path());
    process.start(words.takeFirst(), words);
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 30'000);
    const QByteArray output = process.readAll();
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, output.constData());
    QVERIFY(!output.contains(secret));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"cohort-desk"_s);
    if (qEnvironmentVariableIsSet(insideMark)) {
        InsideSession inside;
        return QTest::qExec(&inside, argc, argv);
    }
    TestKeychain test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_keychain.moc"
