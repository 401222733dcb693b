// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/headless/command.h"
#include "app/headless/endpoint.h"
#include "app/headless/texttable.h"
#include "models/profile/places.h"
#include "models/profile/profilestore.h"

#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QTest>

using namespace desk;
using namespace Qt::StringLiterals;
using Kind = CommandLine::Kind;

namespace {

QStringList split(const char *line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class TestCommandLine final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void tellsWhatIsWanted_data();
    void tellsWhatIsWanted();
    void keepsOptionsAndArguments();
    void neverRepeatsAValue();
    void checksWordsOfCommands_data();
    void checksWordsOfCommands();
    void takesTheFirstThatApplies();
    void refusesConnectionsThatCannotBe_data();
    void refusesConnectionsThatCannotBe();
    void findsKeptConnections();
    void helpsWithEveryCommand();
    void alignsTables();
    void longTextLeavesTheOthersInPlace();
    void endsWithTheCodeOfTheError();
};

void TestCommandLine::tellsWhatIsWanted_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<Kind>("kind");
    const auto row = [](const char *line, Kind kind) { QTest::newRow(line) << QString::fromLatin1(line) << kind; };
    row("", Kind::Window);
    row("--demo", Kind::Window);
    row("--demo --demo-persons 7", Kind::Window);
    row("-platform offscreen --demo", Kind::Window);
    row("--help", Kind::Help);
    row("-h", Kind::Help);
    row("--version", Kind::Version);
    row("list --help", Kind::Help);
    row("--demo filter check --help", Kind::Help);
    row("list", Kind::Command);
    row("--demo list --json", Kind::Command);
    row("list --demo", Kind::Command);
    row("show 5", Kind::Command);
    row("show -- --odd-name", Kind::Command);
    row("filter check -", Kind::Command);
    row("filter", Kind::Wrong);
    row("filter frob x", Kind::Wrong);
    row("lists", Kind::Wrong);
    row("list extra", Kind::Wrong);
    row("show", Kind::Wrong);
    row("list --frob", Kind::Wrong);
    row("list --json=yes", Kind::Wrong);
    row("list --search", Kind::Wrong);
    row("--host a --host b list", Kind::Wrong);
    row("--key phx_x list", Kind::Wrong);
}

void TestCommandLine::tellsWhatIsWanted()
{
    QFETCH(QString, line);
    QFETCH(Kind, kind);
    const CommandLine parsed = parseCommandLine(split(line.toUtf8().constData()));
    QCOMPARE(parsed.kind, kind);
    QCOMPARE(parsed.text.isEmpty(), kind == Kind::Window || kind == Kind::Command);
}

void TestCommandLine::keepsOptionsAndArguments()
{
    const CommandLine line = parseCommandLine({u"--host=http://x"_s, u"export"_s, u"--cohort"_s, u"1"_s, u"--cohort"_s,
                                               u"A B"_s, u"--output"_s, u"-"_s, u"--bom"_s});
    QCOMPARE(line.command, u"export"_s);
    QCOMPARE(line.given.values("cohort"), (QStringList{u"1"_s, u"A B"_s}));
    QCOMPARE(line.given.value("output"), u"-"_s);
    QCOMPARE(line.given.value("host"), u"http://x"_s);
    QVERIFY(line.given.has("bom"));
    QVERIFY(!line.given.has("crlf"));
    QCOMPARE(parseCommandLine({u"show"_s, u"--"_s, u"--json"_s}).given.arguments, QStringList{u"--json"_s});
}

void TestCommandLine::neverRepeatsAValue()
{
    for (const QStringList &words : {QStringList{u"--key=phx_secret"_s}, QStringList{u"--api-key"_s, u"phx_secret"_s}})
        QVERIFY(!parseCommandLine(words).text.contains(u"phx_secret"_s));
}

