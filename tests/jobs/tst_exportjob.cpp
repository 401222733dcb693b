// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/csvdownloadjob.h"
#include "models/jobs/exportjob.h"
#include "tests/jobs/changinglist.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace desk;
using desk::test::ChangingList;

namespace {

//! A server in a function: lists by cohort, answers through the event loop, failures as the test likes.
class ListServer final : public QObject
{
public:
    std::map<qint64, ChangingList> lists;
    std::function<std::optional<Error>(const PersonQuery &)> failure = [](auto &) { return std::nullopt; };
    std::function<QByteArray(const PersonQuery &, QByteArray)> spoil = [](auto &, QByteArray body) { return body; };
    std::function<void()> change = [] {};
    int delayMs = 0;
    int asked = 0;
    int underWay = 0;
    int mostUnderWay = 0;

    ChangingList &list(qint64 cohort, int people)
    {
        ChangingList &made = lists.try_emplace(cohort, static_cast<quint32>(cohort)).first->second;
        for (int i = 0; i < people; ++i)
            made.add(1000 + i);
        made.watch();
        return made;
    }

    FetchPersonPage fetch()
    {
        return [this](const PersonQuery &query, QObject *context, Answer<QByteArray> answer) {
            ++asked;
            mostUnderWay = std::max(mostUnderWay, ++underWay);
            auto isOver = std::make_shared<bool>(false); // answered or dropped
            const auto deliver = [this, query, answer, isOver] {
                if (std::exchange(*isOver, true))
                    return;
                --underWay;
                answer(answerTo(query));
            };
            QTimer::singleShot(delayMs, context, deliver);
            return Pending([this, isOver] {
                if (!std::exchange(*isOver, true))
                    --underWay;
            });
        };
    }

private:
    Result<QByteArray> answerTo(const PersonQuery &query)
    {
        if (const auto error = failure(query))
            return *error;
        const auto rows = lists.at(query.cohort.value).rows(query.offset, query.limit);
        QByteArray body = "{\"results\":[";
        for (const auto &row : rows) {
            const QByteArray number = QByteArray::number(row.number);
            body += (&row == rows.data() ? "" : ",") + ("{\"id\":\"" + number + "\",\"name\":\"P, " + number) +
                    "\",\"created_at\":\"2026-01-01T00:00:00." +
                    QByteArray::number(-row.minusTime).rightJustified(6, '0') + "Z\"}";
        }
        const bool hasMore = static_cast<qint64>(rows.size()) >= query.limit;
        body += hasMore ? "],\"next\":\"http://127.0.0.1/?offset=1\"}" : "],\"next\":null}";
        body = spoil(query, body);
        change();
        return body;
    }
};

//! For its life no file of this process grows beyond the limit: what a full disk looks like to who writes.
class SmallFiles final
{
public:
    explicit SmallFiles(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    SmallFiles(const SmallFiles &) = delete;
    SmallFiles &operator=(const SmallFiles &) = delete;

private:
    rlimit m_before = {};
};

Error away()
{
    return {ErrorKind::Offline, QStringLiteral("The server cannot be reached.")};
}

Backoff quick()
{
    return {.first = Backoff::Ms(5), .longest = Backoff::Ms(20), .patience = {}, .brokenAnswers = 4};
}

} // namespace

class TestExportJob final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void writesEveryoneInOrder_data();
    void writesEveryoneInOrder();
    void asksForOnePageWhenThereIsOne();
    void asksAheadOfASlowServer();
    void makesOneListOfSeveralCohorts();
    void goesOnWhenTheServerIsBack();
    void waitsAsLongAsTheServerSays();
    void givesUpOnErrorsThatDoNotPass_data();
    void givesUpOnErrorsThatDoNotPass();
    void givesUpWhenPatienceEnds();
    void asksAgainForAPageThatCannotBeRead();
    void pausesAndResumes();
    void leavesNothingWhenCancelled_data();
    void leavesNothingWhenCancelled();
    void leavesNothingWhenDestroyed();
    void keepsTheOldFileUntilTheNewIsWhole();
    void saysWhyATargetCannotBeWritten_data();
    void saysWhyATargetCannotBeWritten();
    void leavesNothingOnADiskThatFillsUp_data();
    void leavesNothingOnADiskThatFillsUp();
    void writesToAPipe();
    void neverReplacesADevice();
    void readsAListThatChanges();
    void countsWhatIsNoPerson();
    void tellsProgress();
    void savesTheServersCsv();
    void beginsADownloadAnew();
    void countsRecords_data();
    void countsRecords();
    void measuresThePace();

private:
    ExportPlan plan(std::initializer_list<qint64> cohorts = {1}) const;
    QByteArray written() const;
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }
    static QByteArray expected(const ChangingList &list);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ListServer> m_server;
};

