// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/cohortcodec.h"
#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "ui/drafts/draftkeeper.h"
#include "ui/drafts/draftwords.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>

using namespace desk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 oldest = 2'000; // ms that an edit may be in memory only

Cohort serverCohort(qint64 id = 7)
{
    return decodeCohortRow("{\"id\":" + QByteArray::number(id) +
                           ",\"name\":\"Paying\",\"description\":\"d\",\"deleted\":false,\"is_calculating\":false,"
                           "\"errors_calculating\":0,\"is_static\":false,\"filters\":{\"properties\":{\"type\":\"OR\","
                           "\"values\":[{\"type\":\"AND\",\"values\":[{\"type\":\"person\",\"key\":\"plan\","
                           "\"operator\":\"exact\",\"value\":[\"pro\"]}]}]}}}");
}

QByteArray filtersWith(int number)
{
    return "{\"properties\":{\"type\":\"OR\",\"values\":[{\"type\":\"AND\",\"values\":[{\"type\":\"person\",\"key\":"
           "\"plan\",\"operator\":\"exact\",\"value\":[\"v" +
           QByteArray::number(number) + "\"]}]}]}}";
}

void setCriteria(CohortDraft &draft, int number)
{
    draft.filters()->replaceTree(decodeFilters(readJson(filtersWith(number)).value), u"edit"_s);
}

//! What the server answers to a save of all edits.
Cohort asSaved(const CohortDraft &draft)
{
    Cohort cohort = draft.server();
    cohort.name = draft.name();
    cohort.description = draft.description();
    cohort.filters = writeJson(encodeFilters(draft.filters()->tree()));
    return cohort;
}

//! What a state is called in the talk between the killed program and the test.
QByteArray signature(const QString &name, const QString &description, const QByteArray &filters)
{
    return (name + u'|' + description + u'|').toUtf8() + filters;
}

//! Edits without end, in the ways that people do, and tells each state when it is reached. Killed from outside.
class EditingSession final : public QObject
{
    Q_OBJECT
public:
    EditingSession(const QString &folder, quint32 seed)
        : m_random(seed)
        , m_keeper(m_draft)
    {
        m_keeper.setFolder(folder);
        m_draft.open(serverCohort());
        connect(&m_step, &QTimer::timeout, this, &EditingSession::edit);
        m_step.start(7);
    }

private:
    void edit()
    {
        ++m_count;
        // Seldom, so that most sessions have edits to lose.
        if (m_random.bounded(200) == 0)
            return clean();
        switch (m_random.bounded(10)) {
        case 0:
        case 1:
        case 2:
            setCriteria(m_draft, m_count);
            break;
        case 3:
        case 4:
            m_draft.setDescription(u"described %1 \u00fc"_s.arg(m_count));
            break;
        default:
            m_draft.setName(u"name %1"_s.arg(m_count));
        }
        tell();
    }
    void clean()
    {
        tell("clean"); // the file goes at once, perhaps as the last thing that this program does
        m_count % 2 ? m_draft.discard() : m_draft.saved(asSaved(m_draft));
        tell();
    }
    void tell()
    {
        const QByteArray filters =
            m_draft.filtersModified() ? writeJson(encodeFilters(m_draft.filters()->tree())) : QByteArray();
        const QByteArray state =
            m_draft.isModified() ? signature(m_draft.name(), m_draft.description(), filters) : QByteArray("clean");
        tell(state);
    }
    static void tell(const QByteArray &state)
    {
        std::fputs((QByteArray::number(QDateTime::currentMSecsSinceEpoch()) + ' ' + state + '\n').constData(), stdout);
        std::fflush(stdout);
    }

    QRandomGenerator m_random;
    CohortDraft m_draft;
    DraftKeeper m_keeper;
    QTimer m_step;
    int m_count = 0;
};

//! One killed session: what it told, and what it left.
struct Killed
{
    QProcess process;
    QTemporaryDir folder;
    QByteArray told;
    qint64 killAt = 0;
};

} // namespace

class TestDrafts final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void editIsOnDiskSoon();
    void savedAndDiscardedAreGone();
    void openingACohortKeepsItsOffer();
    void editingAfreshOverwritesNoOffer();
    void restoringGivesTheSameEdits();
    void restoredIsKeptUnderTheSameFile();
    void steadyTypingIsWrittenToo();
    void leavingTheConnectionWritesWhatWaits();
    void differenceIsToldInWords();
    void killedSessionsLoseTwoSecondsAtMost();

private:
    void compareLeft(const Killed &killed);
    std::unique_ptr<Killed> startSession(quint32 seed);
    QTemporaryDir m_folder;
    int m_number = 0;
    QString freshFolder() { return m_folder.filePath(QString::number(++m_number)); }
};

