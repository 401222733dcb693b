// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deeplink.h"
#include "app/headless/secrecy.h"
#include "models/profile/draftstore.h"
#include "tests/support/demofixture.h"
#include "tests/support/instrumented.h"
#include "tests/support/scriptedpeer.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/prctl.h>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! A home of its own with the built program running in it.
class Home final
{
public:
    Home()
    {
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : m_environment.keys())
            if (name.startsWith(u"POSTHOG_"_s) || name.startsWith(u"XDG_"_s))
                m_environment.remove(name);
        m_environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
        m_environment.insert(u"HOME"_s, m_folder.path());
        m_environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        m_environment.insert(u"TMPDIR"_s, m_folder.path());
        m_environment.insert(u"QT_LOGGING_RULES"_s, u"*.debug=true"_s);
    }
    ~Home()
    {
        for (const auto &process : m_processes) {
            process->kill();
            (void)QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; });
        }
    }
    void set(const QString &name, const QString &value) { m_environment.insert(name, value); }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &content) const
    {
        QDir(m_folder.path()).mkpath(QFileInfo(name).path());
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QProcess &start(const QStringList &arguments)
    {
        m_processes.push_back(std::make_unique<QProcess>());
        QProcess &process = *m_processes.back();
        process.setProcessEnvironment(m_environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        QObject::connect(&process, &QProcess::readyRead, &process, [this, &process] { m_output += process.readAll(); });
        process.start(QStringLiteral(COHORT_DESK_PROGRAM), arguments);
        return process;
    }
    static bool hasEnded(const QProcess &process)
    {
        return QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, patience);
    }
    //! A second start that hands over to the first one and ends: the first one runs its event loop then.
    bool isAnswered(const QStringList &arguments = {})
    {
        if (!QTest::qWaitFor([this] { return QFile::exists(path(u".config/cohort-desk/connections.ini.lock"_s)); },
                             patience))
            return false;
        QProcess &second = start(arguments);
        return hasEnded(second) && second.exitStatus() == QProcess::NormalExit && second.exitCode() == 0;
    }
    const QByteArray &output() const { return m_output; }
    //! The files that hold these bytes.
    QStringList filesWith(const QByteArray &bytes) const
    {
        QStringList found;
        QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            if (contentOf(file).contains(bytes) || file.toUtf8().contains(bytes))
                found << file;
        }
        return found;
    }
    int fileCount() const
    {
        int count = 0;
        for (QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
             files.hasNext(); files.next())
            ++count;
        return count;
    }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    QByteArray m_output;
    std::vector<std::unique_ptr<QProcess>> m_processes;
};

} // namespace

//! The built program as a person starts it, in a home of its own.
class TestProgram final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_demo = std::make_unique<DemoFixture>(); }
    void keyIsNowhere();
    void keyInAWrongPlaceIsNotRepeated_data();
    void keyInAWrongPlaceIsNotRepeated();
    void keyLeavesTheEnvironment();
    void memoryIsPrivate();
    void foldersAreForTheirOwnerOnly();
    void nothingIsSentBeforeAChoice();
    void damagedFilesDoNotStopTheStart_data();
    void damagedFilesDoNotStopTheStart();
    void folderThatCannotBeWrittenDoesNotStopTheStart();
    void oneProgramAtATime();
    void killedProgramLeavesNoLock();
    void listIsKeptUnlessForbidden();
    void linksAreReadStrictly_data();
    void linksAreReadStrictly();

private:
    void useDemo(Home &home) const;
    QByteArray key() const { return QByteArray::fromStdString(m_demo->ready().apiKey); }
    QStringList keptLists(const Home &home) const
    {
        return QDir(home.path(u".cache/cohort-desk/cohorts"_s)).entryList({u"*.sqlite"_s}, QDir::Files);
    }
    std::unique_ptr<DemoFixture> m_demo;
};

