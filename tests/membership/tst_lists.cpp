// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/listloader.h"
#include "models/membership/listreading.h"
#include "models/membership/listsniffer.h"
#include "models/membership/peoplelist.h"
#include "models/membership/personkey.h"
#include "tests/support/instrumented.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <random>

#include <sys/stat.h>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(desk::IdKind)
Q_DECLARE_METATYPE(desk::ListEncoding)

namespace {

const QByteArray Ada("0190d2c1-7777-0000-0000-00000000000a");
const QByteArray Bob("0190d2c1-7777-0000-0000-00000000000b");

//! What reading a list gave: "row:value" or "row:value!flaw".
struct ReadOut
{
    ListLook look;
    QStringList values;
    QString problem;
};

ReadOut readOut(const QByteArray &bytes, const ListHints &hints = {}, std::optional<ListFormat> format = {})
{
    QBuffer device;
    device.setData(bytes);
    device.open(QIODevice::ReadOnly);
    ReadOut out;
    const auto look = sniffList(device, hints);
    if (!look) {
        out.problem = look.error().text;
        return out;
    }
    out.look = *look;
    const auto done = readList(device, format.value_or(look->format), [&out](const ListValue &value) {
        const QString text = QString::fromUtf8(value.value.data(), qsizetype(value.value.size()));
        if (!text.isEmpty() || value.flaw != ValueFlaw::None)
            out.values << u"%1:%2"_s.arg(value.number).arg(text) +
                              (value.flaw == ValueFlaw::None ? QString() : u"!%1"_s.arg(int(value.flaw)));
        return true;
    });
    if (!done)
        out.problem = done.error().text;
    return out;
}

QByteArray encoded(const QString &text, ListEncoding encoding, bool mark)
{
    using Flag = QStringConverter::Flag;
    const auto with = [&](QStringConverter::Encoding e) {
        QStringEncoder encoder(e, mark ? Flag::WriteBom : Flag::Default);
        return QByteArray(encoder.encode(text));
    };
    switch (encoding) {
    case ListEncoding::Utf8:
        return with(QStringConverter::Utf8);
    case ListEncoding::Utf16LE:
        return with(QStringConverter::Utf16LE);
    case ListEncoding::Utf16BE:
        return with(QStringConverter::Utf16BE);
    case ListEncoding::Latin1:
        break;
    }
    return text.toLatin1();
}

//! By this program since it began, whatever the cache of the system did.
qint64 bytesRead()
{
    QFile file(u"/proc/self/io"_s);
    return file.open(QIODevice::ReadOnly) ? file.readLine().mid(int(qstrlen("rchar:"))).trimmed().toLongLong() : 0;
}

//! A million rows that are nowhere in memory as a whole.
class EndlessRows final : public QIODevice
{
public:
    explicit EndlessRows(qint64 rows)
        : m_rows(rows)
    {}
    bool seek(qint64 place) override
    {
        m_next = 0;
        m_rest.clear();
        return place == 0 && QIODevice::seek(0);
    }
    qint64 size() const override { return m_rows * 37; }
    bool atEnd() const override { return m_next >= m_rows && m_rest.isEmpty(); }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        while (m_rest.size() < most && m_next < m_rows) {
            PersonKey key{0x0190d2c177770000ULL, quint64(m_next++) * 0x9e3779b97f4a7c15ULL | 1};
            m_rest.append(key.text()).append('\n');
        }
        const qint64 given = qMin<qint64>(most, m_rest.size());
        memcpy(data, m_rest.constData(), size_t(given));
        m_rest.remove(0, given);
        return given;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 m_rows;
    qint64 m_next = 0;
    QByteArray m_rest;
};

//! VmHWM or VmRSS in KiB.
qint64 memory(const QByteArray &name)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(name))
            return line.mid(name.size() + 1).trimmed().split(' ').constFirst().toLongLong();
    }
    return 0;
}

} // namespace

