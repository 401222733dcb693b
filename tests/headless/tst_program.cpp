// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/demofixture.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <sqlite3.h>
#include <utility>

using namespace desk;
using namespace Qt::StringLiterals;
using desk::test::DemoProcess;

namespace {

struct Outcome
{
    int code = -1;
    QByteArray output;
    QByteArray words;
};

QProcessEnvironment scriptEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "POSTHOG_HOST", "POSTHOG_PROJECT_ID",
                             "POSTHOG_API_KEY", "POSTHOG_PERSONAL_API_KEY"})
        environment.remove(QLatin1String(name));
    return environment;
}

//! The program as a script runs it; waits through the event loop.
Outcome ended(QProcess &process)
{
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

//! All rows of a query, cells as text.
QList<QByteArrayList> queried(const QString &file, const char *sql)
{
    QList<QByteArrayList> rows;
    sqlite3 *database = nullptr;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_open_v2(file.toUtf8().constData(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
        sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK) {
        while (sqlite3_step(statement) == SQLITE_ROW) {
            QByteArrayList row;
            for (int column = 0; column < sqlite3_column_count(statement); ++column)
                row.append(QByteArray(reinterpret_cast<const char *>(sqlite3_column_text(statement, column)),
                                      sqlite3_column_bytes(statement, column)));
            rows.append(row);
        }
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return rows;
}

//! RFC 4180, apart from the program's own reader and writer.
QList<QByteArrayList> csvRows(const QByteArray &text)
{
    QList<QByteArrayList> rows;
    QByteArrayList row{QByteArray()};
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool isDouble = isQuoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"';
        if (isDouble)
            row.last() += text[++i];
        else if (c == '"')
            isQuoted = !isQuoted;
        else if (isQuoted || (c != ',' && c != '\n'))
            row.last() += c;
        else if (c == ',')
            row.append(QByteArray());
        else
            rows.append(std::exchange(row, {QByteArray()}));
    }
    return rows;
}

//! Pages of people come slowly, so that a test surely meets an export under way.
constexpr char SlowPages[] = R"([{"method":"GET","path":"*/persons*","fault":{"kind":"delay","ms":40}}])";

} // namespace

class TestProgram final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void needsNoDisplay();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void listsEveryCohort();
    void countsAndShows();
    void exportsWhatTheDatabaseHolds();
    void writesEveryFormat();
    void outlivesADeadServer();
    void leavesNoFileWhenInterrupted();
    void endsQuietlyWhenItsReaderLeaves();
    void runsTheDemoInside();

private:
    void start(QProcess &process, const QStringList &arguments, const QByteArray &key = {});
    Outcome run(const QStringList &arguments, const QByteArray &key = {});
    QByteArray fileText(const QString &name) const;
    QString path(const QString &name) const { return m_folder.filePath(name); }
    //! What an export to this file leaves while it runs or afterwards.
    QStringList traces(const QString &name) const
    {
        return QDir(m_folder.path()).entryList({name + u'*'}, QDir::Files | QDir::Hidden);
    }
    //! How many pages of people were asked for since the server started.
    qsizetype pagesAskedFor() const { return m_server.requests().count("/persons"); }
    //! Starts an export that takes seconds and returns when some of its pages are there.
    bool startSlowly(QProcess &process, const QStringList &arguments);
    QString largestCohort() const;

    QTemporaryDir m_folder;
    DemoProcess m_server;
    QByteArray m_key;
};

void TestProgram::initTestCase()
{
    QVERIFY(m_server.start({u"--persons"_s, u"3000"_s, u"--events"_s, u"3000"_s, u"--cohorts"_s, u"40"_s, u"--data"_s,
                            path(u"demo.sqlite"_s)}));
    m_key = m_server.key().bearer().sliced(7);
}

