// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/cataloguekeeper.h"
#include "models/codec/cohortcodec.h"
#include "tests/catalogue/fakeserver.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime noon = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);

QByteArray json(qint64 id, const QByteArray &name = "n")
{
    return "{\"id\":" + QByteArray::number(id) + ",\"name\":\"" + name +
           "\",\"filters\":{\"a\":12345678901234567890123},\"deleted\":false,\"is_calculating\":false,"
           "\"errors_calculating\":0,\"is_static\":false}";
}

Cohort cohort(qint64 id, const QByteArray &name = "n")
{
    return decodeCohortRow(json(id, name));
}

} // namespace

//! The list of cohorts on disk: comes back as it was, and whatever is wrong with the file, the program goes on.
class TestCacheFile final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void rowsComeBackAsTheyWere();
    void damagedFileIsMadeAnew_data();
    void damagedFileIsMadeAnew();
    void fileOfAnotherVersionIsMadeAnew();
    void lockedFileIsDoneWithout();
    void unwritableFileIsDoneWithout();
    void opensAtOnceAndOffline();
    void serverGoesBeforeTheFile();
    void lastChangesAreWrittenAtTheEnd();
    void clearTakesEverything();
    void onlyTheOwnerMayReadIt();

private:
    QString path() const { return m_folder->filePath(u"list.sqlite"_s); }
    void fill()
    {
        CacheFile file(path());
        file.write({{{1, json(1)}, {2, json(2)}}, {}, noon});
        QCOMPARE(file.problem(), QString());
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCacheFile::rowsComeBackAsTheyWere()
{
    {
        CacheFile file(path());
        QVERIFY(file.read().cohorts.empty());
        QVERIFY(!file.read().asOf.isValid());
        file.write({{{1, json(1, "one")}, {2, json(2)}, {3, json(3)}}, {}, noon});
        file.write({{{2, json(2, "two")}}, {3}, {}});
    }
    CacheFile file(path());
    const KeptList list = file.read();
    QCOMPARE(list.cohorts, std::vector<Cohort>({cohort(2, "two"), cohort(1, "one")}));
    QCOMPARE(list.asOf, noon);
    QCOMPARE(file.problem(), QString());
}

void TestCacheFile::damagedFileIsMadeAnew_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << 0 << QByteArray("this is no database, whatever its name says; it is much too long too");
    QTest::newRow("zeros") << 0 << QByteArray(8'192, '\0');
    QTest::newRow("pages") << 4'096 << QByteArray(8'192, '\x5a');
    QTest::newRow("inside the header") << 20 << QByteArray(60, '\xff');
}

void TestCacheFile::damagedFileIsMadeAnew()
{
    QFETCH(int, at);
    QFETCH(QByteArray, bytes);
    fill();
    QFile raw(path());
    QVERIFY(raw.open(QIODevice::ReadWrite));
    raw.seek(at);
    raw.write(bytes);
    raw.close();
    {
        CacheFile file(path());
        QVERIFY(file.read().cohorts.empty());
        file.write({{{7, json(7)}}, {}, noon});
        QVERIFY2(file.problem().contains(u"made anew"_s), qPrintable(file.problem()));
    }
    CacheFile again(path());
    QCOMPARE(again.read().cohorts, std::vector<Cohort>({cohort(7)}));
    QCOMPARE(again.problem(), QString());
}

void TestCacheFile::fileOfAnotherVersionIsMadeAnew()
{
    fill();
    sqlite3 *database = nullptr;
    sqlite3_open(path().toUtf8().constData(), &database);
    sqlite3_exec(database, "PRAGMA user_version=99; ALTER TABLE cohort RENAME COLUMN json TO other", nullptr, nullptr,
                 nullptr);
    sqlite3_close(database);
    CacheFile file(path());
    QVERIFY(file.read().cohorts.empty());
    file.write({{{7, json(7)}}, {}, noon});
    QCOMPARE(file.read().cohorts.size(), size_t(1));
    QCOMPARE(file.problem(), QString());
}

