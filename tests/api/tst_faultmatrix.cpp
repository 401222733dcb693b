// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/apicall.h"
#include "tests/api/faultclasses.h"
#include "tests/api/sidebyside.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Script answerOf(const Operation &operation)
{
    return script::answer(200, operation.good, operation.type);
}

//! One operation under one fault, with a peer and a client of its own, so that many run side by side.
class Pair final
{
public:
    Pair(const Operation &what, const FaultClass &how)
        : m_what(what)
        , m_how(how)
        , m_client(settingsFor(m_peer.url()), ApiKey(testKey), optionsFor(how))
        , m_api(m_client)
    {
        m_peer.always(how.script);
    }
    void start()
    {
        m_ending = std::make_shared<Ending>();
        m_pending = m_what.start(m_api, Subject(), &m_context, m_ending);
    }
    //! The fault is gone; the same client goes on.
    void mend()
    {
        m_peer.forget();
        m_peer.always(answerOf(m_what));
        m_client.goOn();
    }
    void leaveWithoutServer() { m_peer.close(); }

    bool hasEnded() const { return m_ending->calls > 0 && m_client.findChildren<ApiCall *>().isEmpty(); }
    ScriptedPeer &peer() { return m_peer; }
    ApiClient &client() { return m_client; }
    const Ending &ending() const { return *m_ending; }
    //! What is not as it must be; empty: nothing.
    QString complaint(const Expected &expected) const;
    QString complaintOfMended() const;
    QString name() const { return u"%1, %2: "_s.arg(QLatin1String(m_what.name), QLatin1String(m_how.name)); }

private:
    QString trafficComplaint(const Expected &expected) const;

    const Operation &m_what;
    const FaultClass &m_how;
    ScriptedPeer m_peer;
    ApiClient m_client;
    CohortApi m_api;
    QObject m_context;
    std::shared_ptr<Ending> m_ending;
    Pending m_pending;
};

QString Pair::complaint(const Expected &expected) const
{
    const bool isUnsureChange = m_what.effect == Effect::Change && m_how.isUnsure;
    const QString words = complaintOf(*m_ending, expected, isUnsureChange, testKey);
    return words.isEmpty() ? trafficComplaint(expected) : words;
}

//! How often the server was asked, and that the key came in its header alone.
QString Pair::trafficComplaint(const Expected &expected) const
{
    if (const QString count = complaintOfCount(m_peer.count(), expected); !count.isEmpty())
        return count;
    for (const SeenRequest &seen : m_peer.seen()) {
        if (seen.headers.value("authorization") != "Bearer " + testKey || seen.target.contains(testKey) ||
            seen.body.contains(testKey) || seen.body.size() != seen.headers.value("content-length").toLongLong())
            return u"not the request it should be: "_s + QString::fromUtf8(seen.target);
    }
    return {};
}

QString Pair::complaintOfMended() const
{
    if (m_ending->error || m_ending->calls != 1)
        return u"does not work again: "_s + (m_ending->error ? m_ending->error->text : u"no answer"_s);
    return trafficComplaint(success);
}

using Pairs = std::vector<std::unique_ptr<Pair>>;

bool everything()
{
    return qEnvironmentVariableIsSet("COHORT_DESK_LONG");
}

//! The operations that meet a fault in this run: all, or every third, another third for each fault.
std::vector<const Operation *> chosen(size_t turn, const FaultClass &fault)
{
    std::vector<const Operation *> all;
    for (size_t i = 0; i < operations().size(); ++i) {
        const Operation &operation = operations()[i];
        if (!(operation.readElsewhere && fault.isInRows) && (everything() || (i + turn) % 3 == 0))
            all.push_back(&operation);
    }
    return all;
}

} // namespace

//! Every operation of the client under every fault. A third of the pairs in the quick run, all of them in the long one.
class FaultMatrixTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void matrixIsLarge();
    void operationsUnderFault_data();
    void operationsUnderFault();
    void operationsThatAreSlowOnly();
    void operationsUnderRedirect_data();
    void operationsUnderRedirect();
    void operationsWithoutServer();
};

void FaultMatrixTest::matrixIsLarge()
{
    QVERIFY(operations().size() >= 25);
    QVERIFY(faultClasses().size() >= 20);
}

void FaultMatrixTest::operationsUnderFault_data()
{
    QTest::addColumn<int>("fault");
    for (size_t f = 0; f < faultClasses().size(); ++f)
        QTest::newRow(faultClasses()[f].name) << static_cast<int>(f);
}

