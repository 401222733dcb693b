// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/filter/draftmerge.h"

#include <QTest>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

FilterTree criteria(const QByteArray &leaves, const QByteArray &around = {})
{
    return decodeFilters(readJson(R"({"properties":{"type":"AND","values":[)" + leaves + "]}" + around + "}").value);
}

QByteArray text(const FilterTree &tree)
{
    return writeJson(encodeFilters(tree));
}

const QByteArray a1 = R"({"type":"person","key":"a","value":1})";
const QByteArray a2 = R"({"type":"person","key":"a","value":2})";
const QByteArray a3 = R"({"type":"person","key":"a","value":3})";
const QByteArray b1 = R"({"type":"person","key":"b","value":1})";
const QByteArray b2 = R"({"type":"person","key":"b","value":2})";
const QByteArray c1 = R"({"type":"person","key":"c","value":1})";

using Side = DraftMerge::Side;
using Kind = DraftMerge::Part::Kind;

} // namespace

//! Two edits of one cohort brought together, and what choosing does.
class TestDraftMerge final : public QObject
{
    Q_OBJECT
private slots:
    void whatOneSideChangedIsKept();
    void whatBothChangedMustBeChosen();
    void changedHereRemovedThere();
    void severalRemovalsKeepTheirPlaces();
    void memberBesideTheTree();
    void noTreeOnOneSide();
    void serverKeysAreNobodysEdit();
};

void TestDraftMerge::whatOneSideChangedIsKept()
{
    const DraftMerge merge({u"n"_s, u"d"_s, criteria(a1 + "," + b1)}, {u"mine"_s, u"d"_s, criteria(a2 + "," + b1)},
                           {u"n"_s, u"theirs"_s, criteria(a1 + "," + b1 + "," + c1)});
    QVERIFY(merge.isSettled());
    QCOMPARE(merge.parts().size(), size_t(2));
    const DraftVersion result = merge.result();
    QCOMPARE(result.name, u"mine"_s);
    QCOMPARE(result.description, u"theirs"_s);
    QCOMPARE(text(result.criteria), text(criteria(a2 + "," + b1 + "," + c1)));
}

void TestDraftMerge::whatBothChangedMustBeChosen()
{
    DraftMerge merge({u"n"_s, {}, criteria(a1 + "," + b1)}, {u"mine"_s, {}, criteria(a2 + "," + b1)},
                     {u"theirs"_s, {}, criteria(a3 + "," + b2)});
    QCOMPARE(merge.parts().size(), size_t(2));
    QVERIFY(!merge.isSettled());
    merge.choose(0, Side::Theirs);
    QVERIFY(!merge.isSettled());
    merge.choose(1, Side::Theirs);
    QVERIFY(merge.isSettled());
    QCOMPARE(merge.result().name, u"theirs"_s);
    QCOMPARE(text(merge.result().criteria), text(criteria(a3 + "," + b2)));
    merge.choose(1, Side::Mine);
    QCOMPARE(text(merge.result().criteria), text(criteria(a2 + "," + b2)));
}

void TestDraftMerge::changedHereRemovedThere()
{
    DraftMerge merge({{}, {}, criteria(a1 + "," + b1)}, {{}, {}, criteria(a2 + "," + b1)}, {{}, {}, criteria(b1)});
    QCOMPARE(merge.parts().size(), size_t(1));
    QCOMPARE(merge.parts()[0].kind, Kind::Criterion);
    QVERIFY(merge.parts()[0].theirs.json.isAbsent());
    merge.choose(0, Side::Mine);
    QCOMPARE(text(merge.result().criteria), text(criteria(a2 + "," + b1)));
    merge.choose(0, Side::Theirs);
    QCOMPARE(text(merge.result().criteria), text(criteria(b1)));
}

void TestDraftMerge::severalRemovalsKeepTheirPlaces()
{
    const QByteArray all = a1 + "," + b1 + "," + c1;
    const QByteArray c2 = R"({"type":"person","key":"c","value":2})";
    DraftMerge merge({{}, {}, criteria(all)}, {{}, {}, criteria(a2 + "," + b2 + "," + c2)}, {{}, {}, criteria("")});
    QCOMPARE(merge.parts().size(), size_t(3));
    merge.choose(0, Side::Theirs);
    merge.choose(1, Side::Mine);
    merge.choose(2, Side::Theirs);
    QCOMPARE(text(merge.result().criteria), text(criteria(b2)));
}

void TestDraftMerge::memberBesideTheTree()
{
    const auto with = [](const QByteArray &leaf, const QByteArray &value) {
        return DraftVersion{{}, {}, criteria(leaf, R"(,"filterTestAccounts":)" + value)};
    };
    DraftMerge merge({{}, {}, criteria(a1)}, with(a1, "true"), with(a2, "false"));
    QCOMPARE(merge.parts().size(), size_t(1));
    merge.choose(0, Side::Theirs);
    QCOMPARE(text(merge.result().criteria), text(with(a2, "false").criteria));
    merge.choose(0, Side::Mine);
    QVERIFY(sameFilters(encodeFilters(merge.result().criteria), encodeFilters(with(a2, "true").criteria)));
}

void TestDraftMerge::noTreeOnOneSide()
{
    const FilterTree none = decodeFilters(readJson(R"({"properties":{}})").value);
    DraftMerge merge({{}, {}, none}, {{}, {}, criteria(a1)}, {{}, {}, criteria(b1)});
    QCOMPARE(merge.parts().size(), size_t(1));
    merge.choose(0, Side::Theirs);
    QCOMPARE(text(merge.result().criteria), text(criteria(b1)));
    merge.choose(0, Side::Mine);
    QCOMPARE(text(merge.result().criteria), text(criteria(a1)));
}

void TestDraftMerge::serverKeysAreNobodysEdit()
{
    const QByteArray compiled = R"({"type":"person","key":"a","value":1,"bytecode":[1],"conditionHash":"x"})";
    const QByteArray again = R"({"type":"person","key":"a","value":1,"bytecode":[2],"conditionHash":"y"})";
    QVERIFY(isSameVersion({{}, {}, criteria(compiled)}, {{}, {}, criteria(again)}));
    const DraftMerge merge({{}, {}, criteria(compiled)}, {{}, {}, criteria(a2)}, {{}, {}, criteria(again)});
    QVERIFY(merge.parts().empty());
    QCOMPARE(text(merge.result().criteria), text(criteria(a2)));
}

QTEST_GUILESS_MAIN(TestDraftMerge)
#include "tst_draftmerge.moc"