void TestDrafts::editIsOnDiskSoon()
{
    const QString folder = freshFolder();
    CohortDraft draft;
    DraftKeeper keeper(draft);
    keeper.setFolder(folder);
    draft.open(serverCohort());
    QElapsedTimer time;
    time.start();
    draft.setName(u"Edited"_s);
    QTRY_COMPARE(DraftStore(folder).drafts().size(), size_t(1));
    QVERIFY2(time.elapsed() < oldest, QByteArray::number(time.elapsed()).constData());
    const SavedDraft saved = DraftStore(folder).drafts().front();
    QCOMPARE(saved.name, u"Edited"_s);
    QCOMPARE(saved.baseName, u"Paying"_s);
    QCOMPARE(saved.cohort, CohortId{7});
    QVERIFY(saved.filters.isEmpty());
}

void TestDrafts::savedAndDiscardedAreGone()
{
    const QString folder = freshFolder();
    CohortDraft draft;
    DraftKeeper keeper(draft);
    keeper.setFolder(folder);
    draft.open(serverCohort());
    for (const bool isSaved : {true, false}) {
        draft.setName(isSaved ? u"Edited"_s : u"Edited again"_s);
        keeper.flush();
        QCOMPARE(DraftStore(folder).drafts().size(), size_t(1));
        isSaved ? draft.saved(asSaved(draft)) : draft.discard();
        QVERIFY(DraftStore(folder).drafts().empty());
    }
}

void TestDrafts::openingACohortKeepsItsOffer()
{
    const QString folder = freshFolder();
    {
        CohortDraft draft;
        DraftKeeper keeper(draft);
        keeper.setFolder(folder);
        draft.open(serverCohort());
        draft.setName(u"Edited"_s);
    }
    CohortDraft draft;
    DraftKeeper keeper(draft);
    keeper.setFolder(folder);
    QCOMPARE(keeper.offered().size(), size_t(1));
    draft.open(serverCohort());
    draft.follow(serverCohort());
    draft.open(serverCohort(8));
    QCOMPARE(DraftStore(folder).drafts().size(), size_t(1));
    keeper.dismiss(keeper.offered().front());
    QVERIFY(DraftStore(folder).drafts().empty());
    QVERIFY(keeper.offered().empty());
}

void TestDrafts::editingAfreshOverwritesNoOffer()
{
    const QString folder = freshFolder();
    for (const QString &name : {u"First"_s, u"Second"_s}) {
        CohortDraft draft;
        DraftKeeper keeper(draft);
        keeper.setFolder(folder);
        draft.open(serverCohort());
        draft.setName(name);
    }
    QCOMPARE(DraftStore(folder).drafts().size(), size_t(2));
}

void TestDrafts::restoringGivesTheSameEdits()
{
    const QString folder = freshFolder();
    {
        CohortDraft draft;
        DraftKeeper keeper(draft);
        keeper.setFolder(folder);
        draft.open(serverCohort());
        draft.setName(u"Edited"_s);
        setCriteria(draft, 5);
    }
    CohortDraft draft;
    DraftKeeper keeper(draft);
    keeper.setFolder(folder);
    Cohort now = serverCohort();
    now.description = u"changed by somebody else"_s;
    draft.open(now);
    keeper.restore(keeper.offered().front());
    QCOMPARE(draft.name(), u"Edited"_s);
    QCOMPARE(draft.description(), u"changed by somebody else"_s); // was not edited
    QCOMPARE(writeJson(encodeFilters(draft.filters()->tree())), filtersWith(5));
    QVERIFY(keeper.offered().empty());
    draft.discard();
    QVERIFY(DraftStore(folder).drafts().empty());
}

void TestDrafts::restoredIsKeptUnderTheSameFile()
{
    const QString folder = freshFolder();
    {
        CohortDraft draft;
        DraftKeeper keeper(draft);
        keeper.setFolder(folder);
        draft.open(serverCohort());
        draft.setName(u"Edited"_s);
    }
    {
        CohortDraft draft;
        DraftKeeper keeper(draft);
        keeper.setFolder(folder);
        draft.open(serverCohort());
        keeper.restore(keeper.offered().front());
    }
    QCOMPARE(DraftStore(folder).drafts().size(), size_t(1));
    QCOMPARE(DraftStore(folder).drafts().front().name, u"Edited"_s);
}

void TestDrafts::steadyTypingIsWrittenToo()
{
    const QString folder = freshFolder();
    CohortDraft draft;
    DraftKeeper keeper(draft);
    keeper.setFolder(folder);
    draft.open(serverCohort());
    int keys = 0;
    QTimer typing;
    connect(&typing, &QTimer::timeout, this, [&] { draft.setName(u"k%1"_s.arg(++keys)); });
    typing.start(20);
    QTRY_COMPARE_WITH_TIMEOUT(DraftStore(folder).drafts().size(), size_t(1), static_cast<int>(oldest));
}