void FaultMatrixTest::operationsUnderFault()
{
    QFETCH(int, fault);
    const FaultClass &how = faultClasses()[static_cast<size_t>(fault)];
    const auto operations = chosen(static_cast<size_t>(fault), how);
    const size_t batch = how.isHeavy ? heavyAtOnce : atOnce;
    QStringList complaints;
    for (size_t first = 0; first < operations.size(); first += batch) {
        Pairs pairs;
        for (size_t i = first; i < std::min(first + batch, operations.size()); ++i)
            pairs.push_back(std::make_unique<Pair>(*operations[i], how));
        QElapsedTimer time;
        time.start();
        QVERIFY2(runSideBySide(pairs), "an operation does not end, or leaves a call behind");
        // Limits are 1.5 s at most; the rest is what a busy computer may take.
        QVERIFY2(!how.isHanging || time.elapsed() < 8000, QByteArray::number(time.elapsed()).constData());
        size_t at = first;
        collect(pairs, complaints,
                [&](const Pair &pair) { return pair.complaint(expectedOf(how, *operations[at++])); });
        for (const auto &pair : pairs)
            pair->mend();
        QVERIFY(runSideBySide(pairs));
        collect(pairs, complaints, [](const Pair &pair) { return pair.complaintOfMended(); });
    }
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void FaultMatrixTest::operationsThatAreSlowOnly()
{
    const FaultClass patient;
    Pairs pairs;
    for (const Operation &operation : operations()) {
        pairs.push_back(std::make_unique<Pair>(operation, patient));
        pairs.back()->peer().always([good = answerOf(operation)](QTcpSocket &socket, const SeenRequest &seen) {
            QTimer::singleShot(30ms, &socket, [&socket, good, seen] { good(socket, seen); });
        });
    }
    QVERIFY(runSideBySide(pairs));
    QStringList complaints;
    collect(pairs, complaints, [](const Pair &pair) { return pair.complaintOfMended(); });
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void FaultMatrixTest::operationsUnderRedirect_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("target"); // %1: the server's own port, %2: that of a stranger
    const std::pair<const char *, QString> targets[] = {
        {"other host", u"http://127.0.0.2:%2/api/"_s},
        {"other port", u"http://127.0.0.1:%2/api/"_s},
        {"other scheme", u"https://127.0.0.1:%1/api/"_s},
        {"without scheme", u"//127.0.0.2:%2/api/"_s},
        {"with backslashes", u"http:\\\\127.0.0.2:%2\\api"_s},
        {"own host as user", u"http://127.0.0.1:%1@127.0.0.2:%2/api/"_s},
        {"with user", u"http://me:secret@127.0.0.1:%1/api/"_s},
        {"own host as beginning", u"http://127.0.0.1.evil.invalid:%2/api/"_s},
        {"look-alike", u"http://127.0.0.1\u2024evil.invalid:%2/"_s},
        {"a file", u"file:///etc/hostname"_s},
        {"data", u"data:application/json,{}"_s}};
    for (const int status : {301, 302, 303, 307, 308}) {
        for (const auto &[name, target] : targets)
            QTest::addRow("%d %s", status, name) << status << target;
    }
}

void FaultMatrixTest::operationsUnderRedirect()
{
    QFETCH(int, status);
    QFETCH(QString, target);
    ScriptedPeer elsewhere(QHostAddress(u"127.0.0.2"_s)), nextDoor;
    const bool isNextDoor = target.startsWith("http://127.0.0.1:%2"_L1);
    const QString port = QString::number((isNextDoor ? nextDoor : elsewhere).serverPort());
    FaultClass how;
    Pairs pairs;
    for (const Operation *operation : chosen(static_cast<size_t>(status), how)) {
        pairs.push_back(std::make_unique<Pair>(*operation, how));
        ScriptedPeer &peer = pairs.back()->peer();
        const QString place =
            QString(target).replace(u"%1"_s, QString::number(peer.serverPort())).replace(u"%2"_s, port);
        peer.always(script::redirect(place.toUtf8(), status));
    }
    QVERIFY(runSideBySide(pairs));
    QStringList complaints;
    collect(pairs, complaints, [](const Pair &pair) {
        return pair.complaint(
            {ErrorKind::Redirected, "The key was not sent there|redirects to itself, which leads nowhere"});
    });
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    QCOMPARE(elsewhere.connections() + nextDoor.connections(), 0);
}

void FaultMatrixTest::operationsWithoutServer()
{
    FaultClass how;
    how.name = "no server";
    Pairs pairs;
    for (const Operation &operation : operations()) {
        pairs.push_back(std::make_unique<Pair>(operation, how));
        pairs.back()->leaveWithoutServer();
    }
    QVERIFY(runSideBySide(pairs));
    QStringList complaints;
    // Surely not sent, so that even a create is no riddle.
    collect(pairs, complaints, [](const Pair &pair) {
        return pair.complaint({ErrorKind::Offline, "Nothing answers at", 0, 0});
    });
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    for (const auto &pair : pairs) {
        QCOMPARE(pair->client().state().kind, ConnectionState::Kind::Offline);
        QCOMPARE(pair->client().log().records().back().tries, 3);
    }
}

QTEST_GUILESS_MAIN(FaultMatrixTest)
#include "tst_faultmatrix.moc"
