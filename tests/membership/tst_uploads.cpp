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

//! In the texts of cases: people who are there.
QByteArray filled(QByteArray text, const Everybody &all)
{
    auto distinct = all.byDistinctId.begin();
    auto email = all.byEmail.begin();
    for (int i = 1; i <= 3; ++i, ++distinct, ++email) {
        const QByteArray number = QByteArray::number(i);
        text.replace("ID" + number, QByteArray::fromStdString(all.ids[size_t(i)]));
        text.replace("DISTINCT" + number, QByteArray::fromStdString(distinct->first));
        text.replace("EMAIL" + number, QByteArray::fromStdString(email->first));
    }
    return text;
}

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
    return made && *made && !QTest::qWaitFor(isFilled, 20'000) ? std::nullopt : made;
}

void TestUploads::announcesWhatTheServerMakesOfAFile_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("values"); // as the server counts them; -1: it refuses
    QTest::addColumn<QString>("trap");
    const auto row = [](const char *name, const QByteArray &file, int values, const QString &trap = {}) {
        QTest::newRow(name) << file << values << trap;
    };
    row("one column, person_id", "person_id\nID1\nID2\n", 2);
    row("one column, Person .id", "Person .id\nID1\nID2\n", 2);
    row("one column, PERSON-ID with blanks", " PERSON-ID \n ID1 \nID2\n", 2);
    row("one column, email", "email\nEMAIL1\nEMAIL2\n", 2);
    row("one column, E-Mail", "E-Mail\nEMAIL1\n", 1);
    row("one column, no header", "DISTINCT1\nDISTINCT2\n", 2);
    row("trap: distinct_id alone is an id", "distinct_id\nDISTINCT1\nDISTINCT2\n", 3, u"distinct_id"_s);
    row("trap: User ID is an id", "User ID\nDISTINCT1\n", 2, u"user id"_s);
    row("trap: User ID with a comma", "User ID,\nDISTINCT1,\n", 2, u"user id"_s);
    row("trap: emails without header are ids", "EMAIL1\nEMAIL2\n", 2);
    row("blank lines first", "\n\n\nperson_id\n\nID1\n\n", 1);
    row("several columns", "name,person_id\nA,ID1\nB,ID2\n", 2);
    row("person_id before distinct_id", "distinct_id,person_id\nDISTINCT2,ID1\n", 1);
    row("distinct_id before email", "email,distinct-id\nEMAIL2,DISTINCT1\n", 1);
    row("the first column of a kind", "email,e-mail\nEMAIL1,EMAIL2\n", 1);
    row("trap: an export with id is refused", "id,name\nID1,A\n", -1);
    row("trap: semicolons are one column", "name;person_id\nA;ID1\n", 2, u"name;person_id"_s);
    row("rows too short", "name,person_id\nA\nB,ID1\n", 1);
    row("blank cells", "name,person_id\nA,\nB,ID1\nC,  \n", 1);
    row("duplicates", "person_id\nID1\nID1\n", 2);
    row("a mark", "\xef\xbb\xbfperson_id\nID1\n", 1);
    row("quotes", "\"person_id\",\"note\"\n\"ID1\",\"a, b\nc\"\n", 1);
    row("unknown people", "person_id\nID1\nffffffff-0000-4000-8000-000000000001\n", 2);
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
    const QByteArray bytes = filled(file, m_world->everybody());
    const UploadForecast forecast = forecastUpload(bytes);
    QCOMPARE(forecast.refusal.isEmpty() ? int(forecast.values.size()) : -1, values);
    QCOMPARE(forecast.trap.isEmpty(), trap.isEmpty() || trap.contains(u';'));
    if (!forecast.trap.isEmpty())
        QVERIFY2(forecast.trap.contains(trap), qPrintable(forecast.trap));
    const auto made = upload(bytes);
    QVERIFY(made);
    QCOMPARE(made->has_value(), values >= 0);
    if (!*made)
        return;
    QCOMPARE((*made)->lastImportTotal.value_or(-1), qint64(values));
    QVERIFY(m_world->members((*made)->id) == membersFor(forecast, m_world->everybody()));
}

void TestUploads::writesAFileThatIsReadAsItIsMeant()
{
    const char *lists[] = {"person_id\nID1\nID2\nID1\n", "distinct_id\nDISTINCT1\nDISTINCT2\n",
                           "EMAIL1\nEMAIL2\nbroken\n"};
    for (const char *text : lists) {
        const auto list = listFrom(filled(text, m_world->everybody()), {});
        QVERIFY(list);
        const UploadForecast forecast = forecastUpload(uploadOf(*list));
        QCOMPARE(int(forecast.kind), int(list->kind()));
        QCOMPARE(forecast.values.size(), list->askable().size());
        QVERIFY(forecast.trap.isEmpty());
        const auto made = upload(uploadOf(*list));
        QVERIFY(made && *made);
        QVERIFY(m_world->members((*made)->id) == membersFor(forecast, m_world->everybody()));
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
    QCOMPARE(job.outcome(), u"2 ids read by the server, 1 of them named nobody; 2 people now"_s);
    QVERIFY(m_world->members(cohort) == (std::set<std::string>{ids[0], ids[1]}));
}

QTEST_GUILESS_MAIN(TestUploads)

#include "tst_uploads.moc"
