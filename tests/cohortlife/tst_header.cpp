// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cohortlife/lifefixture.h"
#include "ui/cohortpage/cohortheader.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/cohortpage/lifeactions.h"
#include "ui/cohortpage/populationbar.h"
#include "ui/widgets/translations.h"

#include <QAction>
#include <QProgressBar>
#include <QToolButton>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

//! Cohorts of the demo project, which has one of every kind.
CohortId idOf(const LifeFixture &life, const QString &name)
{
    return CohortId{life.cell(u"SELECT id FROM cohort WHERE name = '%1'"_s.arg(name)).toLongLong()};
}

//! Everything that can be read on a widget, whatever it is put together from.
QString wordsOn(const QWidget *root)
{
    QStringList words;
    for (const QLabel *label : root->findChildren<QLabel *>())
        if (label->isVisible() && !label->text().isEmpty())
            words << label->text();
    return words.join(u" | "_s);
}

} // namespace

//! What stands under the name of an open cohort: type, state, badges, the filling of a static cohort with what can be
//! done about it, and what became of the last import.
class TestHeader final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { installTranslations(); }
    void cleanupTestCase() { m_looking.reset(); }
    void init() { QTest::failOnWarning(anyRealWarning()); }
    void fillingInEveryState_data();
    void fillingInEveryState();
    void importCounts_data();
    void importCounts();
    void badges_data();
    void badges();
    void olderServersHaveNone_data();
    void olderServersHaveNone();
    void triesAgain();
    void stopsAFailedOne();
    void expiredListSaysWhatToDo();
    void serverThatForgotTheRun();

private:
    //! A window on a project that no test changes. Made once for all rows of a generation.
    LifeFixture &looking(const QByteArray &generation)
    {
        if (m_generation == generation)
            return *m_looking;
        m_looking.reset();
        m_looking = std::make_unique<LifeFixture>(wholeProject(generation));
        m_generation = m_looking->open() ? generation : QByteArray();
        return *m_looking;
    }
    static demo::DemoServer::Options wholeProject(const QByteArray &generation);
    static const CohortHeader &header(const LifeFixture &life) { return life.window().workspace()->page()->header(); }
    static PopulationBar *bar(const LifeFixture &life) { return life.window().findChild<PopulationBar *>(); }
    static QToolButton *button(const LifeFixture &life, const QString &words)
    {
        return findNamed<QToolButton>(bar(life), words);
    }
    static QString status(const LifeFixture &life, CohortId id)
    {
        return life.cell(u"SELECT json_extract(population, '$.status') FROM cohort WHERE id = %1"_s.arg(id.value));
    }
    bool openNamed(LifeFixture &life, const QString &name) const
    {
        return life.open() && life.select({idOf(life, name)});
    }

    std::unique_ptr<LifeFixture> m_looking;
    QByteArray m_generation;
};

//! All of the demo project's cohorts; few people, so that it is made quickly.
demo::DemoServer::Options TestHeader::wholeProject(const QByteArray &generation)
{
    demo::DemoServer::Options options = smallDemo();
    options.generation = generation.toStdString();
    options.cohorts = 240;
    return options;
}

void TestHeader::fillingInEveryState_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isShown");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("hasProgress");
    QTest::addColumn<bool>("canStop");
    QTest::addColumn<bool>("canRetry");
    QTest::newRow("pending") << u"Import waiting"_s << true << u"is filling this cohort"_s << true << true << false;
    QTest::newRow("running") << u"Import running"_s << true << u"is filling this cohort"_s << true << true << false;
    QTest::newRow("retry_scheduled") << u"Import to be retried"_s << true << u"tries again by itself"_s << true << true
                                     << false;
    QTest::newRow("failed") << u"Import failed"_s << true << u"failed; until it is tried again or stopped"_s << false
                            << true << true;
    QTest::newRow("abandoned") << u"Import abandoned"_s << false << QString() << false << false << false;
    QTest::newRow("completed") << u"Trade fair Leipzig"_s << false << QString() << false << false << false;
}

