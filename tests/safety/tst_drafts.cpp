// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/safety/draftworld.h"
#include "ui/drafts/draftwords.h"
#include "ui/drafts/setupkeeper.h"
#include "ui/drafts/setupwords.h"
#include "ui/export/exportsetup.h"
#include "ui/membership/listsetup.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

//! One run of the program, as far as drafts go: a cohort open, its edits kept in a folder. Ends without a word.
struct Run
{
    explicit Run(const QString &folder, const Cohort &cohort = serverCohort())
    {
        keeper.setFolder(folder);
        draft.open(cohort);
    }
    CohortDraft draft;
    DraftKeeper keeper{draft};
};

std::vector<SavedDraft> kept(const QString &folder)
{
    return DraftStore(folder).drafts();
}

SavedDraft about(SavedDraft::Kind kind)
{
    SavedDraft head;
    head.kind = kind;
    head.cohort = CohortId{7};
    head.name = u"Paying"_s;
    return head;
}

ExportSetup someExport()
{
    return {{CohortId{7}, CohortId{8}},
            u"a \"b\""_s,
            u"tsv"_s,
            {true, false, true, {u"id"_s, u"email"_s}},
            u"~/Größe, 1.tsv"_s};
}

ListSetup someList()
{
    ListSetup list;
    list.text = u"email\nä@example.com\n\u2028x"_s;
    list.name = u"Pasted list"_s;
    list.format = ListFormat{ListEncoding::Utf8, ';', false, true, false, 3, IdKind::Email};
    list.mode = MemberMode::MakeEqual;
    return list;
}

//! A run that ends with edits of name and criteria.
void leaveEdits(const QString &place, const QString &name, int version)
{
    Run run(place);
    run.draft.setName(name);
    setCriteria(run.draft, version);
}

} // namespace

//! Unfinished work on disk: what is written, when, what is offered, and what it turns into when it is taken up again.
class TestDrafts final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void editIsOnDiskSoon();
    void nobodyElseMayReadIt();
    void savedAndDiscardedAreGone();
    void openingACohortKeepsItsOffer();
    void editingAfreshOverwritesNoOffer();
    void restoringGivesTheSameEdits();
    void restoredIsKeptUnderTheSameFile();
    void steadyTypingIsWrittenToo();
    void leavingTheConnectionWritesWhatWaits();
    void differenceIsToldInWords();
    void changesThereAreNotOverwrittenUnseen();
    void baseIsThatOfTheFirstEdit();
    void whatTheServerHasIsNoEdit();
    void setupsComeBackExactly();
    void setupsOfOthersAreNone();
    void setupIsOnDiskSoon();
    void closedWindowIsForgotten();
    void leftWindowStays();
    void setupIsToldInWords();

private:
    QTemporaryDir m_folder;
    int m_number = 0;
    QString m_place; //!< of this test
};

void TestDrafts::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_place = m_folder.filePath(QString::number(++m_number));
}

void TestDrafts::editIsOnDiskSoon()
{
    Run run(m_place);
    QElapsedTimer time;
    time.start();
    run.draft.setName(u"Edited"_s);
    QTRY_COMPARE(kept(m_place).size(), size_t(1));
    QVERIFY2(time.elapsed() < oldest, QByteArray::number(time.elapsed()).constData());
    const SavedDraft saved = kept(m_place).front();
    QCOMPARE(saved.name, u"Edited"_s);
    QCOMPARE(saved.baseName, u"Paying"_s);
    QCOMPARE(saved.cohort, CohortId{7});
    QVERIFY(saved.filters.isEmpty());
}

void TestDrafts::nobodyElseMayReadIt()
{
    Run run(m_place);
    run.draft.setName(u"Edited"_s);
    run.keeper.flush();
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFileInfo(kept(m_place).front().file).permissions() & others, QFile::Permissions());
}

void TestDrafts::savedAndDiscardedAreGone()
{
    Run run(m_place);
    for (const bool isSaved : {true, false}) {
        run.draft.setName(isSaved ? u"Edited"_s : u"Edited again"_s);
        run.keeper.flush();
        QCOMPARE(kept(m_place).size(), size_t(1));
        isSaved ? run.draft.saved(asSaved(run.draft)) : run.draft.discard();
        QVERIFY(kept(m_place).empty());
    }
}

void TestDrafts::openingACohortKeepsItsOffer()
{
    Run(m_place).draft.setName(u"Edited"_s);
    Run run(m_place);
    QCOMPARE(run.keeper.offered().size(), size_t(1));
    run.draft.follow(serverCohort());
    run.draft.open(serverCohort(8));
    QCOMPARE(kept(m_place).size(), size_t(1));
    run.keeper.dismiss(run.keeper.offered().front());
    QVERIFY(kept(m_place).empty());
    QVERIFY(run.keeper.offered().empty());
}