class TestLists final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void findsOutHowAListIsWritten_data();
    void findsOutHowAListIsWritten();
    void readsEveryEncoding_data();
    void readsEveryEncoding();
    void refusesWhatIsNoList_data();
    void refusesWhatIsNoList();
    void readsOddInput_data();
    void readsOddInput();
    void takesHints();
    void findsRepetitions();
    void neverKeepsAHugeCell();
    void cutsRecordsAnywhere();
    void survivesRandomBytes();
    void readsAMillionRowsInConstantMemory();
    void keepsAMillionValuesSmall();
    void leavesABigFileAtOnce();
    void readsNoFoldersAndPipes();
};

void TestLists::findsOutHowAListIsWritten_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<IdKind>("kind");
    QTest::addColumn<QString>("values");
    const auto row = [](const char *name, const QByteArray &bytes, IdKind kind, const QString &values) {
        QTest::newRow(name) << bytes << kind << values;
    };
    const auto ada = QString::fromLatin1(Ada), bob = QString::fromLatin1(Bob);
    const QString both = u"2:"_s + ada + u" 3:"_s + bob;
    row("ids without header", Ada + "\n" + Bob + "\n", IdKind::PersonId, u"1:"_s + ada + u" 2:"_s + bob);
    row("person_id", "person_id\n" + Ada + "\n" + Bob, IdKind::PersonId, both);
    row("Person .id", "Person .id\n" + Ada + "\n" + Bob, IdKind::PersonId, both);
    row("persons.csv of PostHog",
        "created_at,distinct_ids.0,distinct_ids.1,email,id,last_seen_at,name,properties.plan\n2026-01-01T00:00:00Z,a,b,"
        "a@x.com," +
            Ada + ",,A,pro\n2026-01-01T00:00:00Z,c,,b@x.com," + Bob + ",,B,free\n",
        IdKind::PersonId, both);
    row("our own export",
        "id,name,email,distinct_ids,created_at\n" + Ada + ",A,a@x.com,d1;d2,2026\n" + Bob + ",B,,d3,2026\n",
        IdKind::PersonId, both);
    row("distinct_id wins over email", "name,email,distinct_id\nA,a@x.com,u-1\nB,b@x.com,u-2\n", IdKind::DistinctId,
        u"2:u-1 3:u-2"_s);
    row("person id wins over distinct_id", "distinct_id;person_id\nu-1;" + Ada + "\nu-2;" + Bob + "\n",
        IdKind::PersonId, both);
    row("email header", "E-Mail\na@x.com\nb@x.com\n", IdKind::Email, u"2:a@x.com 3:b@x.com"_s);
    row("emails, no header", "a@x.com\nb@x.com\n", IdKind::Email, u"1:a@x.com 2:b@x.com"_s);
    row("emails under a name that nobody knows", "Kontakt\na@x.com\nb@x.com\n", IdKind::Email,
        u"2:a@x.com 3:b@x.com"_s);
    row("one distinct id a line", "u-1\nu-2\nu-3\n", IdKind::DistinctId, u"1:u-1 2:u-2 3:u-3"_s);
    row("tabs", "name\temail\nA\ta@x.com\nB\tb@x.com\n", IdKind::Email, u"2:a@x.com 3:b@x.com"_s);
    row("semicolons", "name;email\nA;a@x.com\nB;b@x.com\n", IdKind::Email, u"2:a@x.com 3:b@x.com"_s);
    row("bars", "name|email\nA|a@x.com\nB|b@x.com\n", IdKind::Email, u"2:a@x.com 3:b@x.com"_s);
    row("no header, column by content", "A,a@x.com\nB,b@x.com\n", IdKind::Email, u"1:a@x.com 2:b@x.com"_s);
    row("pasted line of emails", "a@x.com, b@x.com; <c@x.com>"_ba.replace("; ", ", "), IdKind::Email,
        u"1:a@x.com 1:b@x.com 1:c@x.com"_s);
    row("pasted line with blanks", "a@x.com b@x.com c@x.com", IdKind::Email, u"1:a@x.com 1:b@x.com 1:c@x.com"_s);
    row("pasted line of distinct ids", "u-1, u-2, u-3", IdKind::DistinctId, u"1:u-1 1:u-2 1:u-3"_s);
    row("a row copied from a table of people",
        "Ann Lee\tann@x.com\tu-1;ann@x.com\t2025-03-01T10:00:00.000Z\t2026-01-01T00:00:00.000Z\n", IdKind::Email,
        u"1:ann@x.com"_s);
    row("a line of ids, one of them an email", "u-1, ann@x.com, u-3", IdKind::DistinctId, u"1:u-1 1:ann@x.com 1:u-3"_s);
    row("quotes", "\"email\",\"note\"\n\"a@x.com\",\"says \"\"hi\"\",\nnext line\"\n\"b@x.com\",x\n", IdKind::Email,
        u"2:a@x.com 3:b@x.com"_s);
    row("blank lines count as rows", "email\n\na@x.com\n\n\nb@x.com\n", IdKind::Email, u"3:a@x.com 6:b@x.com"_s);
    row("a distinct id with a comma", "u-1\nu-2\nu,3\nu-4\nu-5\n", IdKind::DistinctId,
        u"1:u-1 2:u-2 3:u,3 4:u-4 5:u-5"_s);
}

