// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/personwriter.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace desk;

namespace {

QByteArray page(const QByteArray &rows, const QByteArray &next = "null")
{
    return "{\"results\": [" + rows + "], \"next\": " + next + ", \"previous\": null}";
}

//! What an export of that page gives, or "broken: " and the kind of error.
QByteArray exported(const QByteArray &body, const char *columns, const PersonFormat &format = {})
{
    const auto list = parsePersonColumns(QString::fromUtf8(columns));
    PersonRows rows(*list);
    const auto read = rows.read(body);
    if (!read)
        return read.error().kind == ErrorKind::BrokenAnswer ? "broken" : "another error";
    TextBuffer out;
    PersonWriter writer(*list, format, out);
    for (size_t row = 0; row < rows.size(); ++row)
        writer.write(rows, row);
    return {out.view().data(), static_cast<qsizetype>(out.size())};
}

PersonFormat jsonLines()
{
    return {.kind = PersonFormat::Kind::JsonLines, .dialect = {}};
}

//! A text as JSON, with escapes where the generator likes them.
QByteArray jsonString(const QString &text, QRandomGenerator &random)
{
    QByteArray out = "\"";
    for (const char32_t c : text.toUcs4()) {
        if (c < 0x20 || c == '"' || c == '\\' || random.bounded(10) == 0) {
            const QString asUtf16 = QString::fromUcs4(&c, 1);
            for (const QChar unit : asUtf16)
                out += "\\u" + QByteArray::number(unit.unicode(), 16).rightJustified(4, '0');
        } else {
            out += QString::fromUcs4(&c, 1).toUtf8();
        }
    }
    return out + '"';
}

QString randomText(QRandomGenerator &random)
{
    static const char32_t Pieces[] = {U'a', U'b', U'é', U'漢', U'😀', U',', U'"', U'\n', U'\\', U' ', U'\0', U'/'};
    QString text;
    const int length = random.bounded(30) == 0 ? 10240 : random.bounded(20);
    for (int i = 0; i < length; ++i)
        text += QString::fromUcs4(&Pieces[random.bounded(int(std::size(Pieces)))], 1);
    return text;
}

//! As RFC 4180 asks, written once more and differently.
QByteArray cell(const QString &text)
{
    QByteArray utf8 = text.toUtf8();
    if (!QRegularExpression(QStringLiteral("[,\"\r\n]")).match(text).hasMatch())
        return utf8;
    return '"' + utf8.replace("\"", "\"\"") + '"';
}

QByteArray blanks(QRandomGenerator &random)
{
    static const QByteArray Kinds[] = {"", "", "", " ", "\n", "\t ", "\r\n"};
    return Kinds[random.bounded(int(std::size(Kinds)))];
}

struct Member
{
    QByteArray name, value;
};

QByteArray object(std::vector<Member> members, QRandomGenerator &random, bool shuffle)
{
    if (shuffle) {
        for (size_t i = members.size(); i > 1; --i)
            std::swap(members[i - 1], members[random.bounded(quint32(i))]);
    }
    QByteArray out = "{" + blanks(random);
    for (const Member &member : members) {
        if (!out.endsWith('{') && &member != &members.front())
            out += ',' + blanks(random);
        out += '"' + member.name + '"' + blanks(random) + ':' + blanks(random) + member.value + blanks(random);
    }
    return out + '}';
}

} // namespace

class TestPersonRows final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsColumnLists_data();
    void readsColumnLists();
    void refusesUnknownColumns_data();
    void refusesUnknownColumns();
    void writesEveryType_data();
    void writesEveryType();
    void writesLists_data();
    void writesLists();
    void findsKeysHoweverWritten_data();
    void findsKeysHoweverWritten();
    void tellsKeysOfAnyLengthApart();
    void survivesTraps_data();
    void survivesTraps();
    void refusesBrokenPages_data();
    void refusesBrokenPages();
    void tellsMoreFromEnd_data();
    void tellsMoreFromEnd();
    void countsWhatIsNoPerson();
    void tellsPersonsApart();
    void agreesWithAnotherWriter();
};