void TestProgram::useDemo(Home &home) const
{
    home.set(u"POSTHOG_HOST"_s, m_demo->settings().baseUrl.toString());
    home.set(u"POSTHOG_PROJECT_ID"_s, QString::number(m_demo->ready().projectId));
    home.set(u"POSTHOG_PERSONAL_API_KEY"_s, QString::fromLatin1(key()));
}

void TestProgram::keyIsNowhere()
{
    Home home;
    useDemo(home);
    QVERIFY(Home::hasEnded(home.start({u"list"_s})));
    QVERIFY(Home::hasEnded(home.start({u"show"_s, u"no such cohort"_s})));
    QVERIFY(Home::hasEnded(home.start({u"activity"_s, u"--json"_s})));
    QVERIFY(Home::hasEnded(home.start({u"--key"_s, QString::fromLatin1(key())})));
    QVERIFY(Home::hasEnded(home.start({u"--host"_s, u"https://nowhere.invalid"_s, u"list"_s})));
    home.write(u"key.txt"_s, "phx_wrong_key_for_this_test\n");
    QVERIFY(Home::hasEnded(home.start({u"--key-file"_s, home.path(u"key.txt"_s), u"list"_s})));
    QProcess &window = home.start({});
    QTRY_COMPARE_WITH_TIMEOUT(keptLists(home).size(), 1, patience);
    const QString list = home.path(u".cache/cohort-desk/cohorts/"_s + keptLists(home).constFirst());
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(list).contains("is_calculating"), patience);
    window.terminate();
    QVERIFY(Home::hasEnded(window));
    QVERIFY(!home.output().isEmpty());
    QVERIFY(home.fileCount() > 1);
    QVERIFY(!home.output().contains(key()));
    QCOMPARE(home.filesWith(key()), QStringList());
    QVERIFY(!home.output().contains("phx_wrong_key_for_this_test"));
    QCOMPARE(home.filesWith("phx_wrong_key_for_this_test"), QStringList{home.path(u"key.txt"_s)});
    // People are not kept either.
    QVERIFY(!contentOf(list).contains("distinct_ids"));
}

void TestProgram::keyInAWrongPlaceIsNotRepeated_data()
{
    QTest::addColumn<QStringList>("words");
    const QString secret = u"phx_thisIsASecretOfSomebody"_s;
    QTest::newRow("command") << QStringList{secret};
    QTest::newRow("option") << QStringList{u"--"_s + secret};
    QTest::newRow("option with value") << QStringList{u"--api-key="_s + secret, u"list"_s};
    QTest::newRow("connection") << QStringList{u"--connection"_s, secret, u"list"_s};
    QTest::newRow("host") << QStringList{u"--host"_s, u"http://"_s + secret, u"list"_s};
    QTest::newRow("user of the host") << QStringList{u"--host"_s, u"https://"_s + secret + u"@h.invalid"_s, u"list"_s};
    QTest::newRow("project") << QStringList{u"--project"_s, secret, u"list"_s};
    QTest::newRow("key file") << QStringList{u"--key-file"_s, secret, u"list"_s};
    QTest::newRow("cohort") << QStringList{u"show"_s, secret};
    QTest::newRow("one word too many") << QStringList{u"list"_s, secret};
}

void TestProgram::keyInAWrongPlaceIsNotRepeated()
{
    QFETCH(QStringList, words);
    Home home;
    useDemo(home);
    QVERIFY(Home::hasEnded(home.start(words)));
    QVERIFY(!home.output().isEmpty());
    QVERIFY2(!home.output().toLower().contains("thisisasecret"), home.output().constData());
    QCOMPARE(home.filesWith("thisIsASecret"), QStringList());
}

