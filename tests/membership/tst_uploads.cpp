// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/uploadforecast.h"
#include "models/membership/uploadjob.h"
#include "tests/membership/memberworld.h"
#include "tests/support/awaiting.h"

#include <QRegularExpression>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

//! Whom the server would find for what it reads.
std::set<std::string> membersFor(const UploadForecast &forecast, const Everybody &all)
{
    std::set<std::string> members;
    for (const std::string &value : forecast.values) {
        if (forecast.kind == IdKind::PersonId && std::binary_search(all.ids.begin(), all.ids.end(), value))
            members.insert(value);
        const auto distinct = all.byDistinctId.find(value);
        if (forecast.kind == IdKind::DistinctId && distinct != all.byDistinctId.end())
            members.insert(distinct->second);
        const auto email = all.byEmail.find(value);
        if (forecast.kind == IdKind::Email && email != all.byEmail.end())
            members.insert(email->second.begin(), email->second.end());
    }
    return members;
}

} // namespace

//! The server's rules for CSV files (contract 4), and what we say about them before a file is sent.
class TestUploads final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void announcesWhatTheServerMakesOfAFile_data();
    void announcesWhatTheServerMakesOfAFile();
    void writesAFileThatIsReadAsItIsMeant();
    void tellsWhatTheServerMadeOfIt();

private:
    std::optional<Result<Cohort>> upload(const QByteArray &bytes);
    bool becomesWhatWasForetold(const QByteArray &bytes, const UploadForecast &forecast);

    std::unique_ptr<MemberWorld> m_world;
};

void TestUploads::initTestCase()
{
    m_world = std::make_unique<MemberWorld>();
}

std::optional<Result<Cohort>> TestUploads::upload(const QByteArray &bytes)
{
    auto made = await<Cohort>([&](QObject *context, Answer<Cohort> answer) {
        return m_world->server().upload({{}, u"Upload"_s, bytes}, context, std::move(answer));
    });
    const auto isFilled = [&] {
        made = await<Cohort>([&](QObject *context, Answer<Cohort> answer) {
            return m_world->api().cohort((*made)->id, context, std::move(answer));
        });
        return made && *made && !(*made)->isCalculating;
    };
    return made && *made && !waitFor(isFilled) ? std::nullopt : made;
}

//! The upload becomes a cohort of exactly those whom the forecast names.
bool TestUploads::becomesWhatWasForetold(const QByteArray &bytes, const UploadForecast &forecast)
{
    const auto made = upload(bytes);
    return made && *made && (*made)->lastImportTotal == qint64(forecast.values.size()) &&
           m_world->members((*made)->id) == membersFor(forecast, m_world->everybody());
}

void TestUploads::announcesWhatTheServerMakesOfAFile_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("values"); // as the server counts them; -1: it refuses
    QTest::addColumn<QString>("trap");
    const auto row = [](const char *name, const QByteArray &file, int values, const QString &trap = {}) {
        QTest::newRow(name) << file << values << trap;
    };
    row("one column, person_id", "person_id\nPERSON1\nPERSON2\n", 2);
    row("one column, Person .id", "Person .id\nPERSON1\nPERSON2\n", 2);
    row("one column, PERSON-ID with blanks", " PERSON-ID \n PERSON1 \nPERSON2\n", 2);
    row("one column, email", "email\nEMAIL1\nEMAIL2\n", 2);
    row("one column, E-Mail", "E-Mail\nEMAIL1\n", 1);
    row("one column, no header", "DISTINCT1\nDISTINCT2\n", 2);
    row("trap: distinct_id alone is an id", "distinct_id\nDISTINCT1\nDISTINCT2\n", 3, u"distinct_id"_s);
    row("trap: User ID is an id", "User ID\nDISTINCT1\n", 2, u"user id"_s);
    row("trap: User ID with a comma", "User ID,\nDISTINCT1,\n", 2, u"user id"_s);
    row("trap: emails without header are ids", "EMAIL1\nEMAIL2\n", 2);
    row("blank lines first", "\n\n\nperson_id\n\nPERSON1\n\n", 1);
    row("several columns", "name,person_id\nA,PERSON1\nB,PERSON2\n", 2);
    row("person_id before distinct_id", "distinct_id,person_id\nDISTINCT2,PERSON1\n", 1);
    row("distinct_id before email", "email,distinct-id\nEMAIL2,DISTINCT1\n", 1);
    row("the first column of a kind", "email,e-mail\nEMAIL1,EMAIL2\n", 1);
    row("trap: an export with id is refused", "id,name\nPERSON1,A\n", -1);
    row("trap: semicolons are one column", "name;person_id\nA;PERSON1\n", 2, u"name;person_id"_s);
    row("rows too short", "name,person_id\nA\nB,PERSON1\n", 1);
    row("blank cells", "name,person_id\nA,\nB,PERSON1\nC,  \n", 1);
    row("duplicates", "person_id\nPERSON1\nPERSON1\n", 2);
    row("a mark", "\xef\xbb\xbfperson_id\nPERSON1\n", 1);
    row("quotes", "\"person_id\",\"note\"\n\"PERSON1\",\"a, b\nc\"\n", 1);
    row("unknown people", "person_id\nPERSON1\nffffffff-0000-4000-8000-000000000001\n", 2);
    row("empty", "", -1);
    row("only a header", "person_id\n", -1);
    row("Latin-1", "email\nren\xe9@x.com\n", -1);
    row("a NUL", QByteArray("email\na\0@x.com\n", 15), -1);
}