void TestPersonRows::readsColumnLists_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("all") << QStringLiteral("id,name,email,distinct_ids,distinct_id,created_at,last_seen_at,"
                                           "is_identified,properties.plan")
                         << QByteArray("id,name,email,distinct_ids,distinct_id,created_at,last_seen_at,"
                                       "is_identified,properties.plan\n");
    QTest::newRow("comma in a key") << QStringLiteral(R"(id,properties.a\,b,properties.c)")
                                    << QByteArray("id,\"properties.a,b\",properties.c\n");
    QTest::newRow("other backslashes stay") << QStringLiteral(R"(properties.a\b)") << QByteArray("properties.a\\b\n");
    QTest::newRow("dots and blanks in a key")
        << QStringLiteral("properties.a b.c ") << QByteArray("properties.a b.c \n");
    QTest::newRow("blank after the comma") << QStringLiteral("id, name") << QByteArray("id,name\n");
    QTest::newRow("twice") << QStringLiteral("id,id") << QByteArray("id,id\n");
    QTest::newRow("a key of other scripts") << QStringLiteral("properties.größe") << QByteArray("properties.größe\n");
}

void TestPersonRows::readsColumnLists()
{
    QFETCH(QString, list);
    QFETCH(QByteArray, header);
    const auto columns = parsePersonColumns(list);
    QVERIFY(columns.has_value());
    TextBuffer out;
    PersonWriter(*columns, {}, out).begin();
    QCOMPARE(QByteArray(out.view().data(), qsizetype(out.size())), header);
}

void TestPersonRows::refusesUnknownColumns_data()
{
    QTest::addColumn<QString>("list");
    for (const char *list : {"", "id,,name", "uuid", "Name", "properties", "properties.", "id,"})
        QTest::newRow(list) << QString::fromLatin1(list);
}

void TestPersonRows::refusesUnknownColumns()
{
    QFETCH(QString, list);
    const auto columns = parsePersonColumns(list);
    QVERIFY(!columns.has_value());
    QCOMPARE(columns.error().kind, ErrorKind::Invalid);
    QVERIFY(columns.error().text.contains(QStringLiteral("distinct_ids")));
}

void TestPersonRows::writesEveryType_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const char *value, const char *csv, const char *json) {
        QTest::newRow(name) << QByteArray(value) << QByteArray(csv) << QByteArray(json);
    };
    row("text", R"("pro")", "pro", R"("pro")");
    row("empty text", R"("")", "", R"("")");
    row("null", "null", "", "null");
    row("true", "true", "true", "true");
    row("false", "false", "false", "false");
    row("whole number", "42", "42", "42");
    row("number as written", "1.50", "1.50", "1.50");
    row("exponent", "1E+400", "1E+400", "1E+400");
    row("beyond 64 bits", "18446744073709551617", "18446744073709551617", "18446744073709551617");
    row("minus nought", "-0", "-0", "-0");
    row("list", R"([ 1, "a" , null ])", R"("[1,""a"",null]")", R"([1,"a",null])");
    row("list without commas", "[ 1 ]", "[1]", "[1]");
    row("object", "{ \"a\" :\n[ ] }", R"("{""a"":[]}")", R"({"a":[]})");
    row("duplicate members stay", R"({"a":1,"a":2})", R"("{""a"":1,""a"":2}")", R"({"a":1,"a":2})");
    row("blanks in a nested text stay", R"({"a": "x  y"})", R"("{""a"":""x  y""}")", R"({"a":"x  y"})");
    row("escapes nobody needs", R"(["\u00e9\/"])", R"("[""é/""]")", R"(["é/"])");
    row("nested quote", R"(["\"\\\n"])", R"("[""\""\\\n""]")", R"(["\"\\\n"])");
    row("newline", R"("a\nb")", "\"a\nb\"", R"("a\nb")");
    row("quote", R"("say \"hi\"")", R"("say ""hi""")", R"("say \"hi\"")");
    row("slash", R"("a\/b")", "a/b", R"("a/b")");
    row("all short escapes", R"("\b\f\t\\")", "\b\f\t\\", R"("\b\f\t\\")");
    row("pair", R"("\ud83d\ude00")", "😀", R"("😀")");
    row("lone high surrogate", R"("a\ud83d")", "a\xef\xbf\xbd", R"("a\ud83d")");
    row("lone low surrogate", R"("\ude00z")", "\xef\xbf\xbdz", R"("\ude00z")");
    row("two high surrogates", R"("\ud83d\ud83d\ude00")", "\xef\xbf\xbd😀", R"("\ud83d😀")");
    row("lone surrogate in a list", R"(["\ud800"])", R"("[""\ud800""]")", R"(["\ud800"])");
    QTest::newRow("nul") << QByteArray(R"("a\u0000b")") << QByteArray("a\0b", 3) << QByteArray(R"("a\u0000b")");
}

