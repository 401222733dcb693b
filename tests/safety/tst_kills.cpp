// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/safety/draftworld.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

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
        const QByteArray filters = m_draft.filtersModified() ? criteriaText(m_draft) : QByteArray();
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

//! Sessions that are killed at any moment lose two seconds at most, and never leave half a file.
class TestKills final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void killedSessionsLoseTwoSecondsAtMost();

private:
    void compareLeft(const Killed &killed);
    std::unique_ptr<Killed> startSession(quint32 seed);
};

std::unique_ptr<Killed> TestKills::startSession(quint32 seed)
{
    auto killed = std::make_unique<Killed>();
    killed->process.start(QCoreApplication::applicationFilePath(),
                          {u"--edit"_s, killed->folder.path(), QString::number(seed)});
    return killed;
}

void TestKills::compareLeft(const Killed &killed)
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

void TestKills::killedSessionsLoseTwoSecondsAtMost()
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
    TestKills test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_kills.moc"
