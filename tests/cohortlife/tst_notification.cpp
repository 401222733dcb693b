// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopnotifications.h"
#include "tests/cohortlife/lifefixture.h"
#include "ui/cohortlife/cohortlife.h"
#include "ui/jobs/jobspanel.h"
#include "ui/widgets/translations.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QSignalSpy>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

const char *const insideMark = "COHORT_DESK_TEST_NOTIFICATION";

const QByteArray sound = R"({"name":"Long one","filters":{"properties":{"type":"OR","values":[{"type":"AND","values":[)"
                         R"({"type":"person","key":"email","operator":"is_set","value":"is_set"}]}]}}})";
const QByteArray broken =
    R"({"name":"Broken one","filters":{"properties":{"type":"OR","values":[{"type":"AND","values":[)"
    R"({"type":"person","key":"email","operator":"regex","value":"("}]}]}}})";

//! A desktop's notification service that keeps what it is asked to show.
class Desktop final : public QDBusVirtualObject
{
public:
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        if (message.member() != u"Notify")
            return false;
        shown.push_back(message.arguments());
        connection.send(message.createReply(quint32(shown.size())));
        return true;
    }
    static void say(const QString &signal, const QVariantList &words)
    {
        QDBusMessage message =
            QDBusMessage::createSignal(u"/org/freedesktop/Notifications"_s, u"org.freedesktop.Notifications"_s, signal);
        message.setArguments(words);
        QDBusConnection(u"desktop"_s).send(message);
    }
    std::vector<QVariantList> shown;
};

//! Ends when it is told to.
class LongJob final : public Job
{
public:
    LongJob()
        : Job(u"Export people of Berlin"_s)
    {}
    void start() override { setState(JobState::Running); }
    void cancel() override { end(JobState::Cancelled); }
    void finish(JobState how)
    {
        const Error away{ErrorKind::File, u"The disk is full."_s};
        end(how, how == JobState::Failed ? std::optional(away) : std::nullopt);
    }
};

} // namespace

//! Runs in a session bus of its own.
class InsideSession final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void isShownByTheDesktop();
    void leadsToItsCohortWhenClicked();
    void desktopWithoutAServiceIsNoHarm();
};

void InsideSession::isShownByTheDesktop()
{
    Desktop desktop;
    const QString name = u"org.freedesktop.Notifications"_s;
    QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"desktop"_s);
    QVERIFY(bus.registerVirtualObject(u"/org/freedesktop/Notifications"_s, &desktop));
    QVERIFY(bus.registerService(name));
    DesktopNotifications notifications;
    notifications.show(u"\"A <b> & c\" is calculated"_s, u"1 < 2 people"_s, [] {});
    QTRY_COMPARE(desktop.shown.size(), size_t(1));
    const QVariantList &words = desktop.shown.front();
    QCOMPARE(words.at(0).toString(), u"Cohort Desk"_s);
    QCOMPARE(words.at(2).toString(), u"cohort-desk"_s);
    QCOMPARE(words.at(3).toString(), u"\"A <b> & c\" is calculated"_s);
    QCOMPARE(words.at(4).toString(), u"1 &lt; 2 people"_s); // the body is markup, the title is not
    QCOMPARE(words.at(5).toStringList(), QStringList({u"default"_s, u"Show"_s}));
    bus.unregisterService(name);
    bus.unregisterObject(u"/org/freedesktop/Notifications"_s);
}

void InsideSession::leadsToItsCohortWhenClicked()
{
    Desktop desktop;
    QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"desktop"_s);
    QVERIFY(bus.registerVirtualObject(u"/org/freedesktop/Notifications"_s, &desktop));
    QVERIFY(bus.registerService(u"org.freedesktop.Notifications"_s));
    DesktopNotifications notifications;
    QStringList clicked;
    for (const QString &title : {u"first"_s, u"second"_s})
        notifications.show(title, {}, [&clicked, title] { clicked.append(title); });
    QTRY_COMPARE(desktop.shown.size(), size_t(2));
    // A closed one, one of another program, and another action mean nothing; the last says that all have come.
    desktop.say(u"NotificationClosed"_s, {1U, 2U});
    desktop.say(u"ActionInvoked"_s, {1U, u"default"_s});
    desktop.say(u"ActionInvoked"_s, {77U, u"default"_s});
    desktop.say(u"ActionInvoked"_s, {2U, u"settings"_s});
    desktop.say(u"ActionInvoked"_s, {2U, u"default"_s});
    QTRY_VERIFY(!clicked.isEmpty());
    QCOMPARE(clicked, QStringList({u"second"_s}));
    bus.unregisterService(u"org.freedesktop.Notifications"_s);
    bus.unregisterObject(u"/org/freedesktop/Notifications"_s);
}

void InsideSession::desktopWithoutAServiceIsNoHarm()
{
    DesktopNotifications notifications;
    notifications.show(u"title"_s, u"text"_s, [] {});
    QCoreApplication::sendPostedEvents();
}

