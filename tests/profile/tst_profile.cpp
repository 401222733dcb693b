// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profile/draftstore.h"
#include "models/profile/profilestore.h"
#include "models/profile/secretstore.h"
#include "models/profile/settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

ConnectionProfile profile(const QString &id, const QString &name)
{
    ConnectionProfile profile;
    profile.id = id;
    profile.name = name;
    profile.projectName = u"Größe; \"quoted\", %2F"_s;
    profile.server.baseUrl = QUrl(u"https://eu.posthog.com/prefix"_s);
    profile.server.project = ProjectId{7};
    profile.server.readOnly = true;
    profile.server.extraCaFile = u"/etc/ssl/own ca.pem"_s;
    profile.server.proxy = ProxyChoice::Own;
    profile.server.proxyHost = u"proxy.example.com"_s;
    profile.server.proxyPort = 3128;
    return profile;
}

} // namespace

class TestProfile final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void settingsHaveDefaults();
    void settingsComeBack();
    void viewStateOfAnotherVersionIsNone();
    void damagedSettingsNeverStopTheStart_data();
    void damagedSettingsNeverStopTheStart();
    void unwritableSettingsLastForThisRun();
    void networkDefaultsFillWhatIsOpen();
    void profilesComeBack();
    void profilesAreReplacedAndRemoved();
    void profilesNeverHoldAKey();
    void damagedProfilesArePassedOver();
    void namesThatFitSeveralAreNone();
    void draftsComeBackExactly();
    void draftsOfOneCohortStandBesideEachOther();
    void damagedDraftsArePutAside_data();
    void damagedDraftsArePutAside();
    void unwritableDraftsSaySo();
    void secretsLastForThisRun();
    void secretsAnswerLaterOrNotAtAll();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestProfile::settingsHaveDefaults()
{
    const Settings settings(path(u"settings.ini"_s));
    QCOMPARE(settings.theme(), Theme::System);
    QCOMPARE(settings.csv(), CsvDefaults());
    QVERIFY(settings.usesLocalCache() && settings.notifies());
    QCOMPARE(settings.language(), QString());
    QVERIFY(settings.viewState(u"main"_s, 1).isEmpty());
    QCOMPARE(settings.problem(), QString());
}

void TestProfile::settingsComeBack()
{
    const CsvDefaults csv{true, false, true, {u"id"_s, u"properties.a,b"_s}};
    {
        Settings settings(path(u"settings.ini"_s));
        settings.setTheme(Theme::Dark);
        settings.setLanguage(u"de"_s);
        settings.setTimeZone(u"Europe/Berlin"_s);
        settings.setUsesLocalCache(false);
        settings.setNotifies(false);
        settings.setCsv(csv);
        settings.setLastConnection(u"p1"_s);
        settings.setPropertyColumns({u"plan"_s, u"wörd, \"x\""_s});
        settings.setViewState(u"list/columns"_s, 3, QByteArray("\0\xff state", 8));
        QVERIFY(settings.sync());
    }
    const Settings settings(path(u"settings.ini"_s));
    QCOMPARE(settings.theme(), Theme::Dark);
    QCOMPARE(settings.language(), u"de"_s);
    QCOMPARE(settings.timeZone(), u"Europe/Berlin"_s);
    QVERIFY(!settings.usesLocalCache() && !settings.notifies());
    QCOMPARE(settings.csv(), csv);
    QCOMPARE(settings.lastConnection(), u"p1"_s);
    QCOMPARE(settings.propertyColumns(), QStringList({u"plan"_s, u"wörd, \"x\""_s}));
    QCOMPARE(settings.viewState(u"list/columns"_s, 3), QByteArray("\0\xff state", 8));
}

void TestProfile::viewStateOfAnotherVersionIsNone()
{
    Settings settings(path(u"settings.ini"_s));
    settings.setViewState(u"list"_s, 3, "state");
    QCOMPARE(settings.viewState(u"list"_s, 3), QByteArray("state"));
    QVERIFY(settings.viewState(u"list"_s, 4).isEmpty());
    QVERIFY(settings.viewState(u"other"_s, 3).isEmpty());
}

