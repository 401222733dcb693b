// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo-engine/examples.h"
#include "tests/demo-engine/fuzztarget.h"

#include <QDirIterator>
#include <QFile>
#include <QObject>
#include <QTest>

//! Feeds everything that a fuzzer once found worth keeping, and the known examples whole and cut.
class CorpusTest : public QObject
{
    Q_OBJECT

private slots:
    void survivesTheCorpus();
    void survivesCutExamples();
};

void CorpusTest::survivesTheCorpus()
{
    QDirIterator files(QStringLiteral(COHORT_DESK_SOURCE_DIR "/tests/data/fuzz/filters"), QDir::Files);
    int count = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        feedEngine(file.readAll().toStdString());
        ++count;
    }
    QVERIFY(count > 100);
}

void CorpusTest::survivesCutExamples()
{
    for (const nlohmann::json &example : filterExamples()) {
        const std::string text = example.at("filters").dump();
        feedEngine(text);
        feedEngine(text.substr(0, text.size() / 2));
    }
}

QTEST_APPLESS_MAIN(CorpusTest)
#include "tst_corpus.moc"