void TestProgram::start(QProcess &process, const QStringList &arguments, const QByteArray &key)
{
    QProcessEnvironment environment = scriptEnvironment();
    environment.insert(u"POSTHOG_HOST"_s, m_server.settings().baseUrl.toString());
    environment.insert(u"POSTHOG_PROJECT_ID"_s, u"1"_s);
    environment.insert(u"POSTHOG_PERSONAL_API_KEY"_s, QString::fromLatin1(key.isEmpty() ? m_key : key));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(COHORT_DESK_PROGRAM), arguments);
}

Outcome TestProgram::run(const QStringList &arguments, const QByteArray &key)
{
    QProcess process;
    start(process, arguments, key);
    return ended(process);
}

QByteArray TestProgram::fileText(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString TestProgram::largestCohort() const
{
    const auto rows =
        queried(path(u"demo.sqlite"_s), "SELECT cohort_id FROM cohort_person WHERE cohort_id IN (SELECT id "
                                        "FROM cohort) GROUP BY cohort_id ORDER BY count(*) DESC, cohort_id");
    return rows.isEmpty() ? QString() : QString::fromLatin1(rows.first().first());
}

void TestProgram::needsNoDisplay()
{
    const Outcome help = run({u"--help"_s});
    QCOMPARE(help.code, 0);
    QVERIFY(help.output.contains("export --cohort"));
    QCOMPARE(help.words, QByteArray());
    QCOMPARE(run({u"export"_s, u"--help"_s}).code, 0);
    QVERIFY(run({u"--version"_s}).output.startsWith("cohort-desk "));
    const Outcome window = run({});
    QCOMPARE(window.code, 3);
    QCOMPARE(window.words.count('\n'), qsizetype(1));
}

void TestProgram::saysWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("code");
    QTest::newRow("no such command") << QStringList{u"frob"_s} << QByteArray() << 2;
    QTest::newRow("no such cohort") << QStringList{u"show"_s, u"no cohort has this name"_s} << QByteArray() << 4;
    QTest::newRow("no such id") << QStringList{u"show"_s, u"99999999"_s} << QByteArray() << 4;
    QTest::newRow("an id beyond 64 bits") << QStringList{u"show"_s, u"99999999999999999999"_s} << QByteArray() << 4;
    QTest::newRow("wrong key") << QStringList{u"list"_s} << QByteArray("phx_wrong_key_of_a_test") << 5;
    QTest::newRow("no such project") << QStringList{u"--project"_s, u"999"_s, u"list"_s} << QByteArray() << 5;
    QTest::newRow("no server") << QStringList{u"--host"_s, u"http://127.0.0.1:1"_s, u"list"_s} << QByteArray() << 6;
    QTest::newRow("no folder") << QStringList{u"export"_s, u"--cohort"_s, u"1"_s, u"--output"_s, u"/no/such/folder/x"_s}
                               << QByteArray() << 7;
    QTest::newRow("not JSON") << QStringList{u"filter"_s, u"check"_s, u"/dev/null"_s} << QByteArray() << 2;
}

void TestProgram::saysWhatIsWrong()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, key);
    QFETCH(int, code);
    if (arguments.contains(u"1"_s))
        arguments.replace(arguments.indexOf(u"1"_s), largestCohort());
    const Outcome outcome = run(arguments, key);
    QCOMPARE(outcome.code, code);
    QCOMPARE(outcome.output, QByteArray());
    QVERIFY(outcome.words.startsWith("cohort-desk: "));
    QVERIFY(key.isEmpty() || !outcome.words.contains(key));
}

void TestProgram::listsEveryCohort()
{
    const Outcome json = run({u"list"_s, u"--json"_s});
    QCOMPARE(json.code, 0);
    const QJsonArray cohorts = QJsonDocument::fromJson(json.output).array();
    QCOMPARE(cohorts.size(), qsizetype(40));
    QVERIFY(cohorts.first().toObject().contains(u"filters"_s));
    const Outcome csv = run({u"list"_s, u"--csv"_s, u"--columns"_s, u"id"_s, u"--type"_s, u"static"_s});
    qsizetype statics = 0;
    for (const auto &cohort : cohorts)
        statics += cohort.toObject().value(u"is_static"_s).toBool() ? 1 : 0;
    QCOMPARE(csv.output.count('\n'), statics + 1);
    QCOMPARE(run({u"list"_s}).output.count('\n'), qsizetype(41));
}