void TestDrafts::editingAfreshOverwritesNoOffer()
{
    for (const QString &name : {u"First"_s, u"Second"_s})
        Run(m_place).draft.setName(name);
    QCOMPARE(kept(m_place).size(), size_t(2));
}

void TestDrafts::restoringGivesTheSameEdits()
{
    leaveEdits(m_place, u"Edited"_s, 5);
    Cohort now = serverCohort();
    now.description = u"changed by somebody else"_s;
    Run run(m_place, now);
    run.keeper.restore(run.keeper.offered().front());
    QCOMPARE(run.draft.name(), u"Edited"_s);
    QCOMPARE(run.draft.description(), u"changed by somebody else"_s); // was not edited
    QCOMPARE(criteriaText(run.draft), filtersWith(5));
    QVERIFY(!run.draft.serverChanged());
    QVERIFY(run.keeper.offered().empty());
    run.draft.filters()->undoStack()->undo();
    QVERIFY(!run.draft.filtersModified());
    run.draft.discard();
    QVERIFY(kept(m_place).empty());
}

void TestDrafts::restoredIsKeptUnderTheSameFile()
{
    Run(m_place).draft.setName(u"Edited"_s);
    for (int start = 0; start < 3; ++start) {
        Run run(m_place);
        run.keeper.restore(run.keeper.offered().front());
    }
    QCOMPARE(kept(m_place).size(), size_t(1));
    QCOMPARE(kept(m_place).front().name, u"Edited"_s);
    QCOMPARE(kept(m_place).front().baseName, u"Paying"_s);
}

void TestDrafts::steadyTypingIsWrittenToo()
{
    Run run(m_place);
    int keys = 0;
    QTimer typing;
    connect(&typing, &QTimer::timeout, this, [&] { run.draft.setName(u"k%1"_s.arg(++keys)); });
    typing.start(20);
    QTRY_COMPARE_WITH_TIMEOUT(kept(m_place).size(), size_t(1), static_cast<int>(oldest));
}

void TestDrafts::leavingTheConnectionWritesWhatWaits()
{
    const QString other = m_place + u"-other"_s;
    Run run(m_place);
    run.draft.setName(u"Edited"_s);
    run.keeper.setFolder(other);
    run.draft.open({});
    QCOMPARE(kept(m_place).size(), size_t(1));
    QVERIFY(kept(other).empty());
}