void TestExportJob::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<ListServer>();
}

ExportPlan TestExportJob::plan(std::initializer_list<qint64> cohorts) const
{
    ExportPlan made;
    for (const qint64 cohort : cohorts)
        made.sources.push_back({CohortId{cohort}, QStringLiteral("C%1").arg(cohort)});
    made.columns = *parsePersonColumns(QStringLiteral("id,name"));
    made.target = m_folder->filePath(QStringLiteral("people.csv"));
    made.pageSize = 10;
    return made;
}

QByteArray TestExportJob::written() const
{
    QFile file(m_folder->filePath(QStringLiteral("people.csv")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
}

QByteArray TestExportJob::expected(const ChangingList &list)
{
    QByteArray text = "id,name\n";
    for (const auto &row : list.rows(0, 1 << 20))
        text += QByteArray::number(row.number) + ",\"P, " + QByteArray::number(row.number) + "\"\n";
    return text;
}

void TestExportJob::writesEveryoneInOrder_data()
{
    QTest::addColumn<int>("people");
    for (const int people : {0, 1, 9, 10, 11, 100, 1001, 30000})
        QTest::addRow("%d", people) << people;
}

void TestExportJob::writesEveryoneInOrder()
{
    QFETCH(int, people);
    const ChangingList &list = m_server->list(1, people);
    ExportPlan wanted = plan();
    wanted.pageSize = people > 10000 ? 1000 : 10;
    ExportJob job(wanted, m_server->fetch(), quick());
    QSignalSpy over(&job, &Job::over);
    job.start();
    QTRY_COMPARE(job.state(), JobState::Done);
    QCOMPARE(over.size(), 1);
    QCOMPARE(written(), expected(list));
    QCOMPARE(job.progress().done, qint64(people));
    QCOMPARE(job.items().size(), size_t(1));
    QCOMPARE(job.items().front(), (JobItem{QStringLiteral("C1"), people}));
    QCOMPARE(files(), QStringList{QStringLiteral("people.csv")});
}

void TestExportJob::asksForOnePageWhenThereIsOne()
{
    m_server->list(1, 10);
    ExportJob job(plan(), m_server->fetch(), quick());
    job.start();
    QTRY_COMPARE(job.state(), JobState::Done);
    QCOMPARE(m_server->asked, 1);
}

void TestExportJob::asksAheadOfASlowServer()
{
    const ChangingList &list = m_server->list(1, 400);
    m_server->delayMs = 30;
    ExportJob job(plan(), m_server->fetch(), quick());
    job.start();
    QTRY_COMPARE(job.state(), JobState::Done);
    QCOMPARE(m_server->mostUnderWay, 6);
    QCOMPARE(written(), expected(list));
}

void TestExportJob::makesOneListOfSeveralCohorts()
{
    // People are numbered from 1 in both: the second holds those of the first, and more.
    m_server->list(1, 25);
    m_server->list(2, 40);
    ExportJob job(plan({1, 2}), m_server->fetch(), quick());
    job.start();
    QTRY_COMPARE(job.state(), JobState::Done);
    QCOMPARE(job.progress().done, qint64(40));
    QCOMPARE(written().count('\n'), qsizetype(41));
    QVERIFY(written().startsWith(expected(m_server->lists.at(1))));
    QCOMPARE(job.items()[0].done, qint64(25));
    QCOMPARE(job.items()[1].done, qint64(15));
}

void TestExportJob::goesOnWhenTheServerIsBack()
{
    const ChangingList &list = m_server->list(1, 500);
    bool isAway = false;
    m_server->failure = [&](const PersonQuery &query) {
        isAway = isAway || (query.offset == 200 && m_server->asked < 40);
        return isAway ? std::optional(away()) : std::nullopt;
    };
    ExportJob job(plan(), m_server->fetch(), quick());
    job.start();
    QTRY_COMPARE(job.state(), JobState::Stalled);
    QVERIFY(job.note().startsWith(away().text));
    QVERIFY(job.note().contains(QStringLiteral("goes on by itself")));
    QVERIFY(files().isEmpty() || written() == "no file");
    QTRY_VERIFY(m_server->asked > 45); // it keeps trying
    isAway = false;
    QTRY_COMPARE(job.state(), JobState::Done);
    QCOMPARE(job.note(), QString());
    QCOMPARE(written(), expected(list));
}

void TestExportJob::waitsAsLongAsTheServerSays()
{
    Error throttled{ErrorKind::Throttled, QStringLiteral("Too many requests.")};
    throttled.retryAfter = std::chrono::milliseconds(700);
    QCOMPARE(Backoff().next(throttled, 1, {}), std::chrono::milliseconds(1000));
    throttled.retryAfter = std::chrono::milliseconds(7000);
    QCOMPARE(Backoff().next(throttled, 1, {}), std::chrono::milliseconds(7000));
    QCOMPARE(Backoff().next(away(), 1, {}), std::chrono::milliseconds(1000));
    QCOMPARE(Backoff().next(away(), 3, {}), std::chrono::milliseconds(4000));
    QCOMPARE(Backoff().next(away(), 90, {}), std::chrono::milliseconds(30000));
    Backoff impatient;
    impatient.patience = std::chrono::minutes(1);
    QVERIFY(impatient.next(away(), 9, std::chrono::seconds(59)));
    QVERIFY(!impatient.next(away(), 9, std::chrono::seconds(60)));
}

void TestExportJob::givesUpOnErrorsThatDoNotPass_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("key") << ErrorKind::Unauthorized;
    QTest::newRow("scope") << ErrorKind::Forbidden;
    QTest::newRow("cohort gone") << ErrorKind::NotFound;
    QTest::newRow("refused") << ErrorKind::Invalid;
    QTest::newRow("certificate") << ErrorKind::Tls;
}

void TestExportJob::givesUpOnErrorsThatDoNotPass()
{
    QFETCH(ErrorKind, kind);
    m_server->list(1, 500);
    m_server->failure = [kind](const PersonQuery &query) {
        return query.offset < 100 ? std::nullopt : std::optional(Error{kind, QStringLiteral("No.")});
    };
    ExportJob job(plan(), m_server->fetch(), quick());
    job.start();
    QTRY_COMPARE(job.state(), JobState::Failed);
    QCOMPARE(job.error()->kind, kind);
    QVERIFY(job.error()->text.startsWith(QStringLiteral("No.")));
    QCOMPARE(files(), QStringList());
}

void TestExportJob::givesUpWhenPatienceEnds()
{
    m_server->list(1, 500);
    m_server->failure = [](const PersonQuery &query) {
        return query.offset < 100 ? std::nullopt : std::optional(away());
    };
    Backoff backoff = quick();
    backoff.patience = std::chrono::milliseconds(60);
    ExportJob job(plan(), m_server->fetch(), backoff);
    job.start();
    QTRY_COMPARE(job.state(), JobState::Failed);
    QCOMPARE(job.error()->kind, ErrorKind::Offline);
    QVERIFY(job.error()->text.contains(QStringLiteral("again when the server is back")));
    QCOMPARE(files(), QStringList());
}

void TestExportJob::asksAgainForAPageThatCannotBeRead()
{
    const ChangingList &list = m_server->list(1, 200);
    int spoiled = 0;
    m_server->spoil = [&](const PersonQuery &query, QByteArray body) {
        return query.offset == 100 && ++spoiled <= 3 ? body.first(body.size() / 2) : body;
    };
    ExportJob job(plan(), m_server->fetch(), quick());
    job.start();
    QTRY_COMPARE(job.state(), JobState::Done);
    QCOMPARE(written(), expected(list));

    m_server->spoil = [](const PersonQuery &, const QByteArray &) {
        return QByteArray("{\"results\":5,\"next\":null}");
    };
    ExportJob hopeless(plan(), m_server->fetch(), quick());
    hopeless.start();
    QTRY_COMPARE(hopeless.state(), JobState::Failed);
    QCOMPARE(hopeless.error()->kind, ErrorKind::BrokenAnswer);
    QVERIFY(!hopeless.error()->raw.isEmpty());
}

void TestExportJob::pausesAndResumes()
{
    const ChangingList &list = m_server->list(1, 3000);
    m_server->delayMs = 20; // so that there is a while in which to pause
    ExportJob job(plan(), m_server->fetch(), quick());
    job.start();
    QTRY_VERIFY(job.progress().done > 50);
    job.pause();
    QCOMPARE(job.state(), JobState::Paused);
    QTRY_COMPARE(m_server->underWay, 0);
    const int asked = m_server->asked;
    QSignalSpy slept(&job, &Job::stateChanged);
    QVERIFY(!slept.wait(50)); // nothing happens while it is paused
    QCOMPARE(m_server->asked, asked);
    job.resume();
    QCOMPARE(job.state(), JobState::Running);
    QTRY_COMPARE(job.state(), JobState::Done);
    QCOMPARE(written(), expected(list));
}

void TestExportJob::leavesNothingWhenCancelled_data()
{
    QTest::addColumn<JobState>("when");
    QTest::newRow("before the start") << JobState::Ready;
    QTest::newRow("at work") << JobState::Running;
    QTest::newRow("paused") << JobState::Paused;
    QTest::newRow("while the server is away") << JobState::Stalled;
}

void TestExportJob::leavesNothingWhenCancelled()
{
    QFETCH(JobState, when);
    m_server->list(1, 3000);
    m_server->delayMs = 20; // so that there is a while in which to cancel
    m_server->failure = [when](const PersonQuery &query) {
        return when == JobState::Stalled && query.offset > 500 ? std::optional(away()) : std::nullopt;
    };
    ExportJob job(plan(), m_server->fetch(), quick());
    if (when != JobState::Ready) {
        job.start();
        QTRY_VERIFY(job.progress().done > 200);
    }
    if (when == JobState::Paused)
        job.pause();
    QTRY_COMPARE(job.state(), when);
    job.cancel();
    QTRY_COMPARE(job.state(), JobState::Cancelled);
    QVERIFY(!job.error());
    QCOMPARE(files(), QStringList());
}

void TestExportJob::leavesNothingWhenDestroyed()
{
    m_server->list(1, 30000);
    {
        ExportJob job(plan(), m_server->fetch(), quick());
        job.start();
        QTRY_VERIFY(job.progress().done > 200);
    }
    QCOMPARE(files(), QStringList());
}

void TestExportJob::keepsTheOldFileUntilTheNewIsWhole()
{
    QFile old(m_folder->filePath(QStringLiteral("people.csv")));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    m_server->list(1, 3000);
    m_server->delayMs = 20; // so that the old file can be seen meanwhile
    ExportJob first(plan(), m_server->fetch(), quick());
    first.start();
    QTRY_VERIFY(first.progress().done > 200);
    QCOMPARE(written(), QByteArray("old"));
    first.cancel();
    QTRY_VERIFY(first.isOver());
    QCOMPARE(written(), QByteArray("old"));
    ExportJob second(plan(), m_server->fetch(), quick());
    second.start();
    QTRY_COMPARE(second.state(), JobState::Done);
    QCOMPARE(written(), expected(m_server->lists.at(1)));
}

void TestExportJob::saysWhyATargetCannotBeWritten_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("words");
    QTest::newRow("no folder") << QStringLiteral("none/people.csv") << QStringLiteral("folder does not exist");
    QTest::newRow("a folder") << QStringLiteral(".") << QStringLiteral("is a folder");
    QTest::newRow("no space") << QStringLiteral("/dev/full") << QStringLiteral("no space left");
}