//! Programs that are started from the window inherit what is in its environment, and others can read it.
void TestProgram::keyLeavesTheEnvironment()
{
    Home home;
    useDemo(home);
    home.set(u"POSTHOG_API_KEY"_s, u"phx_thisIsTheOtherVariable"_s);
    const QProcess &window = home.start({});
    QTRY_COMPARE_WITH_TIMEOUT(keptLists(home).size(), 1, patience); // it has connected with the key
    const QByteArray environment = contentOf(u"/proc/%1/environ"_s.arg(window.processId()));
    QVERIFY(environment.contains("POSTHOG_HOST"));
    QVERIFY(!environment.contains(key()));
    QVERIFY(!environment.contains("phx_"));
    QVERIFY(!contentOf(u"/proc/%1/cmdline"_s.arg(window.processId())).contains("phx_"));
}

void TestProgram::memoryIsPrivate()
{
    if (isInstrumented)
        return; // the leak checker looks into the memory
    keepMemoryPrivate();
    QCOMPARE(prctl(PR_GET_DUMPABLE), 0);
    Home home;
    const QProcess &window = home.start({});
    QVERIFY(home.isAnswered());
    const QByteArray limits = contentOf(u"/proc/%1/limits"_s.arg(window.processId()));
    QVERIFY2(QRegularExpression(u"Max core file size +0 +0 "_s).match(QString::fromUtf8(limits)).hasMatch(),
             limits.constData());
}

void TestProgram::foldersAreForTheirOwnerOnly()
{
    Home home;
    useDemo(home);
    home.start({});
    QTRY_COMPARE_WITH_TIMEOUT(keptLists(home).size(), 1, patience);
    const auto others = QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    for (const char *folder : {".config/cohort-desk", ".cache/cohort-desk/cohorts", ".local/share/cohort-desk/runs"}) {
        const QFileInfo info(home.path(QString::fromLatin1(folder)));
        QVERIFY2(info.isDir(), folder);
        QVERIFY2(!(info.permissions() & others), folder);
    }
}

void TestProgram::nothingIsSentBeforeAChoice()
{
    ScriptedPeer peer;
    Home home;
    home.set(u"POSTHOG_HOST"_s, peer.url().toString());
    home.set(u"http_proxy"_s, peer.url().toString());
    home.set(u"https_proxy"_s, peer.url().toString());
    const QProcess &window = home.start({});
    QVERIFY(home.isAnswered());
    QVERIFY(home.isAnswered());
    QCOMPARE(window.state(), QProcess::Running);
    QCOMPARE(peer.connections(), 0);
}

void TestProgram::damagedFilesDoNotStopTheStart_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("zeros") << QByteArray(4'096, '\0');
    QTest::newRow("words") << QByteArray("[[[ what = is = this\n\xff\xfe\n]");
    QTest::newRow("newer") << QByteArray("[General]\nversion=99\n[profiles]\nsize=1\n1\\id=a\n1\\future=@Variant(x)\n");
}

void TestProgram::damagedFilesDoNotStopTheStart()
{
    QFETCH(QByteArray, content);
    Home home;
    for (const char *file : {".config/cohort-desk/settings.ini", ".config/cohort-desk/connections.ini",
                             ".local/share/cohort-desk/drafts/demo/7.json", ".cache/cohort-desk/cohorts/x.sqlite"})
        home.write(QString::fromLatin1(file), content);
    useDemo(home);
    const QByteArray name = m_demo->settings().baseUrl.host().toUtf8();
    const QString list = u".cache/cohort-desk/cohorts/at_%1_%2_%3.sqlite"_s.arg(QString::fromUtf8(name))
                             .arg(m_demo->settings().baseUrl.port())
                             .arg(m_demo->ready().projectId);
    home.write(list, content);
    const QString drafts = u".local/share/cohort-desk/drafts/"_s + QFileInfo(list).completeBaseName() + u'/';
    for (const char *file : {"7.json", "export-7.json", "list-0.json"})
        home.write(drafts + QString::fromLatin1(file), content);
    QProcess &window = home.start({});
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(home.path(list)).contains("is_calculating"), patience);
    QCOMPARE(window.state(), QProcess::Running);
    // None of it is lost: what cannot be read is put aside, or is left to the newer version.
    QCOMPARE(QDir(home.path(drafts)).entryList(QDir::Files).size(), 3);
}