void TestProfile::damagedSettingsNeverStopTheStart_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isPutAside");
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("zeros after a power cut") << QByteArray(4'096, '\0') << true;
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\x02\x01\x00\x00 [look]\ntheme=dark\n",
                                          27)
                            << true;
    QTest::newRow("no sections") << QByteArray("just words\nand more = = words\n[[[\n") << true;
    QTest::newRow("cut line") << QByteArray("[look]\ntheme=dark\n[data]\nlocalCa") << true;
    QTest::newRow("wrong values")
        << QByteArray("[look]\ntheme=purple\n[data]\nlocalCache=perhaps\n[views]\nlist\\version=@Invalid()\n") << false;
    QTest::newRow("cut variant") << QByteArray("[views]\nlist\\state=@ByteArray(\\x\nlist\\version=1\n") << false;
}

void TestProfile::damagedSettingsNeverStopTheStart()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, isPutAside);
    write(u"settings.ini"_s, content);
    Settings settings(path(u"settings.ini"_s));
    QCOMPARE(settings.theme(), Theme::System);
    settings.viewState(u"list"_s, 1);
    QCOMPARE(settings.problem().isEmpty(), !isPutAside);
    QCOMPARE(read(u"settings.ini.damaged"_s), isPutAside ? content : QByteArray());
    settings.setTheme(Theme::Light);
    QVERIFY(settings.sync());
    QCOMPARE(Settings(path(u"settings.ini"_s)).theme(), Theme::Light);
}

void TestProfile::unwritableSettingsLastForThisRun()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"settings.ini"_s)); // a folder where the file should be
    Settings settings(path(u"settings.ini"_s));
    settings.setTheme(Theme::Dark);
    QVERIFY(!settings.sync());
    QCOMPARE(settings.theme(), Theme::Dark);
    QVERIFY(!settings.problem().isEmpty());
}

void TestProfile::networkDefaultsFillWhatIsOpen()
{
    const NetworkDefaults network{ProxyChoice::Own, u"proxy.example.com"_s, 3128, u"/etc/ca.pem"_s};
    {
        Settings settings(path(u"settings.ini"_s));
        settings.setNetwork(network);
        settings.setFormats(u"de_DE"_s);
        settings.setOpensLastConnection(false);
        QVERIFY(settings.sync());
    }
    const Settings settings(path(u"settings.ini"_s));
    QCOMPARE(settings.network(), network);
    QCOMPARE(settings.formats(), u"de_DE"_s);
    QVERIFY(!settings.opensLastConnection());
    const ConnectionSettings open = network.applied({});
    QCOMPARE(open.proxyHost, u"proxy.example.com"_s);
    QCOMPARE(open.extraCaFile, u"/etc/ca.pem"_s);
    ConnectionSettings own;
    own.proxy = ProxyChoice::None;
    own.extraCaFile = u"/own.pem"_s;
    QCOMPARE(network.applied(own), own);
}

void TestProfile::profilesComeBack()
{
    const ConnectionProfile first = profile(newProfileId(), u"Acme EU"_s);
    ConnectionProfile second;
    second.id = newProfileId();
    second.name = u"Local"_s;
    second.server.baseUrl = QUrl(u"http://127.0.0.1:8000/under%20a%20blank"_s);
    QVERIFY(first.id != second.id);
    {
        ProfileStore store(path(u"connections.ini"_s));
        QVERIFY(store.save(first));
        QVERIFY(store.save(second));
    }
    const ProfileStore store(path(u"connections.ini"_s));
    QCOMPARE(store.profiles(), std::vector<ConnectionProfile>({first, second}));
    QCOMPARE(store.find(second.id), std::optional(second));
    QCOMPARE(store.findByName(u"Acme EU"_s), std::optional(first));
    QVERIFY(!store.find(u"no such"_s));
}