void TestPersonRows::writesEveryType()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, csv);
    QFETCH(QByteArray, json);
    const QByteArray body = page(R"({"id":"1","properties":{"x":)" + value + "}}");
    QCOMPARE(exported(body, "id,properties.x"), "1," + csv + '\n');
    QCOMPARE(exported(body, "id,properties.x", jsonLines()), R"({"id":"1","properties.x":)" + json + "}\n");
    const QByteArray named = page(R"({"id":"1","name":)" + value + "}");
    QCOMPARE(exported(named, "id,name"), "1," + csv + '\n');
}

void TestPersonRows::writesLists_data()
{
    QTest::addColumn<QByteArray>("ids");
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const char *ids, const char *csv, const char *json) {
        QTest::newRow(name) << QByteArray(ids) << QByteArray(csv) << QByteArray(json);
    };
    row("none", "[]", ",", R"([],"distinct_id":null)");
    row("one", R"(["a"])", "a,a", R"(["a"],"distinct_id":"a")");
    row("two", R"(["a" , "b"])", "a;b,a", R"(["a","b"],"distinct_id":"a")");
    row("with a comma", R"(["a,1","b"])", R"("a,1;b","a,1")", R"(["a,1","b"],"distinct_id":"a,1")");
    row("with an escape", R"(["\"","b"])", "\"\"\";b\",\"\"\"\"", R"(["\"","b"],"distinct_id":"\"")");
    row("null", "null", ",", R"(null,"distinct_id":null)");
    row("a text", R"("a")", "a,a", R"("a","distinct_id":"a")");
    row("numbers", "[1, 2]", "1;2,1", R"([1,2],"distinct_id":1)");
    row("lists in it", R"([["a"], null])", R"("[""a""];","[""a""]")", R"([["a"],null],"distinct_id":["a"])");
    row("an escape in the second", R"(["a","b\u00e9"])", "a;bé,a", R"(["a","bé"],"distinct_id":"a")");
    row("a comma in the second", R"(["a","b,c"])", "\"a;b,c\",a", R"(["a","b,c"],"distinct_id":"a")");
    row("a quote in the first", R"(["\"","b"])", R"(""";b","""")", R"(["\"","b"],"distinct_id":"\"")");
    row("null in the middle", R"(["a",null,"b"])", "a;;b,a", R"(["a",null,"b"],"distinct_id":"a")");
    row("empty first", R"(["","b"])", ";b,", R"(["","b"],"distinct_id":"")");
}

void TestPersonRows::writesLists()
{
    QFETCH(QByteArray, ids);
    QFETCH(QByteArray, csv);
    QFETCH(QByteArray, json);
    const QByteArray body = page(R"({"distinct_ids":)" + ids + R"(,"id":"1"})");
    QCOMPARE(exported(body, "distinct_ids,distinct_id"), csv + '\n');
    QCOMPARE(exported(body, "distinct_ids,distinct_id", jsonLines()), R"({"distinct_ids":)" + json + "}\n");
}