void TestLists::findsOutHowAListIsWritten()
{
    QFETCH(QByteArray, bytes);
    QFETCH(IdKind, kind);
    QFETCH(QString, values);
    const ReadOut out = readOut(bytes);
    QCOMPARE(out.problem, QString());
    QCOMPARE(int(out.look.format.kind), int(kind));
    QCOMPARE(out.values.join(u' '), values);
}

void TestLists::readsEveryEncoding_data()
{
    QTest::addColumn<ListEncoding>("encoding");
    QTest::addColumn<bool>("mark");
    QTest::newRow("UTF-8") << ListEncoding::Utf8 << false;
    QTest::newRow("UTF-8 with mark") << ListEncoding::Utf8 << true;
    QTest::newRow("UTF-16 LE") << ListEncoding::Utf16LE << false;
    QTest::newRow("UTF-16 LE with mark") << ListEncoding::Utf16LE << true;
    QTest::newRow("UTF-16 BE") << ListEncoding::Utf16BE << false;
    QTest::newRow("UTF-16 BE with mark") << ListEncoding::Utf16BE << true;
    QTest::newRow("Latin-1") << ListEncoding::Latin1 << false;
}

void TestLists::readsEveryEncoding()
{
    QFETCH(ListEncoding, encoding);
    QFETCH(bool, mark);
    const QString text = u"distinct_id,name\njosé,José\nu-2,Bob\nmüller,M\n"_s;
    const ReadOut out = readOut(encoded(text, encoding, mark));
    QCOMPARE(out.problem, QString());
    QCOMPARE(int(out.look.format.encoding), int(encoding));
    QCOMPARE(out.look.hasByteOrderMark, mark);
    QCOMPARE(out.values.join(u' '), u"2:josé 3:u-2 4:müller"_s);
}

void TestLists::refusesWhatIsNoList_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty") << QByteArray("") << u"empty"_s;
    QTest::newRow("blanks") << QByteArray(" \n\r\n\t\n") << u"empty"_s;
    QTest::newRow("only a mark") << QByteArray("\xef\xbb\xbf") << u"empty"_s;
    QTest::newRow("workbook") << QByteArray("PK\x03\x04 and so on") << u"Excel"_s;
    QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08\x00 xx", 7) << u"gzip"_s;
    QByteArray noise;
    for (int i = 0; i < 2000; ++i)
        noise.append(char(i * 7 % 31));
    QTest::newRow("binary") << noise << u"not a text"_s;
    QTest::newRow("quote never closed") << QByteArray("email\na@x.com\n\"b@x.com\nc@x.com\nd@x.com\n") << u"row 3"_s;
}

void TestLists::refusesWhatIsNoList()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const ReadOut out = readOut(bytes);
    QVERIFY2(out.problem.contains(words), qPrintable(out.problem));
}

