// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/calculationnews.h"
#include "models/catalogue/cohortmaker.h"
#include "tests/support/scriptedfetch.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;
using Kind = CohortMaker::Outcome::Kind;

namespace {

Cohort cohort(qint64 id, const QString &name, int second)
{
    Cohort made;
    made.id = {id};
    made.name = name;
    made.createdAt = QDateTime({2026, 1, 2}, {3, 4, second}, Qt::UTC);
    return made;
}

Error error(ErrorKind kind)
{
    return {kind, u"words"_s};
}

//! A catalogue with one cohort, a create that answers what it is told, and a list that does too.
struct Desk
{
    ScriptedFetch<CohortListQuery, Page<Cohort>> list;
    ScriptedFetch<int, Cohort> create;
    CohortCatalogue known{{[](const CohortListQuery &, QObject *, Answer<Page<Cohort>>) { return Pending(); },
                           [](const CohortId &, QObject *, Answer<Cohort>) { return Pending(); }}};
    CohortMaker maker{list.function(), known, {std::chrono::milliseconds(1), 3}, nullptr};
    std::vector<CohortMaker::Outcome> outcomes;

    Desk()
    {
        known.put(cohort(5, u"New"_s, 10));
        QObject::connect(&maker, &CohortMaker::finished, &maker,
                         [this](const CohortMaker::Outcome &outcome) { outcomes.push_back(outcome); });
        maker.make({u"New"_s, [this](QObject *context, Answer<Cohort> answer) {
                        return create.function()(0, context, std::move(answer));
                    }});
    }
    Kind kind() const { return outcomes.back().kind; }
    void listHas(const std::vector<Cohort> &rows) { list.answerLast(Page<Cohort>{rows, false, {}}); }
};

} // namespace

//! One create, sent once, whatever becomes of its answer.
class TestCohortMaker final : public QObject
{
    Q_OBJECT
private slots:
    void anAnswerIsEnough();
    void aLostAnswerIsLookedUp();
    void aSlowServerIsLookedAtAgain();
    void whatWasThereBeforeIsNotTakenForNew();
    void nobodyKnowsWithoutTheList();
    void aRefusalMayLeaveSomethingBehind();
    void aClosedDoorLeavesNothing();
    void oneCallTellsTheCohortOrWhy();
    void newsTellOnceWhatWasExpected();
};

void TestCohortMaker::anAnswerIsEnough()
{
    Desk desk;
    desk.create.answerLast(cohort(6, u"New"_s, 11));
    QCOMPARE(desk.kind(), Kind::Made);
    QCOMPARE(desk.list.count(), 0);
    QCOMPARE(desk.create.count(), 1);
}

void TestCohortMaker::aLostAnswerIsLookedUp()
{
    Desk desk;
    QSignalSpy looking(&desk.maker, &CohortMaker::lookingUp);
    desk.create.answerLast(error(ErrorKind::OutcomeUnknown));
    QCOMPARE(looking.count(), 1);
    QCOMPARE(desk.list.lastRequest().search, u"New"_s);
    desk.listHas({cohort(6, u"New"_s, 11), cohort(5, u"New"_s, 10)});
    QCOMPARE(desk.kind(), Kind::Found);
    QCOMPARE(desk.outcomes.back().cohort.id.value, 6);
    QCOMPARE(desk.create.count(), 1);
}

void TestCohortMaker::aSlowServerIsLookedAtAgain()
{
    Desk desk;
    desk.create.answerLast(error(ErrorKind::OutcomeUnknown));
    desk.listHas({});
    QTRY_COMPARE(desk.list.count(), 2);
    desk.list.answerLast(error(ErrorKind::Offline));
    QTRY_COMPARE(desk.list.count(), 3);
    QVERIFY(desk.outcomes.empty());
    desk.listHas({});
    QCOMPARE(desk.kind(), Kind::Absent);
    desk.maker.lookAgain();
    desk.listHas({cohort(6, u"New"_s, 11)});
    QCOMPARE(desk.kind(), Kind::Found);
    QCOMPARE(desk.create.count(), 1);
}

