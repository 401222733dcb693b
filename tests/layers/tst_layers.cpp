// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layers/checks.h"
#include "tests/layers/rules.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace layers;

//! Reads the project's own sources and fails where they leave the rules of rules.h; shows first that a breach is found.
class TestLayers final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void findsForbiddenInclude_data();
    void findsForbiddenInclude();
    void findsMissingHead();
    void findsLongFileAndFunction();
    void findsHabit_data();
    void findsHabit();
    void ignoresCommentsAndText();
    void findsStrayOrMissingTopLevelName();
    void ruleRoomsExist();

    void everyIncludeIsAllowed();
    void everyFileHasItsHead();
    void filesAndFunctionsAreShort();
    void noForbiddenHabit();
    void topLevelIsAsAgreed();
    void noVagueFolder();
    void everyModelHasItsTester();

private:
    template<class Check>
    void checkAll(const QList<SourceFile> &sources, Check check);

    const QString m_top = QStringLiteral(COHORT_DESK_SOURCE_DIR);
    QList<SourceFile> m_all;     //!< Tests too, but for this folder: it names what it forbids.
    QList<SourceFile> m_program; //!< app, models, ui.
};

void TestLayers::initTestCase()
{
    for (const SourceFile &source : readSources(m_top, everything))
        if (!source.isUnder(u"tests/layers"_s))
            m_all += source;
    m_program = readSources(m_top, program);
    QVERIFY(m_program.size() > 20);
    QCOMPARE(qtModuleOf(u"QWidget"_s), u"QtWidgets"_s);
    QCOMPARE(qtModuleOf(u"QString"_s), u"QtCore"_s);
    QCOMPARE(qtModuleOf(u"vector"_s), QString());
}

template<class Check>
void TestLayers::checkAll(const QList<SourceFile> &sources, Check check)
{
    QStringList complaints;
    for (const SourceFile &source : sources)
        complaints += check(source);
    QVERIFY2(complaints.isEmpty(), qPrintable(u'\n' + complaints.join(u'\n')));
}

void TestLayers::findsForbiddenInclude_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");

    const auto row = [](const char *path, const char *line, bool allowed) {
        QTest::addRow("%s: %s", path, line) << QString::fromLatin1(path) << QString::fromLatin1(line) << allowed;
    };
    row("models/domain/a.h", "#include \"models/base/result.h\"", true);
    row("models/base/a.h", "#include \"models/domain/cohort.h\"", false);
    row("models/tables/a.h", "#include \"models/domain/cohort.h\"", true);
    row("models/tables/a.h", "#include \"models/api/cohortapi.h\"", false);
    row("models/jobs/a.h", "#include \"models/api/cohortapi.h\"", false);
    row("models/catalogue/a.h", "#include \"models/api/cohortapi.h\"", true);
    row("ui/persons/a.h", "#include \"models/api/cohortapi.h\"", true);
    row("app/demo/a.h", "#include \"models/domain/cohort.h\"", false);
    row("models/codec/a.h", "#include \"app/demo/CMakeLists.txt\"", false);
    row("app/application.h", "#include \"models/domain/cohort.h\"", true);
    row("models/domain/a.h", "#include \"cohort.h\"", false);
    row("models/domain/a.h", "#include \"../base/result.h\"", false);
    row("models/tables/a.h", "#include <QWidget>", false);
    row("models/tables/a.h", "# include <QtWidgets/QWidget>", false);
    row("models/tables/a.h", "#include <QAbstractTableModel>", true);
    row("models/jobs/a.h", "#include <QNetworkAccessManager>", false);
    row("models/api/a.h", "#include <QNetworkAccessManager>", true);
    row("models/filter/a.h", "#include <QUndoStack>", true);
    row("models/filter/a.h", "#include <QColor>", false);
    row("app/headless/a.h", "#include <QApplication>", false);
    row("app/demo/a.h", "#include <QTimeZone>", true);
    row("app/demo/a.h", "#include <QTcpServer>", false);
    row("models/codec/a.h", "#include <nlohmann/json.hpp>", false);
    row("tests/api/a.h", "#include <QWidget>", true);
}

void TestLayers::findsForbiddenInclude()
{
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(bool, allowed);
    const QStringList complaints = checkIncludes(m_top, SourceFile{path, u"\n"_s + line});
    QCOMPARE(complaints.isEmpty(), allowed);
    QVERIFY(allowed || complaints.first().startsWith(path + u":2: "_s));
}

void TestLayers::findsMissingHead()
{
    const QString head = u"// SPDX-FileCopyrightText: 2026 Someone\n// SPDX-License-Identifier: GPL-3.0-or-later\n"_s;
    QCOMPARE(checkHead({u"ui/a.cpp"_s, head}).size(), 0);
    QCOMPARE(checkHead({u"ui/a.h"_s, head}).size(), 1);
    QCOMPARE(checkHead({u"ui/a.h"_s, head + u"#pragma once\n"_s}).size(), 0);
    QCOMPARE(checkHead({u"ui/a.h"_s, u"int a;\n"_s}).size(), 3);
}