void TestExportJob::saysWhyATargetCannotBeWritten()
{
    QFETCH(QString, target);
    QFETCH(QString, words);
    m_server->list(1, 3000);
    ExportPlan wanted = plan();
    wanted.target = QDir(m_folder->path()).filePath(target);
    ExportJob job(wanted, m_server->fetch(), quick());
    job.start();
    QTRY_COMPARE(job.state(), JobState::Failed);
    QCOMPARE(job.error()->kind, ErrorKind::File);
    QVERIFY2(job.error()->text.contains(words), qPrintable(job.error()->text));
}

void TestExportJob::leavesNothingOnADiskThatFillsUp_data()
{
    QTest::addColumn<int>("people");
    QTest::newRow("while writing") << 30000;
    QTest::newRow("with the last piece") << 3000;
}

//! A file, other than a device, takes what there is room for before it says no.
void TestExportJob::leavesNothingOnADiskThatFillsUp()
{
    QFETCH(int, people);
    const qsizetype size = expected(m_server->list(1, people)).size();
    ExportPlan wanted = plan();
    wanted.pageSize = 1000;
    const SmallFiles limit(static_cast<rlim_t>(size / 4));
    ExportJob job(wanted, m_server->fetch(), quick());
    job.start();
    QTRY_COMPARE(job.state(), JobState::Failed);
    QCOMPARE(job.error()->kind, ErrorKind::File);
    QCOMPARE(job.progress().done<people, people> 3000); // the first of them need not come to the end
    QTRY_COMPARE(files(), QStringList());
}