void TestLists::readsOddInput_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("values");
    const auto flaw = [](ValueFlaw f) { return u"!%1"_s.arg(int(f)); };
    QTest::newRow("mixed line ends") << QByteArray("email\r\na@x.com\rb@x.com\nc@x.com\r\n\nd@x.com")
                                     << u"2:a@x.com 3:b@x.com 4:c@x.com 6:d@x.com"_s;
    QTest::newRow("a NUL") << QByteArray("email\na@x.com\nb\0@x.com\nc@x.com\n", 31)
                           << u"2:a@x.com 3:b"_s + QChar(0) + u"@x.com"_s + flaw(ValueFlaw::HasControl) +
                                  u" 4:c@x.com"_s;
    QTest::newRow("spaces") << QByteArray(
                                   "email\n  a@x.com \nb b@x.com\nno\n@x\n<c@x.com>\nd@x.com\ne@x.com\nf@x.com\n")
                            << u"2:a@x.com 3:b b@x.com"_s + flaw(ValueFlaw::HasSpace) + u" 4:no"_s +
                                   flaw(ValueFlaw::NotEmail) + u" 5:@x"_s + flaw(ValueFlaw::NotEmail) +
                                   u" 6:c@x.com 7:d@x.com 8:e@x.com 9:f@x.com"_s;
    QTest::newRow("upper case and broken ids") << "person_id\n" + Ada.toUpper() + "\n" + Ada.chopped(1) + "\n"
                                               << u"2:"_s + QString::fromLatin1(Ada.toUpper()) + u" 3:"_s +
                                                      QString::fromLatin1(Ada.chopped(1)) + flaw(ValueFlaw::NotUuid);
    QTest::newRow("ids with spaces inside")
        << QByteArray("distinct_id\n user one \nuser  two\n") << u"2:user one 3:user  two"_s;
    QTest::newRow("rows too short") << QByteArray("name,email\nA\nB,b@x.com\n") << u"3:b@x.com"_s;
}

void TestLists::readsOddInput()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, values);
    const ReadOut out = readOut(bytes);
    QCOMPARE(out.problem, QString());
    QCOMPARE(out.values.join(u' '), values);
}

void TestLists::takesHints()
{
    const QByteArray bytes = "name,mail a,mail b\nA,a@x.com,c@x.com\nB,b@x.com,d@x.com\n";
    QCOMPARE(readOut(bytes, {{}, u"mail b"_s}).values.join(u' '), u"2:c@x.com 3:d@x.com"_s);
    QCOMPARE(readOut(bytes, {{}, u"2"_s}).values.join(u' '), u"2:a@x.com 3:b@x.com"_s);
    QVERIFY(readOut(bytes, {{}, u"mail c"_s}).problem.contains(u"mail b"_s));
    QVERIFY(readOut(bytes, {{}, u"4"_s}).problem.contains(u"column 3"_s));
    QCOMPARE(int(readOut(bytes, {IdKind::DistinctId, u"2"_s}).look.format.kind), int(IdKind::DistinctId));
    // A name of a column makes the first row a header although nobody would take it for one.
    QCOMPARE(readOut("x;y\n1;2\n3;4\n", {{}, u"y"_s}).values.join(u' '), u"2:2 3:4"_s);
    // Distinct ids may be anything: one above person ids or addresses is no header, unless others stand beside it.
    const IdKind distinct = IdKind::DistinctId;
    QCOMPARE(readOut("user_216\n" + Ada + "\n" + Bob + "\n", {distinct, {}}).values.size(), 3);
    QCOMPARE(readOut("user_216\na@x.com\nb@x.com\n", {distinct, {}}).values.size(), 3);
    QCOMPARE(readOut("user_216,x\n" + Ada + ",x\n" + Bob + ",x\n", {distinct, {}}).values.size(), 3);
    QCOMPARE(readOut("distinct_id\n" + Ada + "\n" + Bob + "\n", {distinct, {}}).values.size(), 2);
    QCOMPARE(readOut("key,kontakt\nu-1,a@x.com\nu-2,b@x.com\n", {distinct, {}}).values.join(u' '), u"2:u-1 3:u-2"_s);
    // What was found out can be corrected.
    ListFormat asText;
    asText.separator = '\0';
    asText.hasQuotes = false;
    QCOMPARE(readOut("\"u-1\nu-2\n", {}, asText).values.join(u' '), u"1:\"u-1 2:u-2"_s);
}