void TestLayers::findsLongFileAndFunction()
{
    const QString line = u"    f();\n"_s;
    QCOMPARE(checkSize({u"ui/a.cpp"_s, line.repeated(longestFile)}).size(), 0);
    QCOMPARE(checkSize({u"ui/a.cpp"_s, line.repeated(longestFile + 1)}).size(), 1);
    const auto function = [&](qsizetype lines) { return u"void f()\n{\n"_s + line.repeated(lines) + u"}\n"_s; };
    QCOMPARE(checkSize({u"ui/a.cpp"_s, function(longestFunction)}).size(), 0);
    QCOMPARE(checkSize({u"ui/a.cpp"_s, function(longestFunction + 1)}), {u"ui/a.cpp:2: the function has 61 lines"_s});
}

void TestLayers::findsHabit_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("complaints");
    QTest::addRow("event loop") << u"ui/a.cpp"_s << u"QEventLoop loop;"_s << qsizetype(1);
    QTest::addRow("old connect") << u"ui/a.cpp"_s << u"connect(a, SIGNAL(b()), c, SLOT(d()));"_s << qsizetype(2);
    QTest::addRow("index widget") << u"ui/a.cpp"_s << u"view->setIndexWidget(index, box);"_s << qsizetype(1);
    QTest::addRow("blocking read") << u"models/a.cpp"_s << u"socket.waitForReadyRead(10);"_s << qsizetype(1);
    QTest::addRow("blocking read in a test") << u"tests/a.cpp"_s << u"socket.waitForReadyRead(10);"_s << qsizetype(0);
    QTest::addRow("waiting for time") << u"tests/a.cpp"_s << u"QTest::qWait(10);"_s << qsizetype(1);
    QTest::addRow("unfinished") << u"ui/a.cpp"_s << u"// TODO later"_s << qsizetype(1);
}

void TestLayers::findsHabit()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(qsizetype, complaints);
    QCOMPARE(checkHabits({path, text}).size(), complaints);
}

void TestLayers::ignoresCommentsAndText()
{
    const QString text = u"// no QEventLoop\n/* nor\n processEvents */ const char *s = \"\\\"SLOT(\"; char c = '\"';\n"
                         "auto raw = R\"x(QEventLoop \" )x\";\nQEventLoop loop;\n"_s;
    QCOMPARE(checkHabits({u"ui/a.cpp"_s, text}),
             {u"ui/a.cpp:5: QEventLoop a nested event loop re-enters code that is still running"_s});
}

void TestLayers::findsStrayOrMissingTopLevelName()
{
    QCOMPARE(checkTopLevel(topLevel + QStringList{u".ci"_s}), {});
    QCOMPARE(checkTopLevel(topLevel + QStringList{u"src"_s}), {u"src has no place at the top level"_s});
    QCOMPARE(checkTopLevel(topLevel.mid(1)), {topLevel.first() + u" is missing at the top level"_s});
}

void TestLayers::ruleRoomsExist()
{
    QStringList known;
    for (const Room &room : rooms)
        known += room.path;
    for (const Room &room : rooms) {
        QVERIFY2(QFileInfo(m_top + u'/' + room.path).isDir(), qPrintable(room.path));
        for (const QString &other : room.leftOf)
            QVERIFY2(known.contains(other), qPrintable(other));
    }
    const QDir models(m_top + u"/models"_s);
    for (const QString &folder : models.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QVERIFY2(known.contains(u"models/"_s + folder), qPrintable(folder));
}

void TestLayers::everyIncludeIsAllowed()
{
    checkAll(m_all, [this](const SourceFile &source) { return checkIncludes(m_top, source); });
}

void TestLayers::everyFileHasItsHead()
{
    checkAll(m_all + readSources(m_top, {u"tests/layers"_s}), checkHead);
}

void TestLayers::filesAndFunctionsAreShort()
{
    checkAll(m_program, checkSize);
}

void TestLayers::noForbiddenHabit()
{
    checkAll(m_all, checkHabits);
}

void TestLayers::topLevelIsAsAgreed()
{
    // Folders that builds leave are those that version control ignores.
    static const QRegularExpression built(u"^(build|build-.*|.*\\.user|compile_commands\\.json)$"_s);
    const QStringList names = QDir(m_top).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    const QStringList complaints = checkTopLevel(names.filter(QRegularExpression(u"^(?!%1).*"_s.arg(built.pattern()))));
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void TestLayers::noVagueFolder()
{
    for (const QString &folder : everything) {
        QDirIterator it(m_top + u'/' + folder, QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            it.next();
            QVERIFY2(!vagueFolders.contains(it.fileName()), qPrintable(it.filePath()));
        }
    }
}

//! A model that can be made, by its name, stands in a test that attaches the model tester.
void TestLayers::everyModelHasItsTester()
{
    static const QRegularExpression model(
        u"class (\\w+) final : public (?:QAbstract(?:Item|Table|List)Model|AppendingRows|CohortRowList)\\b"_s);
    QString tested;
    for (const SourceFile &source : m_all) {
        if (source.isUnder(u"tests"_s) && source.text.contains(u"QAbstractItemModelTester"_s))
            tested += source.code();
    }
    int models = 0;
    for (const SourceFile &source : m_program) {
        for (const auto &match : model.globalMatch(source.code())) {
            const QString name = match.captured(1);
            QVERIFY2(tested.contains(QRegularExpression(u"\\b%1\\b"_s.arg(name))), qPrintable(name));
            ++models;
        }
    }
    QVERIFY(models > 10);
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