void TestPersonRows::findsKeysHoweverWritten_data()
{
    QTest::addColumn<QByteArray>("person");
    QTest::addColumn<QByteArray>("csv");
    const auto row = [](const char *name, const char *person, const char *csv) {
        QTest::newRow(name) << QByteArray(person) << QByteArray(csv);
    };
    row("usual", R"({"id":"1","properties":{"email":"e","plan":"p"}})", "1,e,p\n");
    row("another order", R"({"properties":{"plan":"p","email":"e"},"id":"1"})", "1,e,p\n");
    row("escaped key", R"({"\u0069d":"1","properties":{"pl\u0061n":"p","\u0065mail":"e"}})", "1,e,p\n");
    row("blanks", "{ \"id\" : \"1\" , \"properties\" : { \"email\" : \"e\" , \"plan\" : \"p\" } }", "1,e,p\n");
    row("the last one counts", R"({"id":"0","id":"1","properties":{"plan":"o","plan":"p","email":"e"}})", "1,e,p\n");
    row("the last object counts", R"({"id":"1","properties":{"email":"o","plan":"o"},"properties":{"plan":"p"}})",
        "1,,p\n");
    row("the last object is none", R"({"id":"1","properties":{"email":"o","plan":"o"},"properties":null})", "1,,\n");
    row("none", R"({})", ",,\n");
    row("no properties", R"({"id":"1","properties":null})", "1,,\n");
    row("properties of another type", R"({"id":"1","properties":["email","plan"]})", "1,,\n");
    row("a key that begins alike", R"({"id":"1","properties":{"email2":"x","emai":"x","plan\"":"x","plan":"p"}})",
        "1,,p\n");
    row("empty key", R"({"":"x","id":"1","properties":{"":"x","plan":"p"}})", "1,,p\n");
    row("the same name deeper", R"({"a":{"id":"9"},"id":"1","properties":{"a":{"plan":"x"},"plan":"p"}})", "1,,p\n");
}

void TestPersonRows::findsKeysHoweverWritten()
{
    QFETCH(QByteArray, person);
    QFETCH(QByteArray, csv);
    QCOMPARE(exported(page(person), "id,email,properties.plan"), csv);
    QCOMPARE(exported("\xef\xbb\xbf" + page(person), "id,email,properties.plan"), csv);
    // Before and after persons of another shape, which mislead the guess where a key stands.
    const QByteArray usual = R"({"id":"u","name":"n","properties":{"email":"ue","plan":"up"}})";
    QCOMPARE(exported(page(usual + ',' + person + ',' + usual), "id,email,properties.plan"),
             "u,ue,up\n" + csv + "u,ue,up\n");
}

//! Keys are compared in blocks: the byte that differs must be seen wherever it stands.
void TestPersonRows::tellsKeysOfAnyLengthApart()
{
    for (int length = 1; length < 50; ++length) {
        const QByteArray key(length, 'k');
        for (int at = 0; at < length; ++at) {
            QByteArray other = key;
            other[at] = 'x';
            const auto person = [](const QByteArray &name) { return R"({"properties":{")" + name + R"(":1}})"; };
            const QByteArray body = page(person(key) + ',' + person(other) + ',' + person(key));
            QCOMPARE(exported(body, ("properties." + key).constData()), QByteArray("1\n\"\"\n1\n"));
        }
    }
}