void TestCacheFile::lockedFileIsDoneWithout()
{
    fill();
    sqlite3 *other = nullptr;
    sqlite3_open(path().toUtf8().constData(), &other);
    sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr);
    {
        CacheFile file(path());
        QVERIFY(file.read().cohorts.empty());
        QVERIFY2(file.problem().contains(u"cannot be kept"_s), qPrintable(file.problem()));
        file.write({{{7, json(7)}}, {}, noon});
    }
    sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
    sqlite3_close(other);
    CacheFile again(path());
    QCOMPARE(again.read().cohorts.size(), size_t(2)); // nobody destroyed it
}

void TestCacheFile::unwritableFileIsDoneWithout()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"list.sqlite"_s));
    CacheFile file(path());
    QVERIFY(file.read().cohorts.empty());
    QVERIFY(file.problem().contains(u"cannot be kept"_s));
    file.write({{{7, json(7)}}, {}, noon});
}

void TestCacheFile::opensAtOnceAndOffline()
{
    fill();
    FakeServer server;
    server.refusePage = [](int) { return Error{ErrorKind::Offline, u"no line"_s}; };
    CohortCatalogue catalogue(server.source());
    CatalogueKeeper keeper(catalogue, path());
    catalogue.refresh();
    QTRY_COMPARE(catalogue.size(), 2);
    QTRY_VERIFY(catalogue.progress().error);
    QVERIFY(catalogue.progress().isRemembered);
    QVERIFY(!catalogue.progress().isComplete);
    QCOMPARE(catalogue.progress().asOf, noon);
    QCOMPARE(catalogue.find(CohortId{2})->cohort, cohort(2));
}

void TestCacheFile::serverGoesBeforeTheFile()
{
    fill();
    FakeServer server;
    server.cohorts = {cohort(3), cohort(1, "renamed")};
    {
        CohortCatalogue catalogue(server.source());
        CatalogueKeeper keeper(catalogue, path());
        QSignalSpy loaded(&keeper, &CatalogueKeeper::loaded);
        catalogue.refresh();
        QTRY_VERIFY(catalogue.progress().isComplete);
        QTRY_COMPARE(loaded.count(), 1);
        QVERIFY(!catalogue.progress().isRemembered);
        QCOMPARE(catalogue.size(), 2);
        QCOMPARE(catalogue.find(CohortId{1})->cohort.name, u"renamed"_s);
        QVERIFY(!catalogue.find(CohortId{2}));
    }
    const KeptList list = CacheFile(path()).read();
    QVERIFY(list.asOf > noon);
    QCOMPARE(list.cohorts.front(), cohort(3));
    QCOMPARE(list.cohorts.back(), cohort(1, "renamed"));
}

void TestCacheFile::lastChangesAreWrittenAtTheEnd()
{
    FakeServer server;
    for (qint64 id = 1'500; id > 0; --id)
        server.cohorts.push_back(cohort(id));
    {
        CohortCatalogue catalogue(server.source());
        CatalogueKeeper keeper(catalogue, path());
        keeper.setDelay(1h);
        catalogue.refresh();
        QTRY_VERIFY(catalogue.progress().isComplete);
        catalogue.put(cohort(1'501, "new"));
        catalogue.remove(CohortId{4});
    }
    const KeptList list = CacheFile(path()).read();
    QCOMPARE(list.cohorts.size(), size_t(1'500));
    QCOMPARE(list.cohorts.front(), cohort(1'501, "new"));
    // A large file comes in pieces, whole and in order.
    FakeServer silent;
    silent.refusePage = [](int) { return Error{ErrorKind::Offline, u"no line"_s}; };
    CohortCatalogue catalogue(silent.source());
    CatalogueKeeper keeper(catalogue, path());
    QTRY_COMPARE(catalogue.size(), 1'500);
}

void TestCacheFile::clearTakesEverything()
{
    fill();
    CatalogueKeeper::clear(m_folder->path());
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void TestCacheFile::onlyTheOwnerMayReadIt()
{
    fill();
    const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(path()) & others));
}

QTEST_GUILESS_MAIN(TestCacheFile)
#include "tst_cachefile.moc"