void TestLists::findsRepetitions()
{
    PeopleList list(IdKind::Email);
    const char *values[] = {"a@x.com", "B@x.com", "A@X.com", "b@x.com", "a@x.com", "broken", "broken"};
    qint64 number = 0;
    for (const char *value : values)
        QVERIFY(list.add(++number, value, flawOf(value, IdKind::Email)));
    QCOMPARE(list.firstOf(0), PeopleList::None);
    QCOMPARE(list.firstOf(2), size_t(0));
    QCOMPARE(list.firstOf(3), size_t(1));
    QCOMPARE(list.firstOf(4), size_t(0));
    QCOMPARE(list.firstOf(6), PeopleList::None);
    QVERIFY(list.value(2) == "A@X.com");
    QCOMPARE(list.askable(), (std::vector<size_t>{0, 1}));
    QCOMPARE(list.find("B@X.COM"), size_t(1));
    QCOMPARE(list.find("c@x.com"), PeopleList::None);
    QVERIFY(list.add(8, "a@bücher.example", ValueFlaw::None));
    QVERIFY(list.add(9, "A@BÜCHER.example", ValueFlaw::None));
    QCOMPARE(list.firstOf(8), size_t(7));
}

void TestLists::neverKeepsAHugeCell()
{
    const qint64 before = memory("VmRSS:");
    QByteArray bytes = "email,note\na@x.com,";
    bytes.append(50 * 1024 * 1024, 'x');
    bytes.append("\n").append(50 * 1024 * 1024, 'y').append(",z\nb@x.com,\n");
    const qint64 withText = memory("VmRSS:");
    const ReadOut out = readOut(bytes);
    QCOMPARE(out.problem, QString());
    QCOMPARE(out.values.size(), 3);
    QCOMPARE(out.values[1], u"3:"_s + QString(64, u'y') + u"!%1"_s.arg(int(ValueFlaw::TooLong)));
    QVERIFY(withText > before); // the text itself is the test's
    QVERIFY2(isInstrumented || memory("VmHWM:") - withText < 20 * 1024, "a cell was kept");
}

//! Wherever a piece ends, the records are the same.
void TestLists::cutsRecordsAnywhere()
{
    const QByteArray bytes = "a,\"b\"\"c\r\nd\",e\r\n\"\",x\"y\n,\r\rlast,\"q\"z,";
    class Pieces final : public QIODevice
    {
    public:
        Pieces(QByteArray bytes, qint64 size)
            : m_bytes(std::move(bytes))
            , m_size(size)
        {
            open(QIODevice::ReadOnly | QIODevice::Unbuffered);
        }
        bool seek(qint64 place) override
        {
            m_at = place;
            return QIODevice::seek(place);
        }

    protected:
        qint64 readData(char *data, qint64 most) override
        {
            const qint64 given = qMin(qMin(most, m_size), m_bytes.size() - m_at);
            memcpy(data, m_bytes.constData() + m_at, size_t(given));
            m_at += given;
            return given;
        }
        qint64 writeData(const char *, qint64) override { return -1; }

    private:
        QByteArray m_bytes;
        qint64 m_size;
        qint64 m_at = 0;
    };
    ListFormat format;
    format.everyCell = true;
    const auto read = [&](qint64 size) {
        Pieces device(bytes, size);
        QStringList values;
        const auto done = readList(device, format, [&](const ListValue &value) {
            values << u"%1:%2"_s.arg(value.number)
                          .arg(QString::fromUtf8(value.value.data(), qsizetype(value.value.size())));
            return true;
        });
        return done ? values : QStringList{done.error().text};
    };
    const QStringList whole = read(1000);
    QCOMPARE(whole, (QStringList{u"1:a"_s, u"1:b\"c\r\nd"_s, u"1:e"_s, u"2:x\"y"_s, u"5:last"_s, u"5:qz"_s}));
    for (qint64 size = 1; size < bytes.size(); ++size)
        QCOMPARE(read(size), whole);
}