void TestDrafts::leavingTheConnectionWritesWhatWaits()
{
    const QString folder = freshFolder(), other = freshFolder();
    CohortDraft draft;
    DraftKeeper keeper(draft);
    keeper.setFolder(folder);
    draft.open(serverCohort());
    draft.setName(u"Edited"_s);
    keeper.setFolder(other);
    draft.open({});
    QCOMPARE(DraftStore(folder).drafts().size(), size_t(1));
    QVERIFY(DraftStore(other).drafts().empty());
}

void TestDrafts::differenceIsToldInWords()
{
    SavedDraft draft;
    draft.cohort = CohortId{7};
    draft.name = u"Edited"_s;
    draft.baseName = u"Paying"_s;
    draft.description = draft.baseDescription = u"d"_s;
    draft.filters = filtersWith(5);
    draft.baseFilters = serverCohort().filters;
    const QString words = draftDifference(draft, makeRow(serverCohort(), {}));
    for (const QString &part : {u"Paying"_s, u"+ Edited"_s, u"pro"_s, u"v5"_s})
        QVERIFY2(words.contains(part), qPrintable(words));
    QVERIFY(!words.contains(u"Description"_s) && !words.contains(u"after these edits"_s));
    Cohort moved = serverCohort();
    moved.name = u"Renamed there"_s;
    QVERIFY(draftDifference(draft, makeRow(moved, {})).contains(u"after these edits"_s));
    QVERIFY(draftDifference(draft, nullptr).contains(u"does not list"_s));
}

std::unique_ptr<Killed> TestDrafts::startSession(quint32 seed)
{
    auto killed = std::make_unique<Killed>();
    killed->process.start(QCoreApplication::applicationFilePath(),
                          {u"--edit"_s, killed->folder.path(), QString::number(seed)});
    return killed;
}

void TestDrafts::compareLeft(const Killed &killed)
{
    // Every state with the time until which it was the last one.
    QList<std::pair<qint64, QByteArray>> states;
    for (const QByteArray &line : killed.told.split('\n').mid(0, killed.told.count('\n')))
        states.append({line.left(line.indexOf(' ')).toLongLong(), line.mid(line.indexOf(' ') + 1)});
    DraftStore store(killed.folder.path());
    const auto left = store.drafts();
    QVERIFY2(store.problems().isEmpty(), qPrintable(store.problems().join(u' ')));
    QVERIFY(left.size() <= 1);
    const QByteArray state =
        left.empty() ? QByteArray("clean") : signature(left[0].name, left[0].description, left[0].filters);
    bool isRecent = states.isEmpty() && left.empty();
    for (qsizetype i = 0; i < states.size(); ++i) {
        const qint64 until = i + 1 < states.size() ? states[i + 1].first : killed.killAt;
        isRecent = isRecent || (states[i].second == state && until >= killed.killAt - oldest);
    }
    // Before the first edit there is nothing, which is a state too.
    isRecent = isRecent || (left.empty() && !states.isEmpty() && states.front().first >= killed.killAt - oldest);
    QVERIFY2(isRecent, (state + "\nafter\n" + killed.told.right(500)).constData());
}

void TestDrafts::killedSessionsLoseTwoSecondsAtMost()
{
    const int count = qEnvironmentVariableIsSet("COHORT_DESK_LONG") ? 200 : 20;
    constexpr int atOnce = 5;
    QRandomGenerator random(4711);
    int withEdits = 0;
    for (int round = 0; round < count / atOnce; ++round) {
        std::vector<std::unique_ptr<Killed>> sessions;
        for (int i = 0; i < atOnce; ++i)
            sessions.push_back(startSession(random.generate()));
        for (const auto &each : sessions) {
            // Killed at a random number of edits: a moment that is neither the writer's nor the clock's.
            const int edits = static_cast<int>(random.bounded(5, 250));
            QTRY_VERIFY_WITH_TIMEOUT((each->told += each->process.readAll()).count('\n') >= edits, 20'000);
            ::kill(static_cast<pid_t>(each->process.processId()), SIGKILL);
            each->killAt = QDateTime::currentMSecsSinceEpoch();
            QTRY_COMPARE(each->process.state(), QProcess::NotRunning);
            each->told += each->process.readAll();
            withEdits += !DraftStore(each->folder.path()).drafts().empty();
            compareLeft(*each);
            if (QTest::currentTestFailed())
                return;
        }
    }
    QVERIFY2(withEdits > count / 3, QByteArray::number(withEdits).constData());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == u"--edit"_s) {
        EditingSession session(words.value(2), words.value(3).toUInt());
        return QCoreApplication::exec();
    }
    TestDrafts test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_drafts.moc"
