// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/membership/generatedlist.h"
#include "tests/membership/memberworld.h"
#include "tests/support/awaiting.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

//! So that there is a middle to be killed in.
constexpr const char *SlowChanges =
    R"([{"method":"PATCH","path":"*person*static_cohort*","fault":{"kind":"delay","ms":8}}])";

//! What the child of the journal's test is told.
constexpr const char *ServerWord = "COHORT_DESK_TEST_SERVER", *ProjectWord = "COHORT_DESK_TEST_PROJECT",
                     *KeyWord = "COHORT_DESK_TEST_KEY", *FolderWord = "COHORT_DESK_TEST_FOLDER";

size_t difference(const std::set<std::string> &a, const std::set<std::string> &b)
{
    std::vector<std::string> changed;
    std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(changed));
    return changed.size();
}

//! This program as a child: goes on with what the journal holds.
int goOnFromJournal()
{
    ConnectionSettings settings;
    settings.baseUrl = QUrl(qEnvironmentVariable(ServerWord));
    settings.project = ProjectId{qEnvironmentVariableIntValue(ProjectWord)};
    settings.proxy = ProxyChoice::None;
    ApiClient client(settings, ApiKey(qgetenv(KeyWord)), MemberWorld::quickOptions());
    CohortApi api(client);
    const RunJournal journal(qEnvironmentVariable(FolderWord));
    const auto left = journal.unfinished(settings.baseUrl.toString(), settings.project);
    if (left.size() != 1)
        return 2;
    MembershipJob job(left.front(), memberServerOf(&api), journal, quickBackoff());
    return finishes(job) && job.state() == JobState::Done ? 0 : 1;
}

} // namespace

//! A program that is gone from one moment to the next (SIGKILL), in the middle of a run.
class TestKills final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void commandsAreGivenAgain_data();
    void commandsAreGivenAgain();
    void journalsAreGoneOnWith_data();
    void journalsAreGoneOnWith();
    void cleanupTestCase();

private:
    //! One a seed: `quick` of them, or `many` when there is time.
    void addSeeds(quint32 first, quint32 quick, quint32 many) const;
    int killedAfter(CohortId cohort, size_t changes, QProcess &process);
    void noteKill(CohortId cohort, const GeneratedList &list);

    QTemporaryDir m_folder;
    std::unique_ptr<MemberWorld> m_world;
    QString m_key;
    int m_tried = 0;
    int m_killed = 0;      //!< while they still ran
    int m_inTheMiddle = 0; //!< some people were changed, and some not yet
};

void TestKills::initTestCase()
{
    m_world = std::make_unique<MemberWorld>();
    m_key = QString::fromStdString(m_world->demo().ready().apiKey);
}

void TestKills::addSeeds(quint32 first, quint32 quick, quint32 many) const
{
    QTest::addColumn<quint32>("seed");
    const quint32 count = qEnvironmentVariableIsSet("COHORT_DESK_LONG") ? many : quick;
    for (quint32 seed = first; seed < first + count; ++seed)
        QTest::addRow("%u", seed) << seed;
}

//! Lets a program run until so many people were changed, then kills it. Its exit code, or -1 when it was killed.
int TestKills::killedAfter(CohortId cohort, size_t changes, QProcess &process)
{
    const auto before = m_world->members(cohort);
    const auto isDue = [&] {
        return process.state() == QProcess::NotRunning || difference(before, m_world->members(cohort)) >= changes;
    };
    if (!waitFor(isDue, std::chrono::minutes(1)))
        qWarning("it does nothing");
    const bool isRunning = process.state() != QProcess::NotRunning;
    process.kill();
    waitFor([&process] { return process.state() == QProcess::NotRunning; });
    m_killed += isRunning ? 1 : 0;
    return isRunning || process.exitStatus() == QProcess::CrashExit ? -1 : process.exitCode();
}

//! A program was to be killed: was it in the middle of its changes?
void TestKills::noteKill(CohortId cohort, const GeneratedList &list)
{
    const size_t left = difference(m_world->members(cohort), list.after);
    ++m_tried;
    m_inTheMiddle += left > 0 && left < difference(list.before, list.after) ? 1 : 0;
}

void TestKills::commandsAreGivenAgain_data()
{
    addSeeds(3001, 4, 60);
}