void TestProfile::profilesAreReplacedAndRemoved()
{
    ProfileStore store(path(u"connections.ini"_s));
    store.save(profile(u"a"_s, u"One"_s));
    store.save(profile(u"b"_s, u"Two"_s));
    store.save(profile(u"a"_s, u"Renamed"_s));
    QCOMPARE(store.profiles().size(), size_t(2));
    QCOMPARE(store.profiles().front().name, u"Renamed"_s);
    QVERIFY(store.remove(u"a"_s));
    QVERIFY(store.remove(u"no such"_s));
    const ProfileStore again(path(u"connections.ini"_s));
    QCOMPARE(again.profiles().size(), size_t(1));
    QCOMPARE(again.profiles().front().id, u"b"_s);
}

void TestProfile::profilesNeverHoldAKey()
{
    ConnectionProfile typed = profile(u"a"_s, u"One"_s);
    typed.server.baseUrl = QUrl(u"https://phx_secretsecretsecret:phx_secretsecretsecret@eu.posthog.com"_s);
    ProfileStore(path(u"connections.ini"_s)).save(typed);
    QVERIFY(read(u"connections.ini"_s).contains("eu.posthog.com"));
    QVERIFY(!read(u"connections.ini"_s).contains("phx_secret"));
    write(u"byhand.ini"_s, "[profiles]\nsize=1\n1\\id=a\n1\\address=https://me:phx_secret@eu.posthog.com\n");
    QCOMPARE(ProfileStore(path(u"byhand.ini"_s)).profiles().at(0).server.baseUrl, QUrl(u"https://eu.posthog.com"_s));
}

void TestProfile::damagedProfilesArePassedOver()
{
    write(u"connections.ini"_s,
          "[profiles]\nsize=2000000000\n1\\id=a\n1\\name=Good\n1\\address=https://us.posthog.com\n"
          "1\\proxyPort=99999\n1\\project=many\n2\\name=no id\n2\\address=https://x.example\n"
          "3\\id=c\n3\\address=not an address\n4\\id=a\n4\\address=https://twice.example\n");
    const ProfileStore store(path(u"connections.ini"_s));
    QCOMPARE(store.profiles().size(), size_t(1));
    QCOMPARE(store.profiles().front().name, u"Good"_s);
    QCOMPARE(store.profiles().front().server.proxyPort, quint16(0));
    QVERIFY(!store.profiles().front().server.project.isValid());
}

void TestProfile::namesThatFitSeveralAreNone()
{
    ProfileStore store(path(u"connections.ini"_s));
    store.save(profile(u"a"_s, u"Acme"_s));
    store.save(profile(u"b"_s, u"Acme"_s));
    store.save(profile(u"c"_s, u"acme"_s));
    QVERIFY(!store.findByName(u"Acme"_s));
    QCOMPARE(store.findByName(u"acme"_s)->id, u"c"_s);
}

namespace {
SavedDraft draft(qint64 cohort)
{
    SavedDraft draft;
    draft.cohort = CohortId{cohort};
    draft.savedAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    draft.name = u"Größe \n \"x\" \u2028"_s;
    draft.description = u"d"_s;
    draft.filters = "{\"a\":12345678901234567890123, \"a\":1e400,\"b\":\"\\ud800\"}";
    draft.baseName = u"before"_s;
    draft.baseFilters = "{}";
    return draft;
}
} // namespace

void TestProfile::draftsComeBackExactly()
{
    DraftStore store(path(u"drafts/p1"_s));
    QVERIFY(store.drafts().empty());
    SavedDraft first = draft(7);
    first.file = store.write(first).value();
    QCOMPARE(DraftStore(path(u"drafts/p1"_s)).drafts(), std::vector<SavedDraft>({first}));
    first.name = u"again"_s;
    first.savedAt = first.savedAt.addSecs(1);
    QCOMPARE(store.write(first).value(), first.file);
    QCOMPARE(store.drafts(), std::vector<SavedDraft>({first}));
    QVERIFY(store.remove(first.file));
    QVERIFY(store.drafts().empty());
    QVERIFY(store.problems().isEmpty());
}