void TestHeader::fillingInEveryState()
{
    QFETCH(QString, name);
    LifeFixture &life = looking("newest");
    QVERIFY(life.select({idOf(life, name)}));
    // The list leaves the filling out; it is read when the cohort is opened.
    QFETCH(bool, isShown);
    const CohortId id = idOf(life, name);
    QTRY_VERIFY_WITH_TIMEOUT(life.session().catalogue().find(id)->cohort.population, patience);
    QTRY_COMPARE_WITH_TIMEOUT(bar(life)->isVisible(), isShown, patience);
    if (!isShown)
        return;
    QFETCH(QString, words);
    QVERIFY2(wordsOn(bar(life)).contains(words), qPrintable(wordsOn(bar(life))));
    const Population run = *life.session().catalogue().find(id)->cohort.population;
    const QString share = u"%1 of %2 written"_s.arg(run.identifiersWritten).arg(*run.identifiersTotal);
    QVERIFY2(wordsOn(bar(life)).contains(share), qPrintable(wordsOn(bar(life))));
    QTEST(bar(life)->findChild<QProgressBar *>()->isVisible(), "hasProgress");
    QTEST(button(life, u"Stop"_s)->isEnabled(), "canStop");
    QTEST(button(life, u"Try again"_s)->isEnabled(), "canRetry");
    // What is off says why.
    QCOMPARE(button(life, u"Try again"_s)->toolTip().contains(u"does not offer"_s),
             !button(life, u"Try again"_s)->isEnabled());
    // Said once, not in a second line below as well.
    for (const Banner *banner : header(life).findChildren<Banner *>())
        QVERIFY2(!banner->isVisible(), qPrintable(banner->text()));
}