void TestCohortMaker::whatWasThereBeforeIsNotTakenForNew()
{
    Desk desk;
    desk.create.answerLast(error(ErrorKind::OutcomeUnknown));
    // An old one that the list did not know yet, one of another name, and the one that was there.
    for (int look = 1; look <= 3; ++look) {
        QTRY_COMPARE(desk.list.count(), look);
        desk.listHas({cohort(3, u"New"_s, 1), cohort(7, u"Newer"_s, 12), cohort(5, u"New"_s, 10)});
    }
    QCOMPARE(desk.kind(), Kind::Absent);
}

void TestCohortMaker::nobodyKnowsWithoutTheList()
{
    Desk desk;
    desk.create.answerLast(error(ErrorKind::OutcomeUnknown));
    for (int look = 1; look <= 3; ++look) {
        QTRY_COMPARE(desk.list.count(), look);
        desk.list.answerLast(error(ErrorKind::Offline));
    }
    QCOMPARE(desk.kind(), Kind::Unknown);
}

void TestCohortMaker::aRefusalMayLeaveSomethingBehind()
{
    Desk clean;
    clean.create.answerLast(error(ErrorKind::Invalid));
    clean.listHas({cohort(5, u"New"_s, 10)});
    QCOMPARE(clean.kind(), Kind::Refused);
    Desk half;
    half.create.answerLast(error(ErrorKind::Invalid));
    half.listHas({cohort(6, u"New"_s, 11)});
    QCOMPARE(half.kind(), Kind::HalfMade);
    QCOMPARE(half.outcomes.back().error.kind, ErrorKind::Invalid);
}

void TestCohortMaker::aClosedDoorLeavesNothing()
{
    for (const ErrorKind kind : {ErrorKind::Forbidden, ErrorKind::Offline, ErrorKind::ReadOnly}) {
        Desk desk;
        desk.create.answerLast(error(kind));
        QCOMPARE(desk.kind(), Kind::Refused);
        QCOMPARE(desk.list.count(), 0);
    }
}

void TestCohortMaker::oneCallTellsTheCohortOrWhy()
{
    Desk desk;
    QObject context;
    std::optional<Result<Cohort>> told;
    const auto ask = [&] {
        told.reset();
        const auto send = [&desk](QObject *asker, Answer<Cohort> answer) {
            return desk.create.function()(0, asker, std::move(answer));
        };
        return makeCohort({u"New"_s, send}, desk.list.function(), desk.known, &context,
                          [&told](const Result<Cohort> &result) { told = result; });
    };
    Pending pending = ask();
    desk.create.answerLast(cohort(6, u"New"_s, 11));
    QVERIFY(told && told->has_value());
    pending = ask();
    desk.create.answerLast(error(ErrorKind::OutcomeUnknown));
    desk.listHas({cohort(7, u"New"_s, 12)});
    QVERIFY(told && told->has_value());
    QCOMPARE((*told)->id, CohortId{7});
    pending = ask();
    desk.create.answerLast(error(ErrorKind::Invalid));
    desk.listHas({cohort(8, u"New"_s, 13)});
    QVERIFY(told && !told->has_value());
    QVERIFY2(told->error().text.contains(u"is there all the same"_s), qPrintable(told->error().text));
}

void TestCohortMaker::newsTellOnceWhatWasExpected()
{
    Desk desk;
    QDateTime now = QDateTime({2026, 1, 2}, {3, 0}, Qt::UTC);
    CalculationNews news([&now] { return now; });
    std::vector<std::pair<qint64, qint64>> told;
    connect(&news, &CalculationNews::ended, this, [&told](const CatalogueRowPtr &row, std::chrono::seconds took) {
        told.emplace_back(row->cohort.id.value, took.count());
    });
    news.setCatalogue(&desk.known);
    Cohort running = cohort(8, u"Long"_s, 20);
    running.isCalculating = true;
    Cohort other = running;
    other.id = {9};
    news.expect(running.id);
    desk.known.put(running);
    desk.known.put(other);
    QVERIFY(told.empty());
    now = now.addSecs(75);
    running.isCalculating = other.isCalculating = false;
    running.count = other.count = 3;
    desk.known.put(running);
    desk.known.put(other);
    running.count = 4;
    desk.known.put(running);
    QCOMPARE(told, (std::vector<std::pair<qint64, qint64>>{{8, 75}}));
}

QTEST_GUILESS_MAIN(TestCohortMaker)
#include "tst_cohortmaker.moc"