void TestProfile::draftsOfOneCohortStandBesideEachOther()
{
    DraftStore store(path(u"drafts"_s));
    SavedDraft older = draft(7), newer = draft(7);
    newer.savedAt = older.savedAt.addSecs(60);
    older.file = store.write(older).value();
    newer.file = store.write(newer).value();
    QVERIFY(older.file != newer.file);
    QCOMPARE(store.drafts(), std::vector<SavedDraft>({newer, older}));
}

void TestProfile::damagedDraftsArePutAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("left"); // the only file afterwards
    QTest::newRow("empty") << QByteArray() << u"7.json.damaged"_s;
    QTest::newRow("zeros") << QByteArray(300, '\0') << u"7.json.damaged"_s;
    QTest::newRow("half") << QByteArray("{\"version\":1,\"cohort\":\"7\",\"sa") << u"7.json.damaged"_s;
    QTest::newRow("no cohort") << QByteArray("{\"version\":1}") << u"7.json.damaged"_s;
    QTest::newRow("of no known kind") << QByteArray("{\"version\":2,\"kind\":\"what\",\"cohort\":\"7\",\"savedAt\":"
                                                    "\"2026-01-01T00:00:00.000Z\"}")
                                      << u"7.json.damaged"_s;
    QTest::newRow("newer") << QByteArray("{\"version\":99,\"what\":[]}") << u"7.json"_s;
}

void TestProfile::damagedDraftsArePutAside()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, left);
    write(u"7.json"_s, content);
    DraftStore store(m_folder->path());
    QVERIFY(store.drafts().empty());
    QCOMPARE(store.problems().size(), 1);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{left});
    SavedDraft mine = draft(7);
    mine.file = store.write(mine).value();
    QCOMPARE(store.drafts(), std::vector<SavedDraft>({mine}));
}

void TestProfile::unwritableDraftsSaySo()
{
    write(u"drafts"_s, "a file where the folder should be");
    DraftStore store(path(u"drafts"_s));
    const auto written = store.write(draft(7));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::File);
    QVERIFY(store.drafts().empty());
}

void TestProfile::secretsLastForThisRun()
{
    MemorySecretStore store;
    QVERIFY(!store.isLasting());
    QObject context;
    std::optional<Result<QByteArray>> read;
    const auto keep = [&](Result<QByteArray> result) { read = std::move(result); };
    bool isWritten = false, isRemoved = false;
    store.write(u"a"_s, "phx_one", &context, [&](Result<Done> done) { isWritten = done.has_value(); }).release();
    QTRY_VERIFY(isWritten);
    store.read(u"a"_s, &context, keep).release();
    QTRY_VERIFY(read);
    QCOMPARE(read->value(), QByteArray("phx_one"));
    store.remove(u"a"_s, &context, [&](Result<Done> done) { isRemoved = done.has_value(); }).release();
    QTRY_VERIFY(isRemoved);
    read.reset();
    store.read(u"a"_s, &context, keep).release();
    QTRY_VERIFY(read);
    QCOMPARE(read->error().kind, ErrorKind::NotFound);
}

void TestProfile::secretsAnswerLaterOrNotAtAll()
{
    MemorySecretStore store;
    QObject context;
    auto dying = std::make_unique<QObject>();
    int answers = 0;
    const auto count = [&](Result<QByteArray>) { ++answers; };
    Pending dropped = store.read(u"a"_s, &context, count);
    store.read(u"a"_s, dying.get(), count).release();
    store.read(u"a"_s, &context, count).release();
    QCOMPARE(answers, 0);
    dropped.drop();
    dying.reset();
    QTRY_COMPARE(answers, 1);
    QCoreApplication::processEvents();
    QCOMPARE(answers, 1);
}

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