void TestHeader::triesAgain()
{
    LifeFixture life(wholeProject("newest"));
    QVERIFY(openNamed(life, u"Import failed"_s));
    const CohortId id = idOf(life, u"Import failed"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar(life)->isVisible(), patience);
    QVERIFY(press(bar(life), u"Try again"_s));
    QTRY_COMPARE_WITH_TIMEOUT(status(life, id), u"completed"_s, patience);
    QCOMPARE(life.sent(u"POST .*/retry_population/?$"_s), 1);
    QTRY_VERIFY_WITH_TIMEOUT(!bar(life)->isVisible(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(life.session().catalogue().find(id)->state, CohortState::Calculated, patience);
    QVERIFY(wordsOn(&header(life)).contains(u"last import:"_s));
}

void TestHeader::stopsAFailedOne()
{
    LifeFixture life(wholeProject("newest"));
    QVERIFY(openNamed(life, u"Import failed"_s));
    const CohortId id = idOf(life, u"Import failed"_s);
    const QStringList members = life.members(id);
    QTRY_VERIFY_WITH_TIMEOUT(bar(life)->isVisible(), patience);
    QVERIFY(press(bar(life), u"Stop"_s));
    QTRY_COMPARE_WITH_TIMEOUT(status(life, id), u"abandoned"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!bar(life)->isVisible(), patience);
    QCOMPARE(life.members(id), members); // who is in it stays
    QCOMPARE(life.sent(u"POST .*/abandon_population/?$"_s), 1);
}

void TestHeader::expiredListSaysWhatToDo()
{
    PopulationBar *bar = nullptr;
    LifeFixture life(wholeProject("newest"));
    QVERIFY(openNamed(life, u"Import failed"_s));
    QTRY_VERIFY_WITH_TIMEOUT((bar = TestHeader::bar(life))->isVisible(), patience);
    const CohortId id = idOf(life, u"Import failed"_s);
    Cohort cohort = life.session().catalogue().find(id)->cohort;
    cohort.population->availableActions = QStringList{u"abandon"_s, u"reupload"_s};
    life.session().catalogue().put(cohort);
    QTRY_VERIFY2(wordsOn(bar).contains(u"no longer stored"_s), qPrintable(wordsOn(bar)));
    QVERIFY(!button(life, u"Try again"_s)->isEnabled());
    QVERIFY(button(life, u"Stop"_s)->isEnabled());
}

//! Where population runs are switched off for a project, the endpoints answer 404 (contract 8).
void TestHeader::serverThatForgotTheRun()
{
    LifeFixture life(wholeProject("newest"));
    QVERIFY(openNamed(life, u"Import failed"_s));
    QTRY_VERIFY_WITH_TIMEOUT(bar(life)->isVisible(), patience);
    QVERIFY(life.demo().setFaults(
        R"([{"method":"POST","path":"*/retry_population","fault":{"kind":"status","status":404}}])"));
    QVERIFY(press(bar(life), u"Try again"_s));
    QTRY_VERIFY_WITH_TIMEOUT(life.banner(u"The filling of the cohort could not be changed"_s), patience);
    QCOMPARE(status(life, idOf(life, u"Import failed"_s)), u"failed"_s);
}

void TestHeader::olderServersHaveNone_data()
{
    QTest::addColumn<QByteArray>("generation");
    QTest::newRow("older") << QByteArray("older"); // as the last of the badges
    QTest::newRow("mid") << QByteArray("mid");
}

void TestHeader::olderServersHaveNone()
{
    QFETCH(QByteArray, generation);
    LifeFixture &life = looking(generation);
    QVERIFY(life.select({idOf(life, u"Import running"_s)}));
    QTRY_VERIFY(!life.window().workspace()->page()->life().fillAgain()->isEnabled());
    QVERIFY(!bar(life)->isVisible());
    for (QAction *action : {life.window().workspace()->page()->life().fillAgain(),
                            life.window().workspace()->page()->life().stopFilling()})
        QVERIFY2(action->toolTip().contains(u"too old"_s), qPrintable(action->toolTip()));
    QCOMPARE(life.sent(u"POST .*_population"_s), 0);
}

void TestHeader::badges_data()
{
    QTest::addColumn<QByteArray>("generation");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("words");
    for (const char *generation : {"newest", "mid", "older"}) {
        const auto row = [generation](const char *kind, const QString &name, const QStringList &words) {
            QTest::addRow("%s, %s", generation, kind) << QByteArray(generation) << name << words;
        };
        row("dynamic", u"Administrators"_s, {u"dynamic"_s, u"calculated"_s});
        row("static", u"A handful"_s, {u"static"_s, u"calculated"_s});
        row("experiment", u"Experiment: short sign-up"_s, {u"static"_s, u"exposure of 2 experiments"_s});
        row("failed", u"Broken regular expression"_s, {u"dynamic"_s, u"failed"_s});
        if (QByteArray(generation) != "older") // its project has none of these
            row("type", u"With what the server adds"_s, {u"dynamic"_s, u"realtime"_s});
    }
}

void TestHeader::badges()
{
    QFETCH(QByteArray, generation);
    QFETCH(QString, name);
    QFETCH(QStringList, words);
    LifeFixture &life = looking(generation);
    QVERIFY(life.select({idOf(life, name)}));
    const QStringList shown = wordsOn(&header(life)).split(u" | "_s);
    for (const QString &word : words)
        QVERIFY2(shown.contains(word), qPrintable(word + u" is not in "_s + shown.join(u" | "_s)));
}

void TestHeader::importCounts_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::newRow("some matched") << u"Trade fair Leipzig"_s << QString();
    QTest::newRow("nobody matched") << u"Imported: nobody matched"_s << u"last import: 0 matched, 48 unmatched"_s;
    QTest::newRow("everybody matched") << u"Imported: everybody matched"_s << QString();
    QTest::newRow("no import") << u"A handful"_s << u"none"_s;
}

void TestHeader::importCounts()
{
    QFETCH(QString, name);
    QFETCH(QString, words);
    LifeFixture &life = looking("newest");
    QVERIFY(life.select({idOf(life, name)}));
    const QString counts = u"SELECT last_import_total - last_import_unmatched, last_import_unmatched FROM cohort "
                           "WHERE id = %1"_s.arg(idOf(life, name).value);
    const QStringList told = life.rows(counts).front();
    if (words.isEmpty())
        words = u"last import: %1 matched, %2 unmatched"_s.arg(told[0], told[1]);
    const QString shown = wordsOn(&header(life));
    if (words == u"none")
        QVERIFY2(!shown.contains(u"import"_s), qPrintable(shown));
    else
        QVERIFY2(shown.contains(words), qPrintable(shown));
}

QTEST_MAIN(TestHeader)
#include "tst_header.moc"