void TestProgram::folderThatCannotBeWrittenDoesNotStopTheStart()
{
    Home home;
    // Files where the folders should be: also for root nothing can be made there.
    for (const char *file : {".config", ".local", ".cache"})
        home.write(QString::fromLatin1(file), "no folder");
    useDemo(home);
    const QByteArray before = m_demo->requests();
    QProcess &window = home.start({});
    QTRY_VERIFY_WITH_TIMEOUT(m_demo->requests().size() > before.size() + 200, patience);
    QCOMPARE(window.state(), QProcess::Running);
    window.terminate();
    QVERIFY(Home::hasEnded(window));
}

void TestProgram::oneProgramAtATime()
{
    Home home;
    const QProcess &first = home.start({});
    QVERIFY(home.isAnswered());
    QVERIFY(home.isAnswered({u"cohort-desk://cohort/42"_s}));
    QVERIFY(home.isAnswered({u"cohort-desk://evil/delete?all=yes"_s}));
    QCOMPARE(first.state(), QProcess::Running);
    // Who says where to connect gets a window of their own.
    const QProcess &demo = home.start({u"--demo"_s, u"--demo-persons"_s, u"50"_s, u"--demo-cohorts"_s, u"5"_s});
    QVERIFY(home.isAnswered());
    QCOMPARE(demo.state(), QProcess::Running);
}

void TestProgram::killedProgramLeavesNoLock()
{
    Home home;
    QProcess &first = home.start({});
    QVERIFY(home.isAnswered());
    first.kill();
    QVERIFY(Home::hasEnded(first));
    const QProcess &next = home.start({});
    // The lock of the killed one is still there; its place is taken when the new one's id is in it.
    const QString lock = home.path(u".config/cohort-desk/connections.ini.lock"_s);
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(lock).startsWith(QByteArray::number(next.processId()) + '\n'), patience);
    QVERIFY(home.isAnswered());
    QCOMPARE(next.state(), QProcess::Running);
}

void TestProgram::listIsKeptUnlessForbidden()
{
    Home home;
    useDemo(home);
    const QByteArray before = m_demo->requests();
    home.start({u"--no-cache"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_demo->requests().size() > before.size() + 200, patience);
    QVERIFY(keptLists(home).isEmpty());
    home.start({});
    QTRY_COMPARE_WITH_TIMEOUT(keptLists(home).size(), 1, patience);
}

void TestProgram::linksAreReadStrictly_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<qint64>("cohort");
    QTest::addColumn<QString>("connection");
    QTest::newRow("cohort") << u"cohort-desk://cohort/42"_s << qint64(42) << QString();
    QTest::newRow("connection") << u"cohort-desk://cohort/42?connection=Acme%20EU"_s << qint64(42) << u"Acme EU"_s;
    for (const char *wrong : {"cohort-desk://cohort/", "cohort-desk://cohort/-1", "cohort-desk://cohort/1/delete",
                              "cohort-desk://cohort/x", "cohort-desk://delete/1", "cohort-desk://cohort/1?key=phx_a",
                              "cohort-desk://me@cohort/1", "cohort-desk://cohort:80/1", "cohort-desk://cohort/1#x",
                              "https://cohort/1", "", "cohort-desk:42", "cohort-desk://cohort/99999999999999999999",
                              "cohort-desk://cohort/%2B42", "cohort-desk://cohort/%2042", "cohort-desk://cohort/042"})
        QTest::newRow(wrong) << QString::fromLatin1(wrong) << qint64(0) << QString();
}

void TestProgram::linksAreReadStrictly()
{
    QFETCH(QString, link);
    QFETCH(qint64, cohort);
    QFETCH(QString, connection);
    const Result<DeepLink> read = deepLinkFrom(link);
    QCOMPARE(read.has_value(), cohort > 0);
    if (read)
        QCOMPARE(*read, (DeepLink{CohortId{cohort}, connection}));
    else
        QVERIFY(read.error().text.size() > 10);
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