//! A calculation that ends while the person is elsewhere is told by a notification of the desktop.
class TestNotification final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { installTranslations(); }
    void init() { QTest::failOnWarning(anyRealWarning()); }
    void toldWhenLongAndElsewhere_data();
    void toldWhenLongAndElsewhere();
    void jobsAreToldToo_data();
    void jobsAreToldToo();
    void byTheDesktop_data();
    void byTheDesktop();
};

void TestNotification::toldWhenLongAndElsewhere_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("isElsewhere");
    QTest::addColumn<QString>("title");
    QTest::newRow("long and elsewhere") << sound << 600 << true << u"\"Long one\" is calculated"_s;
    QTest::newRow("long, failed and elsewhere") << broken << 600 << true << u"\"Broken one\" could not be calculated"_s;
    QTest::newRow("short and elsewhere") << sound << 5 << true << QString();
    QTest::newRow("long and looking at it") << sound << 600 << false << QString();
}

void TestNotification::toldWhenLongAndElsewhere()
{
    QFETCH(QByteArray, body);
    QFETCH(int, seconds);
    QFETCH(bool, isElsewhere);
    LifeFixture life("newest", 400); // long enough to be seen
    const CohortId id = life.make(body).id;
    QVERIFY(life.settled(id));
    QVERIFY(life.open() && life.select({id}));
    QDateTime now = QDateTime::currentDateTimeUtc();
    Workspace *workspace = life.window().workspace();
    workspace->life()->setAttention({[&now] { return now; }, [isElsewhere] { return !isElsewhere; }});
    QSignalSpy told(workspace, &Workspace::notificationWanted);
    QSignalSpy done(workspace, &Workspace::done);
    const auto hasEnded = [&done] {
        return std::any_of(done.begin(), done.end(), [](const QList<QVariant> &words) {
            return words.front().toString().contains(u"alculated");
        });
    };
    life.action(u"Recalculate now"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(life.session().catalogue().find(id)->state, CohortState::Calculating, patience);
    now = now.addSecs(seconds);
    QTRY_VERIFY_WITH_TIMEOUT(hasEnded() && !life.session().catalogue().find(id)->cohort.isCalculating, patience);
    QFETCH(QString, title);
    QCOMPARE(told.size(), title.isEmpty() ? 0 : 1);
    if (title.isEmpty())
        return;
    QCOMPARE(told.front().at(0).toString(), title);
    QVERIFY(!told.front().at(1).toString().isEmpty());
    QCOMPARE(told.front().at(2).value<std::optional<CohortId>>(), id);
}

void TestNotification::jobsAreToldToo_data()
{
    QTest::addColumn<JobState>("end");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("isElsewhere");
    QTest::addColumn<QString>("text");
    QTest::newRow("long and elsewhere") << JobState::Done << 10 << true << u"Done, 0 rows"_s;
    QTest::newRow("failed") << JobState::Failed << 600 << true << u"The disk is full."_s;
    QTest::newRow("cancelled") << JobState::Cancelled << 600 << true << QString();
    QTest::newRow("short") << JobState::Done << 9 << true << QString();
    QTest::newRow("looking at it") << JobState::Done << 600 << false << QString();
}

void TestNotification::jobsAreToldToo()
{
    QFETCH(JobState, end);
    QFETCH(int, seconds);
    QFETCH(bool, isElsewhere);
    QFETCH(QString, text);
    QDateTime now = QDateTime::currentDateTimeUtc();
    JobsPanel panel;
    panel.setAttention({[&now] { return now; }, [isElsewhere] { return !isElsewhere; }});
    QSignalSpy told(&panel, &JobsPanel::notificationWanted);
    auto *job = new LongJob;
    panel.run(job, {}, [] {});
    now = now.addSecs(seconds);
    job->finish(end);
    QCOMPARE(told.size(), text.isEmpty() ? 0 : 1);
    if (!text.isEmpty())
        QCOMPARE(told.front(), QList<QVariant>({u"Export people of Berlin"_s, text}));
}

void TestNotification::byTheDesktop_data()
{
    QTest::addColumn<bool>("hasBus");
    QTest::newRow("isShownByTheDesktop") << true;
    QTest::newRow("leadsToItsCohortWhenClicked") << true;
    QTest::newRow("desktopWithoutAServiceIsNoHarm") << true;
    QTest::newRow("desktopWithoutAServiceIsNoHarm, no bus") << false;
}

void TestNotification::byTheDesktop()
{
    QFETCH(bool, hasBus);
    QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    environment.remove(u"DISPLAY"_s);
    environment.insert(u"XDG_RUNTIME_DIR"_s, home.path());
    environment.insert(QString::fromLatin1(insideMark), u"1"_s);
    const QString test = QString::fromLatin1(QTest::currentDataTag()).section(u',', 0, 0);
    QStringList words{QCoreApplication::applicationFilePath(), test};
    if (hasBus)
        words = QStringList{u"dbus-run-session"_s, u"--"_s} + words;
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(words.takeFirst(), words);
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 30'000);
    const QByteArray output = process.readAll();
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, output.constData());
}

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsSet(insideMark)) {
        QCoreApplication application(argc, argv);
        InsideSession inside;
        return QTest::qExec(&inside, argc, argv);
    }
    QApplication application(argc, argv);
    TestNotification test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_notification.moc"
