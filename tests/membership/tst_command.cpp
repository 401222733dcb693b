// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/command.h"
#include "tests/membership/generatedlist.h"
#include "tests/membership/memberworld.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <sys/stat.h>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

//! `members add|remove|sync` in this process, against the demo server; what counts is its database and the exit code.
class TestCommand final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_world = std::make_unique<MemberWorld>(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void dryRunEqualsTheLaterRun();
    void endsWithTheRightCode_data();
    void endsWithTheRightCode();
    void changesNothingWhenNobodyIsFound();
    void removesAndReports();

private:
    QString write(const QByteArray &bytes);
    QByteArray read(const QString &name) const;
    int run(const QString &name, CohortId cohort, const QString &input, const QStringList &options);
    int run(const QString &name, const QString &cohort, const QString &input, const QStringList &options);

    QTemporaryDir m_folder;
    std::unique_ptr<MemberWorld> m_world;
    int m_files = 0;
};

QString TestCommand::write(const QByteArray &bytes)
{
    const QString path = m_folder.filePath(u"list%1"_s.arg(++m_files));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

QByteArray TestCommand::read(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int TestCommand::run(const QString &name, CohortId cohort, const QString &input, const QStringList &options)
{
    return run(name, cohort.toString(), input, options);
}

//! `options`: "--word" or "--word=value". -1: it did not end.
int TestCommand::run(const QString &name, const QString &cohort, const QString &input, const QStringList &options)
{
    GivenWords given;
    given.options[u"cohort"_s] = {cohort};
    given.options[u"input"_s] = {input};
    for (const QString &option : options)
        given.options[option.section(u'=', 0, 0)] = {option.section(u'=', 1)};
    const auto maker = planCommand(u"members "_s + name, given);
    if (!maker)
        return ExitUsage;
    const auto command = (*maker)(m_world->api());
    QSignalSpy done(command.get(), &Command::done);
    command->start();
    return !done.isEmpty() || done.wait(60'000) ? done.constFirst().constFirst().toInt() : -1;
}

void TestCommand::dryRunEqualsTheLaterRun()
{
    static const QStringList Modes{u"add"_s, u"remove"_s, u"sync"_s};
    static const QStringList Kinds{u"kind=person_id"_s, u"kind=distinct_id"_s, u"kind=email"_s};
    const quint32 rounds = qEnvironmentVariableIsSet("COHORT_DESK_LONG") ? 60 : 8;
    for (quint32 seed = 2001; seed <= 2000 + rounds; ++seed) {
        const GeneratedList list = generateList(m_world->everybody(), seed);
        const CohortId cohort = m_world->makeCohort(u"Dry %1"_s.arg(seed), list.before);
        const QString input = write(list.bytes);
        const QString mode = Modes[int(list.mode)], kind = Kinds[int(*list.hints.kind)];
        const QString dry = u"report="_s + m_folder.filePath(u"dry"_s),
                      wet = u"report="_s + m_folder.filePath(u"wet"_s);
        const int dryCode = run(mode, cohort, input, {kind, u"dry-run"_s, dry});
        QVERIFY2(m_world->members(cohort) == list.before, qPrintable(list.description));
        const int code = run(mode, cohort, input, {kind, wet});
        QCOMPARE(code, dryCode);
        QVERIFY(!read(u"dry"_s).isEmpty());
        QCOMPARE(read(u"wet"_s), read(u"dry"_s));
        QVERIFY2(m_world->members(cohort) == list.after, qPrintable(list.description));
    }
}

void TestCommand::endsWithTheRightCode_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("code");
    QTest::newRow("all found") << QByteArray("ID1\nID2\n") << QStringList{} << int(ExitDone);
    QTest::newRow("a duplicate is no harm") << QByteArray("ID1\nID1\n") << QStringList{} << int(ExitDone);
    QTest::newRow("not found") << QByteArray("ID1\nffffffff-0000-4000-8000-000000000001\n") << QStringList{}
                               << int(ExitRefused);
    QTest::newRow("not valid") << QByteArray("person_id\nID1\nbroken\n") << QStringList{} << int(ExitRefused);
    QTest::newRow("empty") << QByteArray() << QStringList{} << int(ExitUsage);
    QTest::newRow("binary") << QByteArray("PK\x03\x04 zip", 8) << QStringList{} << int(ExitUsage);
    QTest::newRow("open quote") << QByteArray("person_id\n\"ID1\nID2\n") << QStringList{} << int(ExitUsage);
    QTest::newRow("only a header") << QByteArray("person_id\n") << QStringList{} << int(ExitUsage);
    QTest::newRow("no such kind") << QByteArray("ID1\n") << QStringList{u"kind=uuid"_s} << int(ExitUsage);
    QTest::newRow("no such column") << QByteArray("a,b\nID1,x\n") << QStringList{u"column=c"_s} << int(ExitUsage);
    QTest::newRow("a column by name") << QByteArray("a,b\nx,ID1\n") << QStringList{u"column=b"_s} << int(ExitDone);
    QTest::newRow("a column by number") << QByteArray("x,ID1\n") << QStringList{u"column=2"_s} << int(ExitDone);
    const QString pipe = m_folder.filePath(u"pipe"_s);
    ::mkfifo(QFile::encodeName(pipe).constData(), 0600);
    QTest::newRow("report into a pipe") << QByteArray("ID1\n") << QStringList{u"report="_s + pipe} << int(ExitTarget);
    QTest::newRow("report nowhere") << QByteArray("ID1\n") << QStringList{u"report=/nowhere/at/all.csv"_s}
                                    << int(ExitTarget);
}

void TestCommand::endsWithTheRightCode()
{
    QFETCH(QByteArray, list);
    QFETCH(QStringList, options);
    QFETCH(int, code);
    const CohortId cohort = m_world->makeCohort(u"Codes"_s, {});
    list.replace("ID1", QByteArray::fromStdString(m_world->everybody().ids[0]));
    list.replace("ID2", QByteArray::fromStdString(m_world->everybody().ids[1]));
    QCOMPARE(run(u"add"_s, cohort, write(list), options), code);
    QCOMPARE(run(u"add"_s, u"no such cohort"_s, write("a@x.com\n"), {}), int(ExitNoCohort));
    QCOMPARE(run(u"add"_s, cohort, m_folder.filePath(u"nothing"_s), {}), int(ExitUsage));
}

void TestCommand::changesNothingWhenNobodyIsFound()
{
    const auto &ids = m_world->everybody().ids;
    const CohortId cohort = m_world->makeCohort(u"Nobody"_s, {ids[0], ids[1]});
    QCOMPARE(run(u"sync"_s, cohort, write("nobody@nowhere.invalid\n"), {}), int(ExitRefused));
    QCOMPARE(m_world->members(cohort).size(), size_t(2));
}

void TestCommand::removesAndReports()
{
    const auto &ids = m_world->everybody().ids;
    const CohortId cohort = m_world->makeCohort(u"Reports"_s, {ids[0], ids[1]});
    const QByteArray list =
        "id,name\n" + QByteArray::fromStdString(ids[1]) + ",B\n" + QByteArray::fromStdString(ids[2]) + ",C\n";
    QCOMPARE(run(u"remove"_s, cohort, write(list), {u"report="_s + m_folder.filePath(u"report.csv"_s)}), int(ExitDone));
    QVERIFY(m_world->members(cohort) == (std::set<std::string>{ids[0]}));
    const QByteArray one = QByteArray::fromStdString(ids[1]), two = QByteArray::fromStdString(ids[2]);
    QCOMPARE(read(u"report.csv"_s), "row,value,outcome,person_id,reason\n2," + one + ",removed," + one + ",\n3," + two +
                                        ",not_in," + two + ",\n");
}

QTEST_GUILESS_MAIN(TestCommand)

#include "tst_command.moc"
