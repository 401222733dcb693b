// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/activityexportjob.h"
#include "tests/support/scriptedfetch.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

ActivityEntry entry(int number)
{
    ActivityEntry entry;
    entry.activity = u"updated"_s;
    entry.cohortName = u"Cohort %1"_s.arg(number);
    return entry;
}

std::vector<ActivityEntry> entries(int from, int count)
{
    std::vector<ActivityEntry> list;
    for (int i = from; i < from + count; ++i)
        list.push_back(entry(i));
    return list;
}

} // namespace

//! The activity log as a file: whole or not there.
class TestActivityExport final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void writesPageAfterPageEachEntryOnce();
    void leavesOutWhatDoesNotMatch();
    void failureAndCancelLeaveNoFile();
    void aPlaceThatCannotBeWrittenIsTold();

private:
    ActivityExportPlan plan(const QString &path) const
    {
        ActivityExportPlan plan;
        plan.path = path;
        plan.headings = {u"name"_s};
        plan.cells = [](const ActivityEntry &each) { return QStringList{each.cohortName}; };
        return plan;
    }
    QStringList lines(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
                                              : QStringList();
    }
    QTemporaryDir m_folder;
    ScriptedFetch<PageRequest, Page<ActivityEntry>> m_fetch;
};

void TestActivityExport::writesPageAfterPageEachEntryOnce()
{
    const QString path = m_folder.filePath(u"all.csv"_s);
    ActivityExportJob job(plan(path), m_fetch.function());
    job.start();
    QCOMPARE(m_fetch.lastRequest(), (PageRequest{0, 100}));
    m_fetch.answerLast(Page<ActivityEntry>{entries(0, 100), true, 150});
    QCOMPARE(m_fetch.lastRequest(), (PageRequest{100, 100}));
    QVERIFY(!QFile::exists(path));
    job.pause();
    job.resume();
    m_fetch.answerLast(Page<ActivityEntry>{entries(98, 52), false, 150}); // two came on top meanwhile
    QCOMPARE(job.state(), JobState::Done);
    QCOMPARE(lines(path).size(), 151);
    QCOMPARE(lines(path).last(), u"Cohort 149"_s);
}

void TestActivityExport::leavesOutWhatDoesNotMatch()
{
    const QString path = m_folder.filePath(u"some.csv"_s);
    ActivityExportPlan some = plan(path);
    some.cells = [](const ActivityEntry &each) -> std::optional<QStringList> {
        return each.cohortName.endsWith(u'7') ? std::optional(QStringList{each.cohortName}) : std::nullopt;
    };
    some.isPastEnd = [](const ActivityEntry &each) { return each.cohortName == u"Cohort 50"_s; };
    ActivityExportJob job(some, m_fetch.function());
    job.start();
    const int asked = m_fetch.count();
    m_fetch.answerLast(Page<ActivityEntry>{entries(0, 100), true, 1'000});
    QCOMPARE(m_fetch.count(), asked); // older ones are not wanted
    QCOMPARE(job.state(), JobState::Done);
    QCOMPARE(job.progress().done, 5);
    QCOMPARE(lines(path).size(), 6);
}

void TestActivityExport::failureAndCancelLeaveNoFile()
{
    const QString path = m_folder.filePath(u"broken.csv"_s);
    ActivityExportJob failing(plan(path), m_fetch.function());
    failing.start();
    m_fetch.answerLast(Page<ActivityEntry>{entries(0, 100), true, 150});
    m_fetch.answerLast(Error{ErrorKind::ServerFailure, u"Gone."_s});
    QCOMPARE(failing.state(), JobState::Failed);
    QCOMPARE(failing.error()->kind, ErrorKind::ServerFailure);
    ActivityExportJob cancelled(plan(path), m_fetch.function());
    cancelled.start();
    m_fetch.answerLast(Page<ActivityEntry>{entries(0, 100), true, 150});
    cancelled.cancel();
    QCOMPARE(cancelled.state(), JobState::Cancelled);
    QVERIFY(!QFile::exists(path));
}

void TestActivityExport::aPlaceThatCannotBeWrittenIsTold()
{
    ActivityExportJob job(plan(m_folder.filePath(u"no/such/folder.csv"_s)), m_fetch.function());
    const int asked = m_fetch.count();
    job.start();
    QCOMPARE(job.state(), JobState::Failed);
    QCOMPARE(job.error()->kind, ErrorKind::File);
    QCOMPARE(m_fetch.count(), asked);
}

QTEST_GUILESS_MAIN(TestActivityExport)
#include "tst_activityexport.moc"