void TestUploads::announcesWhatTheServerMakesOfAFile()
{
    QFETCH(QByteArray, file);
    QFETCH(int, values);
    QFETCH(QString, trap);
    const QByteArray bytes = withWords(file, m_world->everybody());
    const UploadForecast forecast = forecastUpload(bytes);
    QCOMPARE(forecast.refusal.isEmpty() ? int(forecast.values.size()) : -1, values);
    QCOMPARE(forecast.trap.isEmpty(), trap.isEmpty() || trap.contains(u';'));
    if (!forecast.trap.isEmpty())
        QVERIFY2(forecast.trap.contains(trap), qPrintable(forecast.trap));
    if (values >= 0) {
        QVERIFY(becomesWhatWasForetold(bytes, forecast));
        return;
    }
    const auto made = upload(bytes);
    QVERIFY(made && !*made);
}

void TestUploads::writesAFileThatIsReadAsItIsMeant()
{
    const char *lists[] = {"person_id\nPERSON1\nPERSON2\nPERSON1\n", "distinct_id\nDISTINCT1\nDISTINCT2\n",
                           "EMAIL1\nEMAIL2\nbroken\n"};
    for (const char *text : lists) {
        const auto list = listFrom(withWords(text, m_world->everybody()), {});
        QVERIFY(list);
        const UploadForecast forecast = forecastUpload(uploadOf(*list));
        QCOMPARE(int(forecast.kind), int(list->kind()));
        QCOMPARE(forecast.values.size(), list->askable().size());
        QVERIFY(forecast.trap.isEmpty());
        QVERIFY(becomesWhatWasForetold(uploadOf(*list), forecast));
    }
}

//! The job for keys that cannot match: what the server tells afterwards is told.
void TestUploads::tellsWhatTheServerMadeOfIt()
{
    const auto &ids = m_world->everybody().ids;
    const CohortId cohort = m_world->makeCohort(u"Uploaded"_s, {ids[0]});
    const QByteArray text =
        "person_id\n" + QByteArray::fromStdString(ids[1]) + "\nffffffff-0000-4000-8000-000000000001\nbroken\n";
    const auto list = listFrom(text, {});
    UploadJob job(u"Upload"_s, {cohort, {}, uploadOf(*list)}, 2, m_world->server(), quickBackoff());
    job.start();
    QTRY_VERIFY_WITH_TIMEOUT(job.isOver(), 20'000);
    QCOMPARE(job.state(), JobState::Done);
    QCOMPARE(job.outcome(), u"Ids that the server read: 2; that named nobody: 1; the cohort holds 2 now"_s);
    QVERIFY(m_world->members(cohort) == (std::set<std::string>{ids[0], ids[1]}));
}

QTEST_GUILESS_MAIN(TestUploads)

#include "tst_uploads.moc"
