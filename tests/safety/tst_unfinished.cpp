// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/apiclient.h"
#include "models/api/cohortapi.h"
#include "models/profile/draftstore.h"
#include "tests/support/awaiting.h"
#include "tests/ui/windowfixture.h"
#include "ui/cohortpage/cohortediting.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/cohortpage/mergedialog.h"
#include "ui/drafts/draftsdialog.h"
#include "ui/export/exportdialog.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/membership/addpeopledialog.h"
#include "ui/membership/listform.h"
#include "ui/membership/peoplelists.h"
#include "ui/membership/planview.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 15'000; // ms

} // namespace

//! What one run of the window leaves unfinished, taken up by the next, while a second client goes on changing things.
class TestUnfinished final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void editsOfTheLastRunAreOffered();
    void changeOfAnotherPersonIsMerged();
    void exportOfTheLastRunIsOffered();
    void closedExportIsNotOffered();
    void listOfTheLastRunIsOffered();

private:
    bool startWindow();
    Cohort make(const QByteArray &body);
    bool change(CohortId id, const QByteArray &body);
    Cohort read(CohortId id);
    bool openCohort(CohortId id);
    bool press(const QWidget *root, const QString &name);
    DraftsDialog *openOffer();
    std::vector<SavedDraft> kept() const { return DraftStore(m_drafts).drafts(); }
    MainWindow &window() const { return m_window->window(); }
    CohortPage *page() const { return window().workspace()->page(); }
    QString offer() const { return window().notices()->text(NoticeBar::Topic::Drafts); }

    std::unique_ptr<DemoFixture> m_demo;
    std::unique_ptr<ApiClient> m_client; //!< of another person
    std::unique_ptr<CohortApi> m_other;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_drafts;
    std::unique_ptr<WindowFixture> m_window;
};

void TestUnfinished::initTestCase()
{
    m_demo = std::make_unique<DemoFixture>();
    m_client = std::make_unique<ApiClient>(m_demo->settings(), m_demo->key());
    m_other = std::make_unique<CohortApi>(*m_client);
}

void TestUnfinished::init()
{
    QTest::failOnWarning(anyRealWarning());
    m_folder = std::make_unique<QTemporaryDir>();
    m_drafts = m_folder->filePath(u"drafts"_s);
}

//! The program as it starts again: what was open before goes without a word, as in a crash.
bool TestUnfinished::startWindow()
{
    m_window.reset();
    m_window = std::make_unique<WindowFixture>();
    window().setPlace({{}, {}, m_drafts});
    m_window->open(m_demo->settings(), m_demo->key());
    return QTest::qWaitFor([&] { return m_window->session().catalogue().progress().isComplete; }, patience);
}

Cohort TestUnfinished::make(const QByteArray &body)
{
    const auto made = await<Cohort>(
        [&](QObject *context, Answer<Cohort> answer) { return m_other->createCohort(body, context, answer); });
    return made && *made ? **made : Cohort();
}

bool TestUnfinished::change(CohortId id, const QByteArray &body)
{
    const auto changed = await<Cohort>(
        [&](QObject *context, Answer<Cohort> answer) { return m_other->patchCohort(id, body, context, answer); });
    return changed && changed->has_value();
}

Cohort TestUnfinished::read(CohortId id)
{
    const auto found =
        await<Cohort>([&](QObject *context, Answer<Cohort> answer) { return m_other->cohort(id, context, answer); });
    return found && *found ? **found : Cohort();
}

bool TestUnfinished::openCohort(CohortId id)
{
    window().workspace()->list()->open(id);
    return QTest::qWaitFor([&] { return page()->cohort() && page()->cohort()->cohort.id == id; }, patience);
}

bool TestUnfinished::press(const QWidget *root, const QString &name)
{
    auto *button = findNamed<QAbstractButton>(root, name);
    if (!button || !button->isEnabled())
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
}

DraftsDialog *TestUnfinished::openOffer()
{
    (void)press(window().notices(), u"Show them..."_s);
    return window().findChild<DraftsDialog *>();
}

void TestUnfinished::editsOfTheLastRunAreOffered()
{
    QVERIFY(startWindow());
    QCOMPARE(offer(), QString());
    clickCell(m_window->cohorts(), m_window->cohorts()->model()->index(0, 0));
    QTRY_VERIFY(page()->cohort());
    const CohortId edited = page()->cohort()->cohort.id;
    page()->editing().draft().setName(u"Edited before the power went"_s);
    QVERIFY(startWindow());
    QVERIFY(offer().contains(u"Edits of \"Edited before"_s));
    DraftsDialog *dialog = openOffer();
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QPlainTextEdit *>()->toPlainText().contains(u"+ Edited before the power went"_s));
    QVERIFY(press(dialog, u"Open with these edits"_s));
    QTRY_COMPARE(page()->editing().draft().name(), u"Edited before the power went"_s);
    QCOMPARE(page()->cohort()->cohort.id, edited);
    QCOMPARE(offer(), QString());
    page()->editing().discard();
    QVERIFY(kept().empty());
}