void TestProgram::countsAndShows()
{
    const QString id = largestCohort();
    const QByteArray members =
        queried(path(u"demo.sqlite"_s), qPrintable(u"SELECT count(*) FROM cohort_person WHERE cohort_id = "_s + id))
            .first()
            .first();
    QCOMPARE(run({u"count"_s, id}).output, members + '\n');
    const QJsonObject json = QJsonDocument::fromJson(run({u"count"_s, id, u"--json"_s}).output).object();
    QCOMPARE(json.value(u"count"_s).toInteger(), members.toLongLong());
    const QJsonObject shown = QJsonDocument::fromJson(run({u"show"_s, id, u"--json"_s}).output).object();
    QCOMPARE(shown.value(u"id"_s).toInteger(), id.toLongLong());
    const QString name = shown.value(u"name"_s).toString();
    QVERIFY(run({u"show"_s, name}).output.contains(name.toUtf8()));
    QCOMPARE(run({u"activity"_s, u"--json"_s, u"--limit"_s, u"3"_s}).code, 0);
}

//! Every cell of every row, in the server's order. A row lists at most ten distinct ids (contract 6).
void TestProgram::exportsWhatTheDatabaseHolds()
{
    const QStringList keys{u"email"_s, u"plan"_s, u"seats"_s, u"score"_s, u"is_admin"_s, u"features"_s, u"company"_s};
    QString columns = u"id,distinct_ids,created_at,last_seen_at,is_identified"_s;
    QString sql =
        u"SELECT p.uuid, (SELECT group_concat(distinct_id, ';') FROM (SELECT distinct_id FROM "
        "person_distinct_id d WHERE d.person_id = p.id ORDER BY number LIMIT 10)), p.created_at, p.last_seen_at, "
        "iif(p.is_identified, 'true', 'false')"_s;
    for (const QString &key : keys) {
        columns += u",properties."_s + key;
        sql += u", CASE json_type(p.properties, '$.%1') WHEN 'text' THEN p.properties ->> '$.%1' "
               "WHEN 'null' THEN '' ELSE p.properties -> '$.%1' END"_s.arg(key);
    }
    const QString id = largestCohort();
    const Outcome outcome = run({u"export"_s, u"--cohort"_s, id, u"--columns"_s, columns, u"--output"_s,
                                 path(u"a.csv"_s), u"--page-size"_s, u"97"_s});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.output, QByteArray());
    QList<QByteArrayList> exported = csvRows(fileText(u"a.csv"_s));
    QCOMPARE(exported.takeFirst().join(','), columns.toUtf8());
    const auto stored = queried(
        path(u"demo.sqlite"_s),
        qPrintable(sql + u" FROM cohort_person c JOIN person p ON p.id = c.person_id WHERE c.cohort_id = %1 ORDER BY "
                         "p.id"_s.arg(id)));
    QVERIFY(stored.size() > 500);
    QCOMPARE(exported.size(), stored.size());
    for (qsizetype row = 0; row < stored.size(); ++row)
        QCOMPARE(exported[row], stored[row]);
}