void TestExportJob::writesToAPipe()
{
    const ChangingList &list = m_server->list(1, 3000);
    ExportPlan wanted = plan();
    wanted.target = m_folder->filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(wanted.target).constData(), 0600), 0);
    ExportJob job(wanted, m_server->fetch(), quick());
    job.start();
    QByteArray read;
    std::unique_ptr<QThread> reader(QThread::create([&] {
        QFile pipe(wanted.target);
        if (pipe.open(QIODevice::ReadOnly))
            read = pipe.readAll();
    }));
    reader->start();
    QTRY_COMPARE(job.state(), JobState::Done);
    QTRY_VERIFY(reader->isFinished());
    QCOMPARE(read, expected(list));

    // Nobody reads: a cancel is not stuck behind that.
    ExportJob waiting(wanted, m_server->fetch(), quick());
    waiting.start();
    waiting.cancel();
    QTRY_COMPARE(waiting.state(), JobState::Cancelled);
}

void TestExportJob::neverReplacesADevice()
{
    m_server->list(1, 100);
    ExportPlan wanted = plan();
    wanted.target = QStringLiteral("/dev/null");
    ExportJob job(wanted, m_server->fetch(), quick());
    job.start();
    QTRY_COMPARE(job.state(), JobState::Done);
    struct stat status = {};
    QCOMPARE(::stat("/dev/null", &status), 0);
    QVERIFY(S_ISCHR(status.st_mode));
}