void TestUnfinished::changeOfAnotherPersonIsMerged()
{
    const CohortId id =
        make(R"({"name":"Ours","description":"first","filters":{"properties":{"type":"OR","values":[]}}})").id;
    QVERIFY(startWindow());
    QVERIFY(openCohort(id));
    page()->editing().draft().setName(u"Mine"_s);
    QTRY_COMPARE(kept().size(), size_t(1));
    m_window.reset();
    QVERIFY(change(id, R"({"name":"Theirs","description":"also theirs"})"));
    QVERIFY(startWindow());
    DraftsDialog *offered = openOffer();
    QVERIFY(offered->findChild<QPlainTextEdit *>()->toPlainText().contains(u"changed on the server after these"_s));
    QVERIFY(press(offered, u"Open with these edits"_s));
    QTRY_COMPARE(page()->editing().draft().name(), u"Mine"_s);
    page()->editing().saveAction()->trigger();
    MergeDialog *merge = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((merge = window().findChild<MergeDialog *>()) && merge->isVisible(), patience);
    QCOMPARE(read(id).name, u"Theirs"_s); // nothing was overwritten
    QCOMPARE(merge->findChild<QTableWidget *>()->item(0, 1)->text(), u"Mine"_s);
    QCOMPARE(merge->findChild<QTableWidget *>()->item(0, 2)->text(), u"Theirs"_s);
    QVERIFY(press(merge, u"Keep yours"_s));
    QVERIFY(press(merge, u"Save the result"_s));
    QTRY_COMPARE_WITH_TIMEOUT(read(id).name, u"Mine"_s, patience);
    QCOMPARE(read(id).description, u"also theirs"_s);
    QTRY_VERIFY(kept().empty());
}

void TestUnfinished::exportOfTheLastRunIsOffered()
{
    const Cohort cohort = make(R"({"name":"To be exported","filters":{"properties":{"type":"OR","values":[]}}})");
    QVERIFY(startWindow());
    ExportSetup setup;
    setup.cohorts = {cohort.id};
    QVERIFY(window().workspace()->openExport(setup));
    auto *dialog = window().findChild<ExportDialog *>();
    const QString target = m_folder->filePath(u"people, all.tsv"_s);
    setup = {{cohort.id}, u"ana"_s, u"tsv"_s, {true, false, false, {u"email"_s, u"id"_s}}, target};
    dialog->takeSetup(setup);
    QTRY_COMPARE(kept().size(), size_t(1));
    QVERIFY(startWindow());
    QVERIFY2(offer().contains(u"An export of \"To be exported\""_s), qPrintable(offer()));
    DraftsDialog *offered = openOffer();
    QVERIFY(offered->findChild<QPlainTextEdit *>()->toPlainText().contains(u"people, all.tsv"_s));
    QVERIFY(press(offered, u"Open it again"_s));
    QTRY_VERIFY(dialog = window().findChild<ExportDialog *>());
    QCOMPARE(dialog->setup(), setup);
    QCOMPARE(offer(), QString());
    QCOMPARE(kept().size(), size_t(1)); // until it is started
    QVERIFY(press(dialog, u"Export"_s));
    QTRY_VERIFY(kept().empty());
}

void TestUnfinished::closedExportIsNotOffered()
{
    QVERIFY(startWindow());
    clickCell(m_window->cohorts(), m_window->cohorts()->model()->index(0, 0));
    QTRY_VERIFY(page()->cohort());
    ExportSetup setup;
    setup.cohorts = {page()->cohort()->cohort.id};
    ExportDialog *dialog = window().workspace()->openExport(setup);
    QVERIFY(dialog);
    dialog->form()->findChild<QLineEdit *>()->setText(u"somebody"_s);
    QTRY_COMPARE(kept().size(), size_t(1));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(kept().empty());
}

void TestUnfinished::listOfTheLastRunIsOffered()
{
    const Cohort cohort = make(R"({"name":"Filled by hand","is_static":true})");
    QVERIFY(cohort.id.isValid());
    QVERIFY(startWindow());
    QVERIFY(openCohort(cohort.id));
    AddPeopleDialog *dialog = window().workspace()->lists()->openHere();
    QVERIFY(dialog);
    dialog->takeText("email;n\nana@example.com;1\nbob@example.com;2\n", u"Pasted list"_s);
    QTRY_COMPARE(kept().size(), size_t(1));
    QTRY_VERIFY(dialog->setup().format);
    QTest::mouseClick(dialog->primary(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->view()->isVisible(), patience);
    dialog->view()->setMode(MemberMode::MakeEqual);
    const ListSetup given = dialog->setup();
    QVERIFY(startWindow());
    QVERIFY2(offer().contains(u"A list of people for \"Filled by hand\""_s), qPrintable(offer()));
    DraftsDialog *offered = openOffer();
    QVERIFY(offered->findChild<QPlainTextEdit *>()->toPlainText().contains(u"ana@example.com"_s));
    QVERIFY(press(offered, u"Open it again"_s));
    QTRY_VERIFY(dialog = window().findChild<AddPeopleDialog *>());
    QTRY_COMPARE(dialog->setup(), given);
    QVERIFY(kept().size() == 1 && offer().isEmpty());
    dialog->reject();
    QVERIFY(kept().empty());
}

QTEST_MAIN(TestUnfinished)
#include "tst_unfinished.moc"
