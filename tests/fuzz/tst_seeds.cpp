// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <cstddef>
#include <cstdint>

// The fuzzers' own entry points, under names of their own (see CMakeLists.txt).
extern "C" int feedGate(const std::uint8_t *data, std::size_t size);
extern "C" int feedAnswers(const std::uint8_t *data, std::size_t size);
extern "C" int feedText(const std::uint8_t *data, std::size_t size);
extern "C" int feedPeople(const std::uint8_t *data, std::size_t size);
extern "C" int feedLists(const std::uint8_t *data, std::size_t size);
extern "C" int feedFiles(const std::uint8_t *data, std::size_t size);
extern "C" int feedSent(const std::uint8_t *data, std::size_t size);

using Feed = int (*)(const std::uint8_t *, std::size_t);
Q_DECLARE_METATYPE(Feed)

//! The seeds of the fuzzers, and what these found, held against their promises again: they abort when one is broken.
class TestSeeds final : public QObject
{
    Q_OBJECT
private slots:
    void keepsItsPromises_data();
    void keepsItsPromises();
};

void TestSeeds::keepsItsPromises_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<Feed>("feed");
    QTest::addColumn<int>("least"); // so many files are there
    QTest::newRow("gate") << QStringLiteral("gate") << Feed(feedGate) << 50;
    QTest::newRow("answers") << QStringLiteral("answers") << Feed(feedAnswers) << 50;
    QTest::newRow("text") << QStringLiteral("text") << Feed(feedText) << 5;
    QTest::newRow("people") << QStringLiteral("people") << Feed(feedPeople) << 5;
    QTest::newRow("lists") << QStringLiteral("lists") << Feed(feedLists) << 5;
    QTest::newRow("files") << QStringLiteral("files") << Feed(feedFiles) << 5;
    QTest::newRow("sent") << QStringLiteral("sent") << Feed(feedSent) << 5;
}

void TestSeeds::keepsItsPromises()
{
    QFETCH(QString, folder);
    QFETCH(Feed, feed);
    QFETCH(int, least);
    int count = 0;
    QDirIterator files(QStringLiteral(COHORT_DESK_SOURCE_DIR "/tests/data/fuzz/") + folder, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const qsizetype size : {bytes.size(), bytes.size() / 2, bytes.size() / 3})
            feed(reinterpret_cast<const std::uint8_t *>(bytes.constData()), static_cast<std::size_t>(size));
        ++count;
    }
    QVERIFY2(count >= least, QByteArray::number(count).constData());
}

QTEST_GUILESS_MAIN(TestSeeds)
#include "tst_seeds.moc"