void TestPersonRows::survivesTraps_data()
{
    QTest::addColumn<QByteArray>("properties");
    QTest::addColumn<QByteArray>("csv");
    const int depth = 5000;
    const QByteArray deep = QByteArray(depth, '[') + QByteArray(depth, ']');
    QTest::newRow("deep") << R"({"x":)" + deep + "}" << deep;
    QTest::newRow("deep beside it") << R"({"y":)" + deep + R"(,"x":1})" << QByteArray("1");
    const QByteArray large(10240, 'z');
    QTest::newRow("10 KiB") << R"({"x":")" + large + "\"}" << large;
    QTest::newRow("10 KiB with a comma") << R"({"x":",)" + large + "\"}"
                                         << "\"," + large + '"';
    QByteArray many;
    for (int i = 0; i < 5000; ++i)
        many += "\"k" + QByteArray::number(i) + "\":0,";
    QTest::newRow("5000 members") << "{" + many + R"("x":1})" << QByteArray("1");
    QTest::newRow("groups of all kinds")
        << QByteArray(
               R"({"y":[{},[],{"a":{"b":[1,[],{}]},"c":null},[[[]]]],"x":[ {} , [ ] , {"a" : {"b":[1,[ ],{}]},"c":null},[[[]]]]})")
        << QByteArray(R"("[{},[],{""a"":{""b"":[1,[],{}]},""c"":null},[[[]]]]")");
    QTest::newRow("brackets in a text") << QByteArray(R"({"y":"]}{[\"","x":1})") << QByteArray("1");
    QTest::newRow("backslashes before the quote") << QByteArray(R"({"y":"\\\\","x":"\\"})") << QByteArray("\\");
}

void TestPersonRows::survivesTraps()
{
    QFETCH(QByteArray, properties);
    QFETCH(QByteArray, csv);
    const QByteArray person = R"({"properties":)" + properties + R"(,"id":"1"})";
    QCOMPARE(exported(page(person + ',' + person), "properties.x,id"), csv + ",1\n" + csv + ",1\n");
}

void TestPersonRows::refusesBrokenPages_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray good = page(R"({"id":"1","name":"n"},{"id":"2","name":"m"})");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("html") << QByteArray("<html>");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no results") << QByteArray(R"({"next":null})");
    QTest::newRow("results of another type") << QByteArray(R"({"results":{},"next":null})");
    QTest::newRow("not a number") << page(R"({"id":12x})");
    QTest::newRow("not a word") << page(R"({"id":nul})");
    QTest::newRow("no value") << page(R"({"id":})");
    QTest::newRow("bad utf-8") << page("{\"id\":\"\xff\"}");
    QTest::newRow("newline in a text") << page("{\"id\":\"a\nb\"}");
    QTest::newRow("a second text behind it") << good + good;
    QTest::newRow("a bracket too many") << good + '}';
    QTest::newRow("a nul behind it") << good + QByteArray(1, '\0');
    QTest::newRow("a nul for a value") << page(QByteArray("{\"id\":\0}", 8));
    QTest::newRow("a control character for a value") << page("{\"id\":\x01}");
    QTest::newRow("a control character behind a value") << page("{\"id\":1\x01}");
    QTest::newRow("a nul behind a value") << page(QByteArray("{\"id\":1\0}", 9));
    QTest::newRow("a form feed is no blank") << page("{\"id\":1\f}");
    QTest::newRow("no colon") << page(R"({"id" "1"})");
    QTest::newRow("no comma") << page(R"({"id":"1" "name":"n"})");
    QTest::newRow("no comma between persons") << page(R"({"id":"1"} {"id":"2"})");
    QTest::newRow("a comma too many in a person") << page(R"({"id":"1",})");
    QTest::newRow("a comma too many behind persons") << page(R"({"id":"1"},)");
    QTest::newRow("a comma alone") << page(",");
    QTest::newRow("a name that is no text") << page(R"({id:"1"})");
    QTest::newRow("a name that is a number") << page(R"({1:"1"})");
    QTest::newRow("another bracket closes") << page(R"({"id":"1"])");
    QTest::newRow("nothing for a name nobody needs") << page(R"({"else":,"id":"1"})");
    QTest::newRow("a bracket for a name nobody needs") << page(R"({"else":],"id":"1"})");
    QTest::newRow("an open group nobody needs") << page(R"({"else":[[],"id":"1"})");
    for (const char *group : {R"(["a" "b"])", R"(["a",,"b"])", R"(["a",])", R"([,"a"])", R"(["a"})", R"(["a":1])",
                              R"({"a"})", R"({"a":})", R"({"a":1,})", R"({"a":1 "b":2})", R"({"a",1})", R"({1:2})",
                              R"({"a":1])", R"({"a":[1,{"b":}]})", R"([[[1]}])", R"([[1]],)", R"([nul])", "[\x01]"})
        QTest::addRow("group %s", group) << page(QByteArray(R"({"name":)") + group + '}');
    QTest::newRow("two values") << page(R"({"id":"1"2})");
    for (qsizetype size = 1; size < good.size(); size += 3)
        QTest::addRow("cut at %d", int(size)) << good.first(size);
}

