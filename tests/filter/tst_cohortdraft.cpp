// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/jsontext.h"
#include "models/filter/cohortdraft.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

const QByteArray criteria =
    R"({"properties":{"type":"OR","values":[{"bytecode":["_H",18446744073709551616],"conditionHash":"ab","type":"person","key":"plan","operator":"exact","value":["pro"],"negation":false},{"type":"moon","x":1e400,"x":2}]}})";

Cohort cohort(const QByteArray &filters = criteria)
{
    Cohort made;
    made.id = CohortId{42};
    made.name = u"Paying"_s;
    made.description = u"People who pay"_s;
    made.filters = filters;
    return made;
}

} // namespace

class TestCohortDraft final : public QObject
{
    Q_OBJECT

private slots:
    void openingChangesNothing();
    void onlyWhatWasEditedIsSent();
    void serverKeysAreNeverSent();
    void editingBackIsNoChange();
    void whatServersAddIsNoChange();
    void uneditedPartsFollowTheServer();
    void editsSurviveTheServersNews();
    void savedIsClean();
    void editsDuringASaveStay();
    void staticCohortsAreReadOnly();
};

void TestCohortDraft::openingChangesNothing()
{
    for (const char *filters : {"", "null", "{}", "[1]", R"({"properties":{}})", R"({"properties":[1]})", "\"text\""}) {
        CohortDraft draft;
        QSignalSpy modified(&draft, &CohortDraft::modifiedChanged);
        draft.open(cohort(filters));
        QVERIFY(!draft.isModified());
        QVERIFY(draft.patch().isEmpty());
        QCOMPARE(modified.count(), 0);
    }
}

void TestCohortDraft::onlyWhatWasEditedIsSent()
{
    CohortDraft draft;
    draft.open(cohort());
    draft.setName(u"Paying now"_s);
    QCOMPARE(draft.patch(), QByteArray(R"({"name":"Paying now"})"));
    draft.setDescription({});
    QCOMPARE(draft.patch(), QByteArray(R"({"name":"Paying now","description":""})"));
    draft.discard();
    QVERIFY(draft.patch().isEmpty());
}

void TestCohortDraft::serverKeysAreNeverSent()
{
    CohortDraft draft;
    draft.open(cohort());
    draft.filters()->setMember({0}, u"key"_s, u"tier"_s);
    QVERIFY(draft.isModified());
    QCOMPARE(
        draft.patch(),
        QByteArray(
            R"({"filters":{"properties":{"type":"OR","values":[{"type":"person","key":"tier","operator":"exact","value":["pro"],"negation":false},{"type":"moon","x":1e400,"x":2}]}}})"));
}

void TestCohortDraft::editingBackIsNoChange()
{
    CohortDraft draft;
    draft.open(cohort());
    draft.filters()->setMember({0}, u"key"_s, u"tier"_s);
    draft.filters()->setConnective({}, u"AND"_s);
    draft.filters()->setConnective({}, u"OR"_s);
    draft.filters()->setMember({0}, u"key"_s, u"plan"_s);
    QVERIFY(!draft.isModified());
    QVERIFY(draft.patch().isEmpty());
}

void TestCohortDraft::whatServersAddIsNoChange()
{
    CohortDraft draft;
    draft.open(cohort(R"({"properties":{"type":"OR","values":[{"type":"cohort","key":"id","value":"7"}]}})"));
    draft.filters()->setMember({0}, u"value"_s, JsonValue::fromInteger(7));
    draft.filters()->setMember({0}, u"negation"_s, JsonValue(false));
    QVERIFY(draft.patch().isEmpty());
}

void TestCohortDraft::uneditedPartsFollowTheServer()
{
    CohortDraft draft;
    draft.open(cohort());
    draft.setDescription(u"mine"_s);
    Cohort news = cohort(R"({"properties":{"type":"AND","values":[]}})");
    news.name = u"Renamed elsewhere"_s;
    draft.follow(news);
    QCOMPARE(draft.name(), u"Renamed elsewhere"_s);
    QCOMPARE(draft.description(), u"mine"_s);
    QVERIFY(!draft.serverChanged());
    QCOMPARE(draft.patch(), QByteArray(R"({"description":"mine"})"));
    QCOMPARE(draft.filters()->tree().root.children.size(), size_t(0));
}

void TestCohortDraft::editsSurviveTheServersNews()
{
    CohortDraft draft;
    draft.open(cohort());
    draft.filters()->setMember({0}, u"key"_s, u"tier"_s);
    draft.follow(cohort(R"({"properties":{"type":"AND","values":[]}})"));
    QVERIFY(draft.serverChanged());
    QVERIFY(draft.patch().contains("tier"));
    draft.discard();
    QVERIFY(!draft.serverChanged());
    QVERIFY(draft.patch().isEmpty());
}

void TestCohortDraft::savedIsClean()
{
    CohortDraft draft;
    draft.open(cohort());
    draft.setName(u"  spaces  "_s);
    draft.filters()->setMember({0}, u"key"_s, u"tier"_s);
    const QByteArray body = draft.patch();
    Cohort answer = cohort(memberText(body, u"filters").toByteArray());
    answer.name = u"spaces"_s;
    draft.saved(answer);
    QVERIFY(!draft.isModified());
    QVERIFY(draft.patch().isEmpty());
    QCOMPARE(draft.name(), u"spaces"_s);
    QVERIFY(draft.filters()->undoStack()->canUndo()); // one may still go back, and save that
}

void TestCohortDraft::editsDuringASaveStay()
{
    CohortDraft draft;
    draft.open(cohort());
    draft.setName(u"New"_s);
    draft.filters()->setMember({0}, u"key"_s, u"tier"_s);
    const QByteArray body = draft.patch();
    draft.setName(u"Newer"_s);
    draft.filters()->setMember({0}, u"key"_s, u"tiers"_s);
    Cohort answer = cohort(memberText(body, u"filters").toByteArray());
    answer.name = u"New"_s;
    draft.saved(answer);
    QVERIFY(draft.isModified());
    QCOMPARE(draft.name(), u"Newer"_s);
    QVERIFY(draft.patch().contains(R"("key":"tiers")"));
    draft.filters()->setMember({0}, u"key"_s, u"tier"_s);
    QVERIFY(!draft.filtersModified());
}

void TestCohortDraft::staticCohortsAreReadOnly()
{
    CohortDraft draft;
    Cohort fixed = cohort();
    fixed.isStatic = true;
    draft.open(fixed);
    QVERIFY(!draft.whyReadOnly().isEmpty());
    draft.filters()->remove({{0}});
    QVERIFY(draft.patch().isEmpty());
}

QTEST_GUILESS_MAIN(TestCohortDraft)
#include "tst_cohortdraft.moc"
