// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

//! The watch over a whole test run finds a key that is written, wherever that is, and nothing else.
class TestKeywatch final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void finds_data();
    void finds();
};

void TestKeywatch::finds_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("where"); // empty: nothing is found
    // Put together by the shell, so that this program holds no key itself.
    const QString key = u"k=phx_; k=${k}planted0123456789; "_s;
    QTest::newRow("file") << key + u"printf %s \"x $k y\" > left.txt"_s << u"left.txt"_s;
    QTest::newRow("file that goes again") << key + u"echo \"$k\" > gone.txt; rm gone.txt"_s << u"gone.txt"_s;
    QTest::newRow("copy by another program") << key + u"printf %s \"$k\" | cat > copy.txt"_s << u"copy.txt"_s;
    QTest::newRow("standard output") << key + u"echo \"$k\""_s << u"pipe:"_s;
    QTest::newRow("standard error") << key + u"echo \"$k\" >&2"_s << u"pipe:"_s;
    QTest::newRow("key file") << key + u"echo \"$k\" > key.txt"_s << QString();
    QTest::newRow("pipe between programs") << key + u"printf %s \"$k\" | wc -c"_s << u"pipe:"_s;
    QTest::newRow("no key") << u"echo phx_ > a; echo phx_short_one > b; echo phc_0123456789012345 > c"_s << QString();
}

void TestKeywatch::finds()
{
    QFETCH(QString, command);
    QFETCH(QString, where);
    QTemporaryDir folder;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(KEYWATCH_LIBRARY));
    environment.insert(u"COHORT_DESK_KEYWATCH"_s, folder.filePath(u"found"_s));
    QProcess shell;
    shell.setProcessEnvironment(environment);
    shell.setWorkingDirectory(folder.path());
    shell.start(u"sh"_s, {u"-c"_s, command});
    QTRY_COMPARE(shell.state(), QProcess::NotRunning);
    QCOMPARE(shell.exitCode(), 0);
    QFile found(folder.filePath(u"found"_s));
    const QString text = found.open(QIODevice::ReadOnly) ? QString::fromUtf8(found.readAll()) : QString();
    QCOMPARE(text.isEmpty(), where.isEmpty());
    QVERIFY2(text.contains(where), qPrintable(text));
    QVERIFY(!text.contains(u"planted"_s));
}

QTEST_GUILESS_MAIN(TestKeywatch)
#include "tst_keywatch.moc"