void TestLists::survivesRandomBytes()
{
    std::mt19937 dice(7);
    const QByteArray alphabet("a@x.,;\t|\"\n\r \0\xc3\xa9\xff-0", 18);
    for (int round = 0; round < 3000; ++round) {
        QByteArray bytes;
        for (quint32 i = dice() % 60; i > 0; --i)
            bytes.append(alphabet[qsizetype(dice() % quint32(alphabet.size()))]);
        const ReadOut out = readOut(bytes);
        QVERIFY(!out.problem.isEmpty() || out.look.columns >= 1);
    }
}

void TestLists::readsAMillionRowsInConstantMemory()
{
    EndlessRows rows(1'000'000);
    QVERIFY(rows.open(QIODevice::ReadOnly));
    const qint64 before = memory("VmRSS:");
    QElapsedTimer clock;
    clock.start();
    const auto look = sniffList(rows);
    QVERIFY(look);
    QCOMPARE(int(look->format.kind), int(IdKind::PersonId));
    qint64 good = 0;
    const auto done = readList(rows, look->format, [&good](const ListValue &value) {
        good += value.flaw == ValueFlaw::None ? 1 : 0;
        return true;
    });
    const qint64 took = clock.elapsed();
    QVERIFY(done);
    QCOMPARE(good, 1'000'000);
    qInfo("a million rows: %lld ms, %lld KiB more", took, memory("VmRSS:") - before);
    QVERIFY2(isInstrumented || took < 3000, qPrintable(QString::number(took)));
    QVERIFY(isInstrumented || memory("VmRSS:") - before < 10 * 1024);
}

void TestLists::keepsAMillionValuesSmall()
{
    EndlessRows rows(1'000'000);
    QVERIFY(rows.open(QIODevice::ReadOnly));
    ListFormat format;
    format.kind = IdKind::PersonId;
    const qint64 before = memory("VmRSS:");
    QElapsedTimer clock;
    clock.start();
    PeopleList list(IdKind::PersonId);
    QVERIFY(readList(rows, format, list));
    QCOMPARE(list.size(), size_t(1'000'000));
    qInfo("a million values kept: %lld ms, %lld KiB", clock.elapsed(), memory("VmRSS:") - before);
    QVERIFY(isInstrumented || clock.elapsed() < 3000);
    QVERIFY(isInstrumented || memory("VmRSS:") - before < 100 * 1024);
}

//! Nobody waits for the rest of a file that is not wanted any more.
void TestLists::leavesABigFileAtOnce()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"big.csv"_s));
    constexpr qint64 Size = 64LL << 30; // holes: nothing of it is on the disk
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a@x.com\n") > 0 && file.resize(Size));
    file.close();
    for (const QStringList &paths : {QStringList{file.fileName()}, QStringList{file.fileName(), file.fileName()}}) {
        auto loader = std::make_unique<ListLoader>();
        QSignalSpy looked(loader.get(), &ListLoader::looked);
        QSignalSpy failed(loader.get(), &ListLoader::failed);
        const qint64 before = bytesRead();
        loader->sniff(fileSource(paths));
        QTRY_VERIFY(bytesRead() > before + (16 << 20));
        loader->sniff(textSource("b@x.com\n"));
        QTRY_COMPARE(looked.count(), 1);
        QCOMPARE(failed.count(), 0);
        loader->sniff(fileSource(paths));
        const qint64 between = bytesRead();
        QTRY_VERIFY(bytesRead() > between + (16 << 20));
        loader.reset();
        QVERIFY(bytesRead() - before < Size / 4);
    }
}

void TestLists::readsNoFoldersAndPipes()
{
    const QTemporaryDir folder;
    const QString pipe = folder.filePath(u"pipe"_s);
    QCOMPARE(mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    ListLoader loader;
    QSignalSpy failed(&loader, &ListLoader::failed);
    for (const QString &path : {folder.path(), pipe}) {
        loader.sniff(fileSource({path}));
        QTRY_COMPARE(failed.count(), 1);
        const auto error = failed.takeFirst().constFirst().value<Error>();
        QVERIFY2(error.text.contains(path == pipe ? u"device"_s : u"folder"_s), qPrintable(error.text));
    }
}

QTEST_GUILESS_MAIN(TestLists)

#include "tst_lists.moc"
