// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/contractcase.h"

#include <QTest>

using namespace demo::test;

// Every file of tests/data/contract is a test: what is asked and what must be answered stands there alone.
class TestContract final : public QObject
{
    Q_OBJECT

private slots:
    void patterns();
    void answers_data();
    void answers();

private:
    std::vector<ContractCase> m_cases = contractCases(COHORT_DESK_SOURCE_DIR "/tests/data/contract");
    ContractRunner m_runner;
};

// The reader must be able to say no.
void TestContract::patterns()
{
    const demo::Json value = demo::Json::parse(R"({"a": 1, "b": ["x", null], "c": {"d": true}})");
    const auto fits = [&](const char *pattern) { return difference(demo::Json::parse(pattern), value).empty(); };
    QVERIFY(fits(R"({"a": 1})"));
    QVERIFY(fits(R"({"a": "<number>", "b": ["<text>", "<null>"], "c": {"d": "<boolean>"}})"));
    QVERIFY(fits(R"({"b": ["x", "<more>"], "z": "<absent>"})"));
    QVERIFY(!fits(R"({"a": 2})"));
    QVERIFY(!fits(R"({"a": "<absent>"})"));
    QVERIFY(!fits(R"({"b": ["x"]})"));
    QVERIFY(!fits(R"({"z": "<any>"})"));
    QVERIFY(!fits(R"({"b": ["<re:^y>", null]})"));
}

void TestContract::answers_data()
{
    QTest::addColumn<std::size_t>("number");
    QVERIFY(m_cases.size() > 30);
    for (std::size_t i = 0; i < m_cases.size(); ++i)
        QTest::newRow(m_cases[i].name.c_str()) << i;
}

void TestContract::answers()
{
    QFETCH(std::size_t, number);
    const std::string wrong = m_runner.run(m_cases[number]);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

QTEST_APPLESS_MAIN(TestContract)
#include "tst_contract.moc"