void TestProgram::writesEveryFormat()
{
    const QString id = largestCohort();
    const QStringList basis{u"export"_s,   u"--cohort"_s, id, u"--columns"_s, u"id,email,distinct_ids"_s,
                            u"--output"_s, u"-"_s};
    const QByteArray csv = run(basis).output;
    const qsizetype lines = csv.count('\n');
    QVERIFY(csv.startsWith("id,email,distinct_ids\n"));
    QVERIFY(
        run(basis + QStringList{u"--bom"_s, u"--crlf"_s}).output.startsWith("\xef\xbb\xbfid,email,distinct_ids\r\n"));
    QVERIFY(run(basis + QStringList{u"--format"_s, u"tsv"_s}).output.startsWith("id\temail\tdistinct_ids\n"));
    const QByteArray json = run(basis + QStringList{u"--format"_s, u"jsonl"_s}).output;
    QCOMPARE(json.count('\n'), lines - 1);
    for (const QByteArray &line : json.split('\n').mid(0, 50))
        QVERIFY(QJsonDocument::fromJson(line).object().value(u"distinct_ids"_s).isArray());
    const Outcome served = run({u"export"_s, u"--cohort"_s, id, u"--source"_s, u"server-csv"_s, u"--output"_s, u"-"_s});
    QCOMPARE(served.code, 0);
    QVERIFY(served.output.contains("distinct_ids.0"));
}

bool TestProgram::startSlowly(QProcess &process, const QStringList &arguments)
{
    if (!m_server.setFaults(SlowPages))
        return false;
    const qsizetype before = pagesAskedFor();
    start(process, QStringList{u"export"_s, u"--cohort"_s, largestCohort(), u"--page-size"_s, u"5"_s} + arguments);
    return QTest::qWaitFor([&] { return pagesAskedFor() > before + 10; }, 20'000) &&
           process.state() == QProcess::Running;
}

void TestProgram::outlivesADeadServer()
{
    const QStringList columns{u"--columns"_s, u"id,name,email,distinct_ids,created_at"_s};
    QCOMPARE(
        run(QStringList{u"export"_s, u"--cohort"_s, largestCohort(), u"--output"_s, path(u"whole.csv"_s)} + columns)
            .code,
        0);
    QProcess process;
    QVERIFY(startSlowly(process, columns + QStringList{u"--output"_s, path(u"broken.csv"_s)}));
    const QString port = QString::number(m_server.settings().baseUrl.port());
    m_server.kill();
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += process.readAllStandardError()).contains("goes on by itself"), 30'000);
    QVERIFY(!QFile::exists(path(u"broken.csv"_s)));
    QVERIFY(m_server.start({u"--port"_s, port, u"--data"_s, path(u"demo.sqlite"_s)}));
    const Outcome outcome = ended(process);
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.words.contains("The server is back"));
    QCOMPARE(fileText(u"broken.csv"_s), fileText(u"whole.csv"_s));
}

void TestProgram::leavesNoFileWhenInterrupted()
{
    QProcess process;
    QVERIFY(startSlowly(process, {u"--output"_s, path(u"never.csv"_s)}));
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QCOMPARE(ended(process).code, 130);
    QCOMPARE(traces(u"never.csv"_s), QStringList()); // nor anything half written beside it
    QVERIFY(m_server.setFaults("[]"));
}

void TestProgram::endsQuietlyWhenItsReaderLeaves()
{
    QProcess process;
    QProcess reader;
    process.setStandardOutputProcess(&reader);
    QVERIFY(m_server.setFaults(SlowPages));
    start(process, {u"export"_s, u"--cohort"_s, largestCohort(), u"--page-size"_s, u"5"_s, u"--output"_s, u"-"_s});
    reader.start(u"head"_s, {u"-n1"_s});
    const Outcome outcome = ended(process);
    QCOMPARE(outcome.code, 7);
    QCOMPARE(outcome.words, QByteArray());
    QTRY_COMPARE(reader.state(), QProcess::NotRunning);
    QVERIFY(m_server.setFaults("[]"));
}

void TestProgram::runsTheDemoInside()
{
    const Outcome outcome =
        run({u"--demo"_s, u"--demo-persons"_s, u"50"_s, u"--demo-cohorts"_s, u"12"_s, u"list"_s, u"--csv"_s});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.output.count('\n'), qsizetype(13));
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