void TestDrafts::differenceIsToldInWords()
{
    SavedDraft draft = about(SavedDraft::Kind::Edits);
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

//! Edited here, then the power went, then edited there: a save must find that both changed the same parts.
void TestDrafts::changesThereAreNotOverwrittenUnseen()
{
    leaveEdits(m_place, u"Mine"_s, 1);
    Cohort theirs = serverCohort();
    theirs.name = u"Theirs"_s;
    theirs.filters = filtersWith(2);
    Run run(m_place, theirs);
    run.keeper.restore(run.keeper.offered().front());
    QVERIFY(run.draft.serverChanged());
    const DraftMerge merge(run.draft.base(), run.draft.mine(), versionOf(theirs));
    QVERIFY(!isSameVersion(versionOf(theirs), run.draft.base()));
    QVERIFY(!merge.isSettled());
    const auto conflicts = std::count_if(merge.parts().begin(), merge.parts().end(),
                                         [](const DraftMerge::Part &part) { return part.isConflict; });
    QCOMPARE(conflicts, 2);
}

//! The list brings news while the editing goes on, and then the power goes.
void TestDrafts::baseIsThatOfTheFirstEdit()
{
    Cohort theirs = serverCohort();
    theirs.name = u"Theirs"_s;
    theirs.filters = filtersWith(2);
    {
        Run run(m_place);
        run.draft.setName(u"Mine"_s);
        setCriteria(run.draft, 1);
        run.draft.follow(theirs);
    }
    const SavedDraft saved = kept(m_place).front();
    QCOMPARE(saved.baseName, u"Paying"_s);
    QVERIFY(sameFilters(readJson(saved.baseFilters).value, readJson(serverCohort().filters).value));
    Run run(m_place, theirs);
    run.keeper.restore(run.keeper.offered().front());
    QVERIFY(!isSameVersion(versionOf(theirs), run.draft.base()));
    QVERIFY(run.draft.serverChanged());
}

void TestDrafts::whatTheServerHasIsNoEdit()
{
    Cohort now = serverCohort();
    {
        Run run(m_place);
        run.draft.setName(u"Saved, but the answer was lost"_s);
        setCriteria(run.draft, 1);
        now = asSaved(run.draft);
    }
    Run run(m_place, now);
    run.keeper.restore(run.keeper.offered().front());
    QVERIFY(!run.draft.isModified());
    QVERIFY(!run.draft.serverChanged());
    QVERIFY(kept(m_place).empty());
}

void TestDrafts::setupsComeBackExactly()
{
    QCOMPARE(exportSetupFrom(encodeSetup(someExport())), std::optional(someExport()));
    ListSetup files;
    files.files = QStringList{u"/tmp/a,b.csv"_s, u"/tmp/ü"_s};
    ListSetup cohort;
    cohort.cohort = CohortId{9};
    for (const ListSetup &setup : {someList(), files, cohort})
        QCOMPARE(listSetupFrom(encodeSetup(setup)), std::optional(setup));
    SavedDraft draft = about(SavedDraft::Kind::List);
    draft.cohort = {}; // for one that is yet to be made
    draft.description = u"by hand"_s;
    draft.setup = encodeSetup(someList());
    draft.savedAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    draft.file = DraftStore(m_place).write(draft).value();
    QCOMPARE(kept(m_place), std::vector<SavedDraft>{draft});
}

void TestDrafts::setupsOfOthersAreNone()
{
    for (const QByteArray &text : {""_ba, "[]"_ba, "{\"cohorts\":[\"x\",-1]}"_ba, "{\"cohort\":\"0\"}"_ba}) {
        QVERIFY2(!exportSetupFrom(text), text.constData());
        QVERIFY2(!listSetupFrom(text), text.constData());
    }
    const auto odd = listSetupFrom("{\"text\":\"a\",\"mode\":77,\"format\":{\"kind\":-5,\"separator\":9999}}");
    QVERIFY(odd && odd->format);
    QCOMPARE(odd->mode, MemberMode::Add);
    QCOMPARE(odd->format->kind, IdKind::PersonId);
}

void TestDrafts::setupIsOnDiskSoon()
{
    QDialog window;
    QByteArray setup = encodeSetup(someExport());
    SetupKeeper keeper(
        DraftStore(m_place), about(SavedDraft::Kind::Export), [&] { return setup; }, &window);
    keeper.note(); // changed, and changed back
    keeper.leave();
    QVERIFY(kept(m_place).empty());
    SetupKeeper next(
        DraftStore(m_place), about(SavedDraft::Kind::Export), [&] { return setup; }, &window);
    QElapsedTimer time;
    time.start();
    setup = "{\"cohorts\":[\"7\"],\"search\":\"x\"}";
    next.note();
    QTRY_COMPARE(kept(m_place).size(), size_t(1));
    QVERIFY2(time.elapsed() < oldest, QByteArray::number(time.elapsed()).constData());
    QCOMPARE(kept(m_place).front().setup, setup);
    QCOMPARE(kept(m_place).front().kind, SavedDraft::Kind::Export);
}

void TestDrafts::closedWindowIsForgotten()
{
    for (const bool isAccepted : {true, false}) {
        QDialog window;
        QByteArray setup = "{}";
        SetupKeeper keeper(
            DraftStore(m_place), about(SavedDraft::Kind::List), [&] { return setup; }, &window);
        setup = encodeSetup(someList());
        keeper.note();
        QTRY_COMPARE(kept(m_place).size(), size_t(1));
        keeper.note(); // waits when the window closes
        isAccepted ? window.accept() : window.reject();
        QVERIFY(kept(m_place).empty());
    }
}

void TestDrafts::leftWindowStays()
{
    QDialog window;
    QByteArray setup = "{}";
    SetupKeeper keeper(
        DraftStore(m_place), about(SavedDraft::Kind::List), [&] { return setup; }, &window);
    setup = encodeSetup(someList());
    keeper.note();
    keeper.leave();
    window.reject(); // as windows of a connection that goes are
    QCOMPARE(kept(m_place).size(), size_t(1));
}

void TestDrafts::setupIsToldInWords()
{
    const auto find = [](CohortId id) { return id.value == 7 ? makeRow(serverCohort(), {}) : nullptr; };
    SavedDraft draft = about(SavedDraft::Kind::Export);
    draft.setup = encodeSetup(someExport());
    QCOMPARE(draftTitle(draft), u"Export of Paying"_s);
    for (const QString &part : {u"Paying"_s, u"Cohort 8, which"_s, u"id, email"_s, u"a \"b\""_s, u"1.tsv"_s})
        QVERIFY2(setupWords(draft, find).contains(part), qPrintable(setupWords(draft, find)));
    draft.kind = SavedDraft::Kind::List;
    QVERIFY(setupWords(draft, find).contains(u"cannot be read"_s));
    draft.setup = encodeSetup(someList());
    for (const QString &part : {u"Paying"_s, u"equal"_s, u"Pasted list"_s, u"@example.com"_s})
        QVERIFY2(setupWords(draft, find).contains(part), qPrintable(setupWords(draft, find)));
}

QTEST_MAIN(TestDrafts)
#include "tst_drafts.moc"