//! `members add|remove|sync` keeps nothing on disk: it is given again and finds out what is left.
void TestKills::commandsAreGivenAgain()
{
    QFETCH(quint32, seed);
    const GeneratedList list = generateList(m_world->everybody(), seed);
    const CohortId cohort = m_world->makeCohort(u"Killed %1"_s.arg(seed), list.before);
    QFile file(m_folder.filePath(u"list"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(list.bytes) == list.bytes.size());
    file.close();
    static const QStringList Modes{u"add"_s, u"remove"_s, u"sync"_s};
    static const QStringList Kinds{u"person_id"_s, u"distinct_id"_s, u"email"_s};
    const QStringList words{u"members"_s, Modes[int(list.mode)], u"--cohort"_s, cohort.toString(),
                            u"--input"_s, file.fileName(),       u"--kind"_s,   Kinds[int(*list.hints.kind)]};
    const auto start = [&](QProcess &process) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"POSTHOG_HOST"_s, m_world->demo().settings().baseUrl.toString());
        environment.insert(u"POSTHOG_PROJECT_ID"_s, m_world->demo().settings().project.toString());
        environment.insert(u"POSTHOG_PERSONAL_API_KEY"_s, m_key);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(COHORT_DESK_PROGRAM), words);
    };
    QVERIFY(m_world->demo().setFaults(SlowChanges));
    std::mt19937 dice(seed);
    const size_t all = difference(list.before, list.after);
    QProcess killed;
    start(killed);
    killedAfter(cohort, dice() % (all + 1), killed);
    noteKill(cohort, list);
    QVERIFY(
        m_world->demo().setFaults(qEnvironmentVariableIsSet("COHORT_DESK_LONG") && seed % 8 == 0 ? RoughLine : "[]"));
    QProcess again;
    start(again);
    const int code = killedAfter(cohort, std::numeric_limits<size_t>::max(), again);
    const QByteArray said = again.readAll();
    QVERIFY2(code == 0 || code == 1, said.constData());
    QVERIFY2(m_world->members(cohort) == list.after, qPrintable(list.description + QString::fromUtf8(said)));
}

void TestKills::journalsAreGoneOnWith_data()
{
    addSeeds(4001, 4, 60);
}

//! The window keeps its plans on disk: whoever is there next goes on, and can take all of it back.
void TestKills::journalsAreGoneOnWith()
{
    QFETCH(quint32, seed);
    const GeneratedList list = generateList(m_world->everybody(), seed);
    const CohortId cohort = m_world->makeCohort(u"Journal %1"_s.arg(seed), list.before);
    const auto match = matchList(m_world->server(), cohort, listFrom(list.bytes, list.hints));
    QVERIFY(match);
    const RunJournal journal(m_folder.filePath(u"runs %1"_s.arg(seed)));
    MembershipRun run = runOf(MembershipPlan(match, list.mode), cohort);
    run.server = m_world->demo().settings().baseUrl.toString();
    run.project = m_world->demo().settings().project;
    QVERIFY(journal.begin(run));
    QVERIFY(m_world->demo().setFaults(SlowChanges));
    std::mt19937 dice(seed);
    const size_t all = difference(list.before, list.after);
    for (int kill = 0; kill < 2 && !journal.unfinished(run.server, run.project).empty(); ++kill) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(ServerWord), run.server);
        environment.insert(QString::fromLatin1(ProjectWord), run.project.toString());
        environment.insert(QString::fromLatin1(KeyWord), m_key);
        environment.insert(QString::fromLatin1(FolderWord), m_folder.filePath(u"runs %1"_s.arg(seed)));
        QProcess child;
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), {});
        const int code = killedAfter(cohort, dice() % (all / 2 + 1), child);
        QVERIFY(code == -1 || code == 0);
        noteKill(cohort, list);
    }
    QVERIFY(m_world->demo().setFaults("[]"));
    const auto left = journal.unfinished(run.server, run.project);
    if (left.empty()) { // it was through before it was killed
        QVERIFY(m_world->members(cohort) == list.after);
        return;
    }
    MembershipJob job(left.front(), m_world->server(), journal, quickBackoff());
    QVERIFY(finishes(job));
    QVERIFY2(job.state() == JobState::Done && job.failed().empty(), qPrintable(wordsOf(job)));
    QVERIFY2(m_world->members(cohort) == list.after, qPrintable(list.description + wordsOf(job)));
    QVERIFY(journal.unfinished(run.server, run.project).empty());
    if (!job.canUndo())
        return;
    MembershipJob undo(job.undo(), m_world->server(), RunJournal({}), quickBackoff());
    QVERIFY(finishes(undo));
    QVERIFY2(m_world->members(cohort) == list.before, qPrintable(list.description + wordsOf(undo)));
}

//! Kills that hit nothing would prove nothing.
void TestKills::cleanupTestCase()
{
    m_world.reset();
    qInfo("%d programs killed, %d of them in the middle of their changes", m_killed, m_inTheMiddle);
    QVERIFY(m_killed * 2 >= m_tried && m_inTheMiddle * 4 >= m_tried);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(FolderWord))
        return goOnFromJournal();
    TestKills test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_kills.moc"