void TestCommandLine::checksWordsOfCommands_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("isFine");
    const auto row = [](const char *line, bool isFine) { QTest::newRow(line) << QString::fromLatin1(line) << isFine; };
    row("list --type static --columns id,name,criteria --csv", true);
    row("list --type other", false);
    row("list --columns id,size", false);
    row("list --json --csv", false);
    row("export --cohort 1 --output -", true);
    row("export --cohort 1", false);
    row("export --output -", false);
    row("export --cohort 1 --output - --columns id,frob", false);
    row("export --cohort 1 --output - --format xml", false);
    row("export --cohort 1 --output - --format jsonl --bom", false);
    row("export --cohort 1 --output - --page-size 10000", true);
    row("export --cohort 1 --output - --page-size 10001", false);
    row("export --cohort 1 --output - --page-size 0", false);
    row("export --cohort 1 --output - --page-size x", false);
    row("export --cohort 1 --output - --source server-csv", true);
    row("export --cohort 1 --output - --source server-csv --columns id", false);
    row("export --cohort 1 --cohort 2 --output - --source server-csv", false);
    row("export --cohort 1 --output - --source frob", false);
    row("activity --limit 5 --csv", true);
    row("activity --limit 0", false);
    row("count 5 --json", true);
}

void TestCommandLine::checksWordsOfCommands()
{
    QFETCH(QString, line);
    QFETCH(bool, isFine);
    const CommandLine parsed = parseCommandLine(split(line.toUtf8().constData()));
    QCOMPARE(parsed.kind, Kind::Command);
    const auto plan = planCommand(parsed.command, parsed.given);
    QCOMPARE(plan.has_value(), isFine);
    QVERIFY(isFine || (plan.error().kind == ErrorKind::Invalid && !plan.error().text.isEmpty()));
}

void TestCommandLine::takesTheFirstThatApplies()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("  phx_file \nsecond line\n");
    file.flush();
    QProcessEnvironment environment;
    environment.insert(u"POSTHOG_HOST"_s, u"http://127.0.0.1:1/x"_s);
    environment.insert(u"POSTHOG_PROJECT_ID"_s, u"7"_s);
    environment.insert(u"POSTHOG_API_KEY"_s, u"phx_second"_s);
    const auto key = [&](const GivenWords &given) { return endpointFrom(given, environment)->key.bearer(); };
    QCOMPARE(endpointFrom({}, environment)->settings.project, ProjectId{7});
    QCOMPARE(endpointFrom({}, environment)->settings.baseUrl.host(), u"127.0.0.1"_s);
    QCOMPARE(key({}), QByteArray("Bearer phx_second"));
    environment.insert(u"POSTHOG_PERSONAL_API_KEY"_s, u"phx_first"_s);
    QCOMPARE(key({}), QByteArray("Bearer phx_first"));
    GivenWords given;
    given.options = {
        {u"key-file"_s, {file.fileName()}}, {u"host"_s, {u"https://eu.posthog.com"_s}}, {u"project"_s, {u"9"_s}}};
    QCOMPARE(key(given), QByteArray("Bearer phx_file"));
    QCOMPARE(endpointFrom(given, environment)->settings.project, ProjectId{9});
    QCOMPARE(endpointFrom(given, environment)->settings.baseUrl.host(), u"eu.posthog.com"_s);
    environment.remove(u"POSTHOG_HOST"_s);
    QCOMPARE(endpointFrom({}, environment)->settings.baseUrl.host(), u"us.posthog.com"_s);
}

void TestCommandLine::refusesConnectionsThatCannotBe_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("no number") << u"project"_s << u"seven"_s << ErrorKind::Invalid;
    QTest::newRow("no address") << u"host"_s << u"http://"_s << ErrorKind::Invalid;
    QTest::newRow("plain http") << u"host"_s << u"http://example.com"_s << ErrorKind::InsecureHost;
    QTest::newRow("no file") << u"key-file"_s << u"/no/such/file"_s << ErrorKind::Invalid;
    QTest::newRow("empty key") << u"key-file"_s << u"/dev/null"_s << ErrorKind::Unauthorized;
    QTest::newRow("no such connection") << u"connection"_s << u"Acme"_s << ErrorKind::Invalid;
}

void TestCommandLine::refusesConnectionsThatCannotBe()
{
    QFETCH(QString, option);
    QFETCH(QString, value);
    QFETCH(ErrorKind, kind);
    QProcessEnvironment environment;
    environment.insert(u"POSTHOG_API_KEY"_s, u"phx_k"_s);
    GivenWords given;
    given.options.insert(option, {value});
    const auto endpoint = endpointFrom(given, environment);
    QVERIFY(!endpoint.has_value());
    QCOMPARE(endpoint.error().kind, kind);
    QVERIFY(!endpoint.error().text.isEmpty());
}

