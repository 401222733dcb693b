// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/membership/previewmodel.h"
#include "ui/persons/propertymodel.h"
#include "ui/requestlog/requestlogmodel.h"
#include "ui/widgets/columnchoicemodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace Qt::StringLiterals;
using Mode = QAbstractItemModelTester::FailureReportingMode;

//! The small models of windows, each through what is done to it.
class TestModels final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void requestLogKeepsTheLastRequests();
    void requestLogTakesAnother();
    void previewShowsARaggedList();
    void propertiesOfAPerson();
    void columnsAreChosenAndMoved();
    void columnsAreAdded();
};

namespace {

RequestRecord request(int number)
{
    RequestRecord record;
    record.startedAt = QDateTime(QDate(2026, 3, 1), QTime(10, 0), Qt::UTC);
    record.path = u"/api/projects/%1/cohorts/"_s.arg(number);
    record.status = 200;
    record.tries = 1;
    record.outcome = u"ok"_s;
    return record;
}

QString pathAt(const RequestLogModel &model, int row)
{
    return model.index(row, RequestLogModel::Path).data().toString();
}

std::vector<ColumnChoice> letters()
{
    return {{u"a"_s, u"A"_s, true}, {u"b"_s, u"B"_s, false}, {u"c"_s, u"C"_s, true}};
}

} // namespace

void TestModels::requestLogKeepsTheLastRequests()
{
    RequestLogModel model;
    const QAbstractItemModelTester tester(&model, Mode::QtTest);
    for (int number = 0; number < 503; ++number)
        model.append(request(number));
    QCOMPARE(model.rowCount(), 500);
    QCOMPARE(pathAt(model, 0), u"/api/projects/3/cohorts/"_s);
    QCOMPARE(pathAt(model, 499), u"/api/projects/502/cohorts/"_s);
}

void TestModels::requestLogTakesAnother()
{
    RequestLogModel model;
    const QAbstractItemModelTester tester(&model, Mode::QtTest);
    model.append(request(1));
    RequestLog log;
    log.add(request(7));
    log.add(request(8));
    model.setLog(log);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(pathAt(model, 1), u"/api/projects/8/cohorts/"_s);
    model.setLog(RequestLog());
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::previewShowsARaggedList()
{
    PreviewModel model;
    const QAbstractItemModelTester tester(&model, Mode::QtTest);
    ListLook look;
    look.header = {u"email"_s};
    look.rows = {{u"ada@example.com"_s, u"pro"_s}, {}, {u"bob@example.com"_s}};
    look.columns = 2;
    model.setLook(look);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.columnCount(), 2);
    QCOMPARE(model.index(0, 1).data().toString(), u"pro"_s);
    QVERIFY(model.index(1, 0).data().toString().isEmpty());
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"email"_s);
    model.setLook({});
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::propertiesOfAPerson()
{
    PropertyModel model;
    const QAbstractItemModelTester tester(&model, Mode::QtTest);
    model.setProperties(R"({"name":"Ada","tags":["a",{"b":1}],"empty":null})");
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, PropertyModel::NameColumn).data().toString(), u"empty"_s);
    QVERIFY(model.wholeValue(2).contains(u'\n'));
    model.setProperties("[1]");
    QCOMPARE(model.rowCount(), 0);
}

void TestModels::columnsAreChosenAndMoved()
{
    ColumnChoiceModel model;
    const QAbstractItemModelTester tester(&model, Mode::QtTest);
    model.setChoices(letters());
    QSignalSpy changed(&model, &ColumnChoiceModel::choiceChanged);
    QVERIFY(model.setData(model.index(1), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(model.chosenKeys(), QStringList({u"a"_s, u"b"_s, u"c"_s}));
    QVERIFY(model.moveRows({}, 0, 1, {}, 3));
    QCOMPARE(model.chosenKeys(), QStringList({u"b"_s, u"c"_s, u"a"_s}));
    QVERIFY(model.moveRows({}, 1, 2, {}, 0));
    QCOMPARE(model.chosenKeys(), QStringList({u"c"_s, u"a"_s, u"b"_s}));
    QVERIFY(!model.moveRows({}, 2, 2, {}, 0));
    model.choose({u"b"_s});
    QCOMPARE(model.chosenKeys(), QStringList({u"b"_s}));
    QCOMPARE(changed.size(), 4);
}

void TestModels::columnsAreAdded()
{
    ColumnChoiceModel model;
    const QAbstractItemModelTester tester(&model, Mode::QtTest);
    model.addChoices(letters());
    model.addChoices({{u"b"_s, u"Other"_s, true}, {u"d"_s, u"D"_s, false}});
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(1).data().toString(), u"B"_s);
    QCOMPARE(model.index(3).data().toString(), u"D"_s);
}

QTEST_MAIN(TestModels)
#include "tst_models.moc"
