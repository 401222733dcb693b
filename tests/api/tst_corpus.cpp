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

//! What the fuzzers found worth keeping, given to the gate and to the decoders again: they abort when a promise is
//! broken.
class TestCorpus final : public QObject
{
    Q_OBJECT
private slots:
    void gate() { replay(QStringLiteral("gate"), feedGate); }
    void answers() { replay(QStringLiteral("answers"), feedAnswers); }

private:
    static void replay(const QString &folder, int (*feed)(const std::uint8_t *, std::size_t))
    {
        int count = 0;
        QDirIterator files(QStringLiteral(COHORT_DESK_SOURCE_DIR "/tests/data/fuzz/") + folder, QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            feed(reinterpret_cast<const std::uint8_t *>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
            ++count;
        }
        QVERIFY2(count >= 50, QByteArray::number(count).constData());
    }
};

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
