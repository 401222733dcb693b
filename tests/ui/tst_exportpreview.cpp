// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportpreview.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTest>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

const QByteArray page = R"({"results":[{"id":"1","properties":{"email":"a@b.c","plan":"pro"}},)"
                        R"({"id":"2","properties":{"email":"=d,e","plan":null}}],"next":null})";

//! Answers whatever it is told to, and keeps what it was asked.
struct People
{
    std::vector<PersonQuery> asked;
    Result<QByteArray> answer = page;

    FetchPersonPage fetch()
    {
        return [this](const PersonQuery &query, QObject *, const Answer<QByteArray> &take) {
            asked.push_back(query);
            take(answer);
            return Pending();
        };
    }
};

ExportPlan planOf(const char *columns)
{
    ExportPlan plan;
    plan.sources = {{CohortId{7}}, {CohortId{8}}};
    plan.columns = *parsePersonColumns(QString::fromLatin1(columns));
    return plan;
}

} // namespace

class TestExportPreview final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void followsThePlanWithoutAskingAgain();
    void asksAgainForAnotherSearchOnce();
    void tellsWhyThereIsNothing_data();
    void tellsWhyThereIsNothing();
    void cutsLongLines();
    void showsNoMoreThanItAskedFor();
};

void TestExportPreview::followsThePlanWithoutAskingAgain()
{
    People people;
    ExportPreview preview(people.fetch(), nullptr);
    const auto *text = preview.findChild<QPlainTextEdit *>();
    preview.setPlan(planOf("id,email"));
    QTRY_COMPARE(text->toPlainText(), u"id,email\n1,a@b.c\n2,\"=d,e\""_s);
    QCOMPARE(people.asked.size(), size_t(1));
    QCOMPARE(people.asked.front(), (PersonQuery{CohortId{7}, {}, {}, 0, 5}));

    ExportPlan plan = planOf("properties.plan,id");
    preview.setPlan(plan);
    QCOMPARE(text->toPlainText(), u"properties.plan,id\npro,1\n,2"_s);
    plan.format.dialect = {.separator = '\t', .crlf = true, .byteOrderMark = true, .formulaGuard = true};
    preview.setPlan(plan);
    QCOMPARE(text->toPlainText(), u"properties.plan\tid\npro\t1\n\t2"_s);
    plan = planOf("email");
    plan.format.dialect.formulaGuard = true;
    preview.setPlan(plan);
    QCOMPARE(text->toPlainText(), u"email\na@b.c\n\"'=d,e\""_s);
    plan.format.kind = PersonFormat::Kind::JsonLines;
    preview.setPlan(plan);
    QCOMPARE(text->toPlainText(), u"{\"email\":\"a@b.c\"}\n{\"email\":\"=d,e\"}"_s);
    plan.columns.clear();
    preview.setPlan(plan);
    QCOMPARE(text->toPlainText(), QString());
    QCOMPARE(people.asked.size(), size_t(1));
}

void TestExportPreview::asksAgainForAnotherSearchOnce()
{
    People people;
    ExportPreview preview(people.fetch(), nullptr);
    const auto *text = preview.findChild<QPlainTextEdit *>();
    ExportPlan plan = planOf("id");
    preview.setPlan(plan);
    QTRY_VERIFY(!text->toPlainText().isEmpty());
    for (const QString &typed : {u"a"_s, u"an"_s, u"ann"_s}) {
        plan.search = typed;
        preview.setPlan(plan);
    }
    QCOMPARE(text->toPlainText(), QString()); // what stood there is of other people
    QTRY_VERIFY(!text->toPlainText().isEmpty());
    QCOMPARE(people.asked.size(), size_t(2));
    QCOMPARE(people.asked.back().search, u"ann"_s);
}

void TestExportPreview::tellsWhyThereIsNothing_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("words");
    QTest::newRow("failed") << QByteArray() << QString() << u"The first people could not be read: No."_s;
    QTest::newRow("broken") << QByteArray("<html>") << QString() << u"The first people could not be read: The server"_s;
    QTest::newRow("empty") << QByteArray(R"({"results":[]})") << QString() << u"Nobody is in it."_s;
    QTest::newRow("no match") << QByteArray(R"({"results":[]})") << u"x"_s << u"Nobody matches."_s;
}

void TestExportPreview::tellsWhyThereIsNothing()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, search);
    QFETCH(QString, words);
    People people;
    people.answer = body;
    if (body.isEmpty())
        people.answer = Error{ErrorKind::ServerFailure, u"No."_s};
    ExportPreview preview(people.fetch(), nullptr);
    const auto *text = preview.findChild<QPlainTextEdit *>();
    ExportPlan plan = planOf("id");
    plan.search = search;
    preview.setPlan(plan);
    QTRY_VERIFY2(text->placeholderText().startsWith(words), qPrintable(text->placeholderText()));
    QCOMPARE(text->toPlainText(), QString());
}

void TestExportPreview::cutsLongLines()
{
    People people;
    people.answer = QByteArray(R"({"results":[{"id":")") + QByteArray(100'000, 'x') + R"("}]})";
    ExportPreview preview(people.fetch(), nullptr);
    const auto *text = preview.findChild<QPlainTextEdit *>();
    preview.setPlan(planOf("id"));
    QTRY_VERIFY(!text->toPlainText().isEmpty());
    QVERIFY(text->toPlainText().size() < 1000);
}

void TestExportPreview::showsNoMoreThanItAskedFor()
{
    People people;
    QByteArray rows = R"({"id":"0"})";
    for (int i = 1; i < 1000; ++i)
        rows += R"(,{"id":")" + QByteArray::number(i) + R"("})";
    people.answer = R"({"results":[)" + rows + "]}";
    ExportPreview preview(people.fetch(), nullptr);
    const auto *text = preview.findChild<QPlainTextEdit *>();
    preview.setPlan(planOf("id"));
    QTRY_COMPARE(text->toPlainText(), u"id\n0\n1\n2\n3\n4"_s);
}

QTEST_MAIN(TestExportPreview)
#include "tst_exportpreview.moc"