//! The reader's own test has the many cases; this one shows that what is asked for ahead is thrown away rightly.
void TestExportJob::readsAListThatChanges()
{
    for (quint32 seed = 1; seed <= 20; ++seed) {
        QRandomGenerator random(seed);
        m_server = std::make_unique<ListServer>();
        ChangingList &list = m_server->list(1, 600);
        int time = 2000;
        int changes = 0;
        m_server->change = [&] {
            if (++changes % 3 == 0)
                list.add(++time);
            if (changes % 4 == 0)
                list.removeAt(random.bounded(quint32(list.size())));
            if (changes == 30) {
                for (int i = 0; i < 100; ++i)
                    list.removeAt(0);
            }
        };
        m_server->delayMs = seed % 5 == 0 ? 12 : 0;
        ExportJob job(plan(), m_server->fetch(), quick());
        job.start();
        QTRY_COMPARE(job.state(), JobState::Done);
        const QByteArrayList lines = written().split('\n');
        std::multiset<int> numbers;
        for (qsizetype line = 1; line + 1 < lines.size(); ++line)
            numbers.insert(lines[line].split(',').first().toInt());
        QCOMPARE(std::set<int>(numbers.begin(), numbers.end()).size(), numbers.size());
        for (const int member : list.throughout())
            QVERIFY2(numbers.contains(member), qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

void TestExportJob::countsWhatIsNoPerson()
{
    m_server->list(1, 30);
    m_server->spoil = [](const PersonQuery &query, QByteArray body) {
        return query.offset == 0 ? body.replace("\"results\":[", "\"results\":[null,7,") : body;
    };
    ExportJob job(plan(), m_server->fetch(), quick());
    job.start();
    QTRY_COMPARE(job.state(), JobState::Done);
    QCOMPARE(job.items().front().refused, qint64(2));
    QCOMPARE(job.progress().done, qint64(30));
}

void TestExportJob::tellsProgress()
{
    m_server->list(1, 3000);
    m_server->delayMs = 5;
    ExportPlan wanted = plan();
    wanted.sources.front().count = 3000;
    ExportJob job(wanted, m_server->fetch(), quick());
    std::vector<JobProgress> seen;
    connect(&job, &Job::progressChanged, this, [&] { seen.push_back(job.progress()); });
    job.start();
    QTRY_COMPARE(job.state(), JobState::Done);
    QVERIFY(seen.size() > 2);
    QVERIFY(std::is_sorted(seen.begin(), seen.end(), [](auto &a, auto &b) { return a.done < b.done; }));
    QCOMPARE(seen.back().done, qint64(3000));
    QCOMPARE(seen.back().total, std::optional<qint64>(3000));
    QVERIFY(seen.back().perSecond > 0);
    QVERIFY(seen[seen.size() / 2].left.has_value());
}

void TestExportJob::savesTheServersCsv()
{
    const auto stream = [](const PersonQuery &query, QObject *context, const CsvDownloadJob::Chunk &chunk,
                           Answer<Done> answer) {
        QTimer::singleShot(0, context, [=] {
            if (query.cohort.value != 1)
                return answer(Error{ErrorKind::NotFound, QStringLiteral("Gone.")});
            chunk("a,b\r\n1,\"x\n", [=] { chunk("y\"\r\n2,z\r\n", [=] { answer(Done{}); }); });
        });
        return Pending();
    };
    CsvDownloadJob job(plan(), stream, quick());
    job.start();
    QTRY_COMPARE(job.state(), JobState::Done);
    QCOMPARE(written(), QByteArray("a,b\r\n1,\"x\ny\"\r\n2,z\r\n"));
    QCOMPARE(job.items().front().done, qint64(2));

    ExportPlan other = plan({2});
    other.target = m_folder->filePath(QStringLiteral("other.csv"));
    CsvDownloadJob gone(other, stream, quick());
    gone.start();
    QTRY_COMPARE(gone.state(), JobState::Failed);
    QCOMPARE(gone.error()->text, QStringLiteral("Gone."));
    QCOMPARE(files(), QStringList{QStringLiteral("people.csv")});
}

void TestExportJob::beginsADownloadAnew()
{
    int asked = 0;
    const auto stream = [&asked](const PersonQuery &, QObject *context, const CsvDownloadJob::Chunk &chunk,
                                 Answer<Done> answer) {
        QTimer::singleShot(0, context, [&asked, chunk, answer] {
            chunk("a\n1\n", [&asked, chunk, answer] {
                if (++asked < 3)
                    return answer(away());
                chunk("2\n", [answer] { answer(Done{}); });
            });
        });
        return Pending();
    };
    CsvDownloadJob job(plan(), stream, quick());
    QSignalSpy notes(&job, &Job::noteChanged);
    job.start();
    QTRY_COMPARE(job.state(), JobState::Done);
    QVERIFY(notes.size() >= 2);
    QCOMPARE(written(), QByteArray("a\n1\n2\n"));
}

void TestExportJob::countsRecords_data()
{
    QTest::addColumn<QByteArrayList>("pieces");
    QTest::addColumn<qint64>("records");
    QTest::newRow("nothing") << QByteArrayList{} << qint64(0);
    QTest::newRow("no last line end") << QByteArrayList{"a\nb"} << qint64(2);
    QTest::newRow("crlf in two pieces") << QByteArrayList{"a\r", "\nb\r\n"} << qint64(2);
    QTest::newRow("blank lines") << QByteArrayList{"a\n\n\r\nb\n"} << qint64(2);
    QTest::newRow("newline in quotes") << QByteArrayList{"\"a\n", "\n\"\n\"b\"\"\n\"\n"} << qint64(2);
}

void TestExportJob::countsRecords()
{
    QFETCH(QByteArrayList, pieces);
    QFETCH(qint64, records);
    CsvRecordCounter counter;
    for (const QByteArray &piece : pieces)
        counter.add(piece);
    QCOMPARE(counter.records(), records);
}

void TestExportJob::measuresThePace()
{
    RateMeter meter;
    QCOMPARE(meter.perSecond(), 0.0);
    QVERIFY(!meter.timeFor(10));
    meter.restart(0, 0);
    meter.add(1000, 100);
    QCOMPARE(meter.perSecond(), 100.0);
    QCOMPARE(meter.timeFor(250), std::chrono::seconds(3));
    for (int second = 2; second < 30; ++second)
        meter.add(second * 1000, 100 + second * 10);
    QCOMPARE(meter.perSecond(), 10.0); // the fast start is forgotten
    meter.restart(60000, 400);
    QCOMPARE(meter.perSecond(), 0.0);
    QCOMPARE(meter.timeFor(-5), std::nullopt);
}

QTEST_GUILESS_MAIN(TestExportJob)
#include "tst_exportjob.moc"
