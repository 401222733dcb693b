// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/requesttarget.h"
#include "tests/demo/wireserver.h"

#include <QDirIterator>
#include <QFile>
#include <QObject>
#include <QRegularExpression>
#include <QTest>

#include <memory>
#include <vector>

using namespace demo::test;

namespace {

const std::string CohortList = "/api/projects/1/cohorts/?limit=20";

} // namespace

// Odd and hostile clients: whatever they send, there is an answer or an end, and the next one is served.
class TestHostile final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void survivesHostileBytes_data();
    void survivesHostileBytes();
    void survivesHostileRequests_data();
    void survivesHostileRequests();
    void holdsNobodyUpWithSlowClients();
    void survivesTheCorpus();

private:
    WireServer m_server;
};

void TestHostile::survivesHostileBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray head = "Host: 127.0.0.1\r\nAuthorization: Bearer phx\r\n";
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("zeros") << QByteArray(5000, '\0');
    QTest::newRow("blank lines") << QByteArray(20000, '\n');
    QTest::newRow("no words") << QByteArray("\r\n\r\n");
    QTest::newRow("no version") << QByteArray("GET /\r\n\r\n");
    QTest::newRow("odd version") << "GET / HTTP/9.9\r\n" + head + "\r\n";
    QTest::newRow("odd method") << "BREW /api/projects/1/ HTTP/1.1\r\n" + head + "\r\n";
    QTest::newRow("tunnel") << "CONNECT example.com:443 HTTP/1.1\r\n" + head + "\r\n";
    QTest::newRow("asterisk") << "OPTIONS * HTTP/1.1\r\n" + head + "\r\n";
    QTest::newRow("absolute target") << "GET http://evil.example/api/ HTTP/1.1\r\n" + head + "\r\n";
    QTest::newRow("long line without end") << "GET /" + QByteArray(300'000, 'a');
    QTest::newRow("long header") << "GET / HTTP/1.1\r\nX: " + QByteArray(300'000, 'x') + "\r\n\r\n";
    QTest::newRow("many headers") << "GET / HTTP/1.1\r\n" + QByteArray("X: y\r\n").repeated(50'000) + "\r\n";
    QTest::newRow("headers without end") << "GET / HTTP/1.1\r\n" + QByteArray("X: y\r\n").repeated(1'000'000);
    QTest::newRow("header without colon") << "GET / HTTP/1.1\r\n" + head + "nonsense\r\n\r\n";
    QTest::newRow("broken UTF-8 in headers") << "GET / HTTP/1.1\r\n" + head + "X: \xff\xfe\xc3\r\n\r\n";
    QTest::newRow("negative length") << "POST / HTTP/1.1\r\n" + head + "Content-Length: -5\r\n\r\nabc";
    QTest::newRow("endless length") << "POST / HTTP/1.1\r\n" + head +
                                           "Content-Length: 99999999999999999999999\r\n\r\nabc";
    QTest::newRow("length and less") << "POST / HTTP/1.1\r\n" + head + "Content-Length: 50\r\n\r\nabc";
    QTest::newRow("odd chunks") << "POST / HTTP/1.1\r\n" + head + "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n";
    QTest::newRow("endless chunk") << "POST / HTTP/1.1\r\n" + head +
                                          "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc";
    QTest::newRow("range") << "GET / HTTP/1.1\r\n" + head + "Range: bytes=9999999-1,-5,0-\r\n\r\n";
    QTest::newRow("packed nonsense") << "POST / HTTP/1.1\r\n" + head +
                                            "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc";
    QTest::newRow("parts without end")
        << "POST /api/projects/1/cohorts/ HTTP/1.1\r\n" + head +
               "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 20\r\n\r\n--x\r\nContent-Dispos";
    QTest::newRow("parts without boundary") << "POST /api/projects/1/cohorts/ HTTP/1.1\r\n" + head +
                                                   "Content-Type: multipart/form-data\r\nContent-Length: 3\r\n\r\nabc";
}

// Whatever comes, the next one is served.
void TestHostile::survivesHostileBytes()
{
    QFETCH(QByteArray, bytes);
    RawConnection connection(m_server.port());
    connection.send(bytes.toStdString());
    connection.endSending();
    const int status = connection.answer().status;
    QVERIFY2(status == 0 || (status >= 400 && status < 500) || status == 200, qPrintable(QString::number(status)));
    QCOMPARE(m_server.get(CohortList).status, 200);
}

void TestHostile::survivesHostileRequests_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    const auto get = [](const char *name, const QByteArray &target) {
        QTest::newRow(name) << QByteArray("GET") << "/api/projects/1/" + target << QByteArray();
    };
    get("limit 0", "cohorts/?limit=0");
    get("limit -5", "persons/?limit=-5&offset=-5");
    get("limit 10^9", "persons/?limit=1000000000");
    get("endless limit", "persons/?limit=99999999999999999999999999&offset=9223372036854775807");
    get("limit no number", "cohorts/?limit=NaN&offset=1e999");
    get("largest offset", "cohorts/3/persons/?offset=9223372036854775807&limit=9223372036854775807");
    get("activity far away", "cohorts/activity/?page=9223372036854775807&limit=9223372036854775807");
    get("history far away", "cohorts/3/calculation_history/?offset=9223372036854775807&limit=9223372036854775807");
    get("id -1", "cohorts/-1/");
    get("id NaN", "cohorts/NaN/");
    get("id 1e999", "cohorts/1e999/");
    get("id beyond", "cohorts/99999999999999999999/");
    get("person beyond", "persons/99999999999999999999/");
    get("broken UTF-8", "cohorts/?search=%ff%fe%c3%28");
    get("broken escapes", "cohorts/?search=%zz%&%=%");
    get("zero byte", "cohorts/?search=a%00b");
    get("zero byte in the path", "cohorts/%00/");
    get("many fields", "cohorts/?" + QByteArray("a=b&").repeated(2000));
    get("many slashes", QByteArray("cohorts") + QByteArray(5000, '/'));
    get("up and up", QByteArray("../").repeated(1000));
    get("deep filters", "persons/?properties=" + QByteArray(7000, '['));
    get("no filters", "persons/?properties=%22x%22");
    get("filters of odd kinds", "persons/?properties=%5B1,null,%5B%5D,%7B%7D,%7B%22type%22:5%7D%5D");
    const auto post = [](const char *name, const QByteArray &body, const char *method = "POST",
                         const char *target = "/api/projects/1/cohorts/") {
        QTest::newRow(name) << QByteArray(method) << QByteArray(target) << body;
    };
    post("deep lists", QByteArray(100'000, '[') + QByteArray(100'000, ']'));
    post("deep objects", QByteArray("{\"filters\":").repeated(10'000) + "1" + QByteArray(10'000, '}'));
    const QByteArray opening = R"({"type":"OR","values":[)";
    post("deep groups", R"({"filters":{"properties":)" + opening.repeated(400) + QByteArray("]}").repeated(400) + "}}");
    post("deeper groups",
         R"({"filters":{"properties":)" + opening.repeated(10'000) + QByteArray("]}").repeated(10'000) + "}}");
    post("twice the same member", R"({"name":"a","name":"b","is_static":true,"is_static":true})");
    post("numbers beyond", R"({"name":1e999,"is_static":1e999})");
    post("numbers far beyond", R"({"description":-1e-999999,"groups":[{"action_id":1e308,"days":1e308}]})");
    post("no number", R"({"name":NaN})");
    post("broken UTF-8 in JSON", "{\"name\":\"\xff\xfe\"}");
    post("lone surrogates", R"({"name":"\ud800","is_static":true})");
    post("zero in a name", R"({"name":"a\u0000b","is_static":true})");
    post("odd ids", R"({"is_static":true,"_create_static_person_ids":[1,null,{},[]]})");
    post("huge ids", R"({"filters":{"properties":{"type":"OR","values":[{"type":"cohort","key":"id",)"
                     R"("value":18446744073709551615}]}}})");
    post("odd query", R"({"is_static":true,"query":{"kind":"ActorsQuery","properties":{"type":{},"values":7}}})");
    post("odd question", R"x({"query":{"kind":"ActorsQuery","select":["count()"],"properties":7,"limit":1e30}})x",
         "POST", "/api/projects/1/query/");
    const QByteArray sql = R"x({"query":{"kind":"HogQLQuery","query":"SELECT count() AS n FROM persons WHERE )x";
    post("odd SQL", sql + QByteArray("(").repeated(50'000) + "\"}}", "POST", "/api/projects/1/query/");
    post("odd persons", R"({"person_ids":{"a":1}})", "PATCH",
         "/api/projects/1/cohorts/3/add_persons_to_static_cohort/");
    post("odd plan", R"([{"fault":{"kind":7}}])", "PUT", "/_control/faults");
}

void TestHostile::survivesHostileRequests()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    RawConnection connection(m_server.port());
    const std::string start =
        rawGet(target.toStdString(), m_server.key(), "Content-Length: " + std::to_string(body.size()) + "\r\n");
    connection.send(method.toStdString() + start.substr(3) + body.toStdString());
    const PlainAnswer answer = connection.answer();
    QVERIFY2(answer.status >= 200 && answer.status < 500, qPrintable(QString::number(answer.status)));
    QVERIFY2(answer.body.empty() || !answer.json().is_discarded(), answer.body.substr(0, 300).c_str());
    QCOMPARE(m_server.get(CohortList).status, 200);
}

// Two hundred connections that never finish their request: others do not wait for them.
void TestHostile::holdsNobodyUpWithSlowClients()
{
    std::vector<std::unique_ptr<RawConnection>> slow;
    for (int i = 0; i < 200; ++i) {
        slow.push_back(std::make_unique<RawConnection>(m_server.port()));
        slow.back()->send("GET /api/projects/1/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ");
    }
    for (int round = 0; round < 5; ++round) {
        for (const auto &connection : slow)
            connection->send("b");
        QCOMPARE(m_server.get(CohortList).status, 200);
    }
}

// What the fuzzer once found worth keeping.
void TestHostile::survivesTheCorpus()
{
    QDirIterator files(QStringLiteral(COHORT_DESK_SOURCE_DIR "/tests/data/fuzz/requests"), QDir::Files);
    int count = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        feedServer(file.readAll().toStdString());
        ++count;
    }
    QVERIFY(count > 100);
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
