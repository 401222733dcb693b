// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/singleinstance.h"
#include "app/windowapplication.h"
#include "models/profile/places.h"
#include "models/tables/cohorttablemodel.h"
#include "tests/support/demofixture.h"
#include "tests/ui/windowfixture.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/widgets/searchedit.h"

#include <QMessageBox>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 15'000; // ms

} // namespace

//! Links from anywhere ask before they do anything: the program's own window, with the demo server behind it.
class TestLinks final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void linkOpensItsCohortAfterTheQuestion();
    void linkOpensACohortThatASearchHides();
    void refusedLinkDoesNothing_data();
    void refusedLinkDoesNothing();
    void linkThatAsksForSomethingElse_data();
    void linkThatAsksForSomethingElse();
    void unknownConnectionIsToldAndNotOpened();
    void hostileNameIsShownAsText();
    void floodOfLinksIsOneQuestion();
    void linkOfTheStartIsAskedToo();

private:
    void start(const QString &link = {});
    void follow(const QString &link) { emit m_instance->wished({{}, link}); }
    MainWindow *window() const;
    QMessageBox *question() const;
    bool press(const QString &name) const;
    CohortId open() const;
    CohortId someCohort() const;

    QTemporaryDir m_home;
    std::unique_ptr<DemoFixture> m_demo;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<WindowApplication> m_application;
};

void TestLinks::initTestCase()
{
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, m_home.filePath(QString::fromLatin1(name)).toUtf8());
    m_demo = std::make_unique<DemoFixture>();
}

void TestLinks::init()
{
    QTest::failOnWarning(anyRealWarning());
    m_settings = std::make_unique<Settings>(places::settingsFile());
    m_instance = std::make_unique<SingleInstance>(m_home.filePath(u"lock"_s), u"cohort-desk-test-of-links"_s);
    m_application = std::make_unique<WindowApplication>(*m_settings, *m_instance);
}

void TestLinks::cleanup()
{
    m_application.reset();
    m_instance.reset();
    m_settings.reset();
}

void TestLinks::start(const QString &link)
{
    WindowStart start;
    start.server = m_demo->settings();
    start.key = m_demo->key();
    start.link = link;
    m_application->start(start);
    QTRY_VERIFY_WITH_TIMEOUT(window() && window()->workspace()->list()->table()->model()->rowCount() > 0, patience);
}

MainWindow *TestLinks::window() const
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<MainWindow *>(widget))
            return found;
    }
    return nullptr;
}

QMessageBox *TestLinks::question() const
{
    const auto boxes = window()->findChildren<QMessageBox *>();
    for (QMessageBox *box : boxes) {
        if (box->isVisible())
            return box;
    }
    return nullptr;
}

bool TestLinks::press(const QString &name) const
{
    auto *button = findNamed<QAbstractButton>(question(), name);
    if (button)
        QTest::mouseClick(button, Qt::LeftButton);
    return button;
}

CohortId TestLinks::open() const
{
    const CatalogueRowPtr row = window()->workspace()->page()->cohort();
    return row ? row->cohort.id : CohortId();
}

//! One that is in the list and not open.
CohortId TestLinks::someCohort() const
{
    const auto *model = qobject_cast<CohortTableModel *>(window()->workspace()->list()->table()->model());
    const CohortId last = model->cohortAt(model->rowCount() - 1);
    return last == open() ? model->cohortAt(0) : last;
}

void TestLinks::linkOpensItsCohortAfterTheQuestion()
{
    start();
    const CohortId wanted = someCohort(), before = open();
    QVERIFY(wanted.isValid());
    follow(u"cohort-desk://cohort/"_s + wanted.toString());
    QVERIFY(question());
    QVERIFY(question()->text().contains(u"Open cohort %1?"_s.arg(wanted.toString())));
    QVERIFY(question()->informativeText().contains(u"It changes nothing"_s));
    QCOMPARE(open(), before); // not before somebody said so
    QVERIFY(press(u"Open cohort"_s));
    QTRY_COMPARE_WITH_TIMEOUT(open(), wanted, patience);
}

void TestLinks::linkOpensACohortThatASearchHides()
{
    start();
    const CohortId wanted = someCohort();
    const CohortListPage *list = window()->workspace()->list();
    list->searchEdit()->setText(u"no cohort is called so"_s);
    QTRY_COMPARE(list->table()->model()->rowCount(), 0);
    follow(u"cohort-desk://cohort/"_s + wanted.toString());
    QVERIFY(press(u"Open cohort"_s));
    QTRY_COMPARE_WITH_TIMEOUT(open(), wanted, patience);
    QCOMPARE(list->searchEdit()->text(), QString());
}

void TestLinks::refusedLinkDoesNothing_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("escape") << int(Qt::Key_Escape);
    QTest::newRow("the default button") << int(Qt::Key_Return);
}

void TestLinks::refusedLinkDoesNothing()
{
    QFETCH(int, key);
    start();
    const CohortId before = open();
    follow(u"cohort-desk://cohort/"_s + someCohort().toString());
    QVERIFY(question());
    QTest::keyClick(question(), static_cast<Qt::Key>(key));
    QTRY_VERIFY(!question());
    QCOMPARE(open(), before);
}

void TestLinks::linkThatAsksForSomethingElse_data()
{
    QTest::addColumn<QString>("link");
    for (const char *link : {"cohort-desk://delete/1", "cohort-desk://cohort/1?host=https://evil.invalid",
                             "cohort-desk://cohort/1?key=phx_a", "https://evil.invalid/", "cohort-desk:"})
        QTest::newRow(link) << QString::fromLatin1(link);
}

void TestLinks::linkThatAsksForSomethingElse()
{
    QFETCH(QString, link);
    start();
    const CohortId before = open();
    follow(link);
    QVERIFY(question());
    QVERIFY(question()->text().contains(u"nothing that Cohort Desk does"_s));
    QCOMPARE(question()->buttons().size(), 1);
    QVERIFY(press(u"Close"_s));
    QCOMPARE(open(), before);
}

void TestLinks::unknownConnectionIsToldAndNotOpened()
{
    start();
    const CohortId before = open();
    follow(u"cohort-desk://cohort/%1?connection=Elsewhere"_s.arg(someCohort().toString()));
    QVERIFY(question()->text().contains(u"in \"Elsewhere\""_s));
    QVERIFY(press(u"Open cohort"_s));
    QTRY_VERIFY(window()->notices()->text(NoticeBar::Topic::Files).contains(u"No connection called \"Elsewhere\""_s));
    QCOMPARE(open(), before);
}

void TestLinks::hostileNameIsShownAsText()
{
    start();
    follow(u"cohort-desk://cohort/1?connection=%3Cimg%20src%3D%22http%3A%2F%2Fevil%22%3E%0A%0A%0AYou%20won"_s);
    QVERIFY(question());
    QCOMPARE(question()->textFormat(), Qt::PlainText);
    QVERIFY(!question()->text().contains(u'\n'));
    QVERIFY(question()->text().contains(u"<img"_s));
}

void TestLinks::floodOfLinksIsOneQuestion()
{
    start();
    for (int i = 1; i <= 20; ++i)
        follow(u"cohort-desk://cohort/%1"_s.arg(i));
    QVERIFY(question()->text().contains(u"Open cohort 20?"_s));
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(!question());
}

void TestLinks::linkOfTheStartIsAskedToo()
{
    start(u"cohort-desk://cohort/3"_s);
    QTRY_VERIFY(question());
    QVERIFY(question()->text().contains(u"Open cohort 3?"_s));
}

QTEST_MAIN(TestLinks)
#include "tst_links.moc"