void TestCommandLine::findsKeptConnections()
{
    QFile::remove(places::connectionsFile());
    ConnectionProfile profile{newProfileId(), u"Acme EU"_s, u"Main"_s, {}};
    profile.server.baseUrl = QUrl(u"https://eu.posthog.com"_s);
    profile.server.project = ProjectId{7};
    QVERIFY(ProfileStore(places::connectionsFile()).save(profile));
    QProcessEnvironment environment;
    environment.insert(u"POSTHOG_HOST"_s, u"https://elsewhere.example.com"_s);
    GivenWords given;
    given.options.insert(u"connection"_s, {u"Acme EU"_s});
    const auto kept = endpointFrom(given, environment);
    QVERIFY(kept);
    QCOMPARE(kept->settings, profile.server);
    QCOMPARE(kept->keptKey, profile.id);
    environment.insert(u"POSTHOG_API_KEY"_s, u"phx_k"_s);
    given.options.insert(u"project"_s, {u"9"_s});
    const auto given9 = endpointFrom(given, environment);
    QVERIFY(given9);
    QCOMPARE(given9->settings.project, ProjectId{9});
    QCOMPARE(given9->keptKey, QString());
    QCOMPARE(given9->key.bearer(), QByteArray("Bearer phx_k"));
    given.options.insert(u"host"_s, {u"https://elsewhere.example.com"_s});
    QCOMPARE(endpointFrom(given, environment).error().kind, ErrorKind::Invalid);
    given.options = {{u"connection"_s, {u"Acme"_s}}};
    QVERIFY(endpointFrom(given, environment).error().text.contains(u"Acme EU"_s));
    QVERIFY(QFile::remove(places::connectionsFile()));
}

void TestCommandLine::helpsWithEveryCommand()
{
    const QString general = generalHelp();
    for (const CommandWord &command : commandWords()) {
        QVERIFY(general.contains(QLatin1String(command.name)));
        const QString help = helpFor(command);
        for (const OptionWord &option : command.options)
            QVERIFY(help.contains(u"--"_s + QLatin1String(option.name)));
        for (const QString &line : help.split(u'\n'))
            QVERIFY2(line.size() <= 110, qPrintable(line));
    }
}

void TestCommandLine::alignsTables()
{
    const TextTable table{{u"id"_s, u"name"_s}, {true, false}, {{u"7"_s, u"a\nb"_s}, {u"12"_s, u"é\x1b[2J"_s}}};
    QCOMPARE(table.aligned(), QByteArray("id  name\n 7  a b\n12  é\xef\xbf\xbd[2J\n"));
    QCOMPARE(table.csv(), QByteArray("id,name\n7,\"a\nb\"\n12,é\x1b[2J\n"));
}

void TestCommandLine::longTextLeavesTheOthersInPlace()
{
    const QString name(400, u'x');
    const TextTable table{{u"name"_s, u"id"_s}, {false, true}, {{name, u"1"_s}, {u"a"_s, u"2"_s}}};
    const QList<QByteArray> lines = table.aligned().split('\n');
    QCOMPARE(lines.at(1), name.toUtf8() + "   1");
    QCOMPARE(lines.at(2), "a" + QByteArray(59, ' ') + "   2");
}

void TestCommandLine::endsWithTheCodeOfTheError()
{
    QCOMPARE(exitCodeFor({ErrorKind::Unauthorized, {}}), ExitAccess);
    QCOMPARE(exitCodeFor({ErrorKind::Forbidden, {}}), ExitAccess);
    QCOMPARE(exitCodeFor({ErrorKind::NotFound, {}}), ExitNoCohort);
    QCOMPARE(exitCodeFor({ErrorKind::NotFound, {}, u"Project not found."_s}), ExitAccess);
    QCOMPARE(exitCodeFor({ErrorKind::Offline, {}}), ExitServer);
    QCOMPARE(exitCodeFor({ErrorKind::BrokenAnswer, {}}), ExitServer);
    QCOMPARE(exitCodeFor({ErrorKind::File, {}}), ExitTarget);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