void TestPersonRows::refusesBrokenPages()
{
    QFETCH(QByteArray, body);
    QCOMPARE(exported(body, "id,name"), QByteArray("broken"));
}

void TestPersonRows::tellsMoreFromEnd_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("more");
    QTest::newRow("address") << page("", "\"http://x/?offset=1\"") << true;
    QTest::newRow("null") << page("") << false;
    QTest::newRow("empty") << page("", "\"\"") << false;
    QTest::newRow("absent") << QByteArray(R"({"results":[]})") << false;
    QTest::newRow("before the rows") << QByteArray(R"({"next":"http://x/","results":[{"next":null}]})") << true;
}

void TestPersonRows::tellsMoreFromEnd()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, more);
    PersonRows rows(defaultPersonColumns());
    QVERIFY(rows.read(body).has_value());
    QCOMPARE(rows.hasMore(), more);
}

void TestPersonRows::countsWhatIsNoPerson()
{
    PersonRows rows(defaultPersonColumns());
    QVERIFY(rows.read(page(R"(null, {"id":"1"}, 5, "x", [{"id":"2"}], {"id":"3"})")).has_value());
    QCOMPARE(rows.size(), size_t(2));
    QCOMPARE(rows.unreadable(), size_t(4));
    QVERIFY(rows.read(page(R"({"id":"1"})")).has_value());
    QCOMPARE(rows.unreadable(), size_t(0));
}

void TestPersonRows::tellsPersonsApart()
{
    PersonRows rows(*parsePersonColumns(QStringLiteral("name")));
    QVERIFY(rows.read(page(R"({"id":7,"uuid":"u"},{"id":"i"},{"id":8,"uuid":null},{},{"created_at":"t","uuid":"v"})"))
                .has_value());
    QCOMPARE(rows.identity(0), "\"u\"");
    QCOMPARE(rows.identity(1), "\"i\"");
    QCOMPARE(rows.identity(2), "8");
    QCOMPARE(rows.identity(3), "");
    QCOMPARE(rows.createdAt(4), "\"t\"");
}

//! Persons made up from a fixed seed, written as JSON in every legal way, against a plain writer of the same values.
void TestPersonRows::agreesWithAnotherWriter()
{
    QRandomGenerator random(4180);
    QByteArray rows;
    QByteArray expected;
    for (int i = 0; i < 2000; ++i) {
        const QString name = randomText(random);
        const QString plan = randomText(random);
        const QString ids[] = {randomText(random), randomText(random)};
        const QByteArray number = QByteArray::number(random.generate()) + "." + QByteArray::number(i);
        std::vector<Member> properties{{"plan", jsonString(plan, random)}, {"n", number}, {"o", "{\"plan\":[1]}"}};
        std::vector<Member> person{
            {"id", "\"" + QByteArray::number(i) + "\""},
            {"name", jsonString(name, random)},
            {"distinct_ids", "[" + jsonString(ids[0], random) + ", " + jsonString(ids[1], random) + "]"},
            {"properties", object(properties, random, i % 5 == 0)},
            {"matched_recordings", "[]"}};
        rows += (i ? "," : "") + object(person, random, i % 7 == 0);
        expected += QByteArray::number(i) + ',' + cell(name) + ',' + cell(ids[0] + u';' + ids[1]) + ',' + number + ',' +
                    cell(plan) + '\n';
    }
    QCOMPARE(exported(page(rows), "id,name,distinct_ids,properties.n,properties.plan"), expected);
}

QTEST_APPLESS_MAIN(TestPersonRows)
#include "tst_personrows.moc"
