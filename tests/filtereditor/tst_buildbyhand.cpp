// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/cohortapi.h"
#include "models/catalogue/cohortcatalogue.h"
#include "models/codec/filtercodec.h"
#include "models/codec/jsonequal.h"
#include "models/codec/jsontext.h"
#include "tests/filtereditor/demoworld.h"
#include "tests/filtereditor/recipes.h"
#include "tests/ui/windowfixture.h"
#include "ui/cohortpage/cohortediting.h"
#include "ui/cohortpage/cohortpage.h"
#include "ui/filtereditor/criteriatree.h"
#include "ui/filtereditor/simplefields.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/translations.h"

#include <QTabBar>
#include <QTabWidget>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 5000; // ms
const QString standingNow = u"2026-03-02T09:30:00Z"_s;

bool isLong()
{
    return qEnvironmentVariableIsSet("COHORT_DESK_LONG");
}

//! Values of conditions as texts: what "@" picked is known as text only.
JsonValue withTextValues(JsonValue leaf)
{
    const auto asText = [](JsonValue &value) {
        if (value.isNumber())
            value = JsonValue(editText(value));
    };
    if (leaf.contains(u"operator") || leaf[u"type"].toString() == u"cohort") {
        JsonValue value = leaf[u"value"];
        asText(value);
        if (value.isArray())
            for (JsonValue &one : value.editArray())
                asText(one);
        if (!value.isAbsent())
            leaf.set(u"value"_s, value);
    }
    if (JsonValue filters = leaf[u"event_filters"]; filters.isArray()) {
        for (JsonValue &filter : filters.editArray())
            filter = withTextValues(filter);
        leaf.set(u"event_filters"_s, filters);
    }
    return leaf;
}

} // namespace

//! Every behaviour and every operator built from nothing in the whole window, by mouse alone and by keyboard alone;
//! what comes of it in the document, on the server, and as members by a second evaluator.
class TestBuildByHand final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void builds_data();
    void builds();
    void lookingAtEveryCohortChangesNothing();

private:
    qint64 newCohort(const QString &name);
    bool isDone(qint64 id, qint64 version = 1) const;
    void compareDocument(const Recipe &recipe, const Hand &hand);
    JsonValue leavesNow() const;
    QString whatIsInTheWay() const;
    void compareMembers(const Recipe &recipe, const DemoWorld::Stored &stored);
    FilterDocument *document() const { return m_window->window().workspace()->page()->editing().draft().filters(); }
    CohortEditing &editing() const { return m_window->window().workspace()->page()->editing(); }

    QTemporaryDir m_folder;
    std::unique_ptr<DemoFixture> m_demo;
    std::unique_ptr<DemoWorld> m_world;
    std::unique_ptr<WindowFixture> m_window;
    std::vector<Recipe> m_recipes = recipes();
};

void TestBuildByHand::initTestCase()
{
    installTranslations();
    QApplication::setDoubleClickInterval(1); // a combo box takes a quick second click for the end of the first
    demo::DemoServer::Options options = smallDemo();
    options.persons = 400;
    options.events = 12'000;
    options.calculationDelayMs = 5;
    options.now = standingNow.toStdString();
    options.data = m_folder.filePath(u"demo.sqlite"_s).toStdString();
    m_demo = std::make_unique<DemoFixture>(options);
    m_world = std::make_unique<DemoWorld>(m_folder.filePath(u"demo.sqlite"_s), standingNow);
    m_window = std::make_unique<WindowFixture>();
    m_window->open(m_demo->settings(), m_demo->key());
    QVERIFY(QTest::qWaitForWindowActive(&m_window->window()));
    QVERIFY(QTest::qWaitFor([this] { return m_window->session().catalogue().progress().isComplete; }, patience));
    m_window->window().resize(1400, 1000);
}

void TestBuildByHand::init()
{
    QTest::failOnWarning(anyRealWarning());
}

//! The next row begins with nothing open to lose, also after a failure.
void TestBuildByHand::cleanup()
{
    editing().discard();
}

//! Without criteria: the server takes an empty tree.
qint64 TestBuildByHand::newCohort(const QString &name)
{
    JsonValue body = *parseJson(R"({"filters":{"properties":{"type":"OR","values":[]}}})");
    body.set(u"name"_s, name);
    std::optional<Cohort> made;
    auto pending = m_window->session().api().createCohort(writeJson(body), this, [&](Result<Cohort> cohort) {
        if (cohort)
            made = *cohort;
    });
    if (!QTest::qWaitFor([&] { return made.has_value(); }, patience))
        return 0;
    m_window->session().catalogue().put(*made);
    return QTest::qWaitFor([&] { return isDone(made->id.value); }, patience) ? made->id.value : 0;
}

//! Whether calculation `version`, or a later one, has ended.
bool TestBuildByHand::isDone(qint64 id, qint64 version) const
{
    const auto stored = m_world->cohort(id);
    return stored && !stored->isCalculating && stored->version >= version;
}

void TestBuildByHand::builds_data()
{
    QTest::addColumn<int>("recipe");
    QTest::addColumn<bool>("byMouse");
    bool mouseTurn = false;
    for (size_t i = 0; i < m_recipes.size(); ++i) {
        if (!isLong() && !m_recipes[i].isQuick)
            continue;
        mouseTurn = !mouseTurn; // the quick sample takes the hands in turn
        if (isLong() || mouseTurn)
            QTest::addRow("%s, mouse", qPrintable(m_recipes[i].name)) << static_cast<int>(i) << true;
        if (isLong() || !mouseTurn)
            QTest::addRow("%s, keyboard", qPrintable(m_recipes[i].name)) << static_cast<int>(i) << false;
    }
}

void TestBuildByHand::builds()
{
    QFETCH(int, recipe);
    QFETCH(bool, byMouse);
    const Recipe &wanted = m_recipes[static_cast<size_t>(recipe)];
    const QString name = u"Hand %1 %2"_s.arg(recipe).arg(byMouse ? u"mouse"_s : u"keys"_s);
    const qint64 id = newCohort(name);
    QVERIFY(id > 0);
    const auto hand = byMouse ? makeMouse(m_window->window()) : makeKeyboard(m_window->window());
    QVERIFY2(hand->openCohort(name), qPrintable(hand->failure()));
    QTRY_COMPARE(editing().draft().server().id, CohortId{id});
    for (const Step &step : wanted.steps)
        QVERIFY2(step.doneBy(*hand), qPrintable(step.field + u": "_s + hand->failure()));
    compareDocument(wanted, *hand);
    if (QTest::currentTestFailed())
        return;
    const qint64 before = m_world->cohort(id)->version;
    QVERIFY2(hand->save(), qPrintable(hand->failure()));
    const bool saved = QTest::qWaitFor([&] { return !editing().draft().isModified(); }, patience);
    QVERIFY2(saved, (editing().draft().patch() + '\n' + whatIsInTheWay().toUtf8()).constData());
    QTRY_VERIFY_WITH_TIMEOUT(isDone(id, before + 1), patience);
    compareMembers(wanted, *m_world->cohort(id));
}

//! The leaves of the one AND under the OR of a cohort built from nothing; anything else: the whole tree.
JsonValue TestBuildByHand::leavesNow() const
{
    const FilterTree tree = document()->tree();
    if (tree.root.json[u"type"].toString() != u"OR" || tree.root.children.size() != 1 ||
        tree.root.children.front().json[u"type"].toString() != u"AND")
        return encodeFilters(tree);
    JsonArray leaves;
    for (const FilterNode &leaf : tree.root.children.front().children)
        leaves.push_back(withTextValues(leaf.json));
    return leaves;
}

//! For the words of a failure.
QString TestBuildByHand::whatIsInTheWay() const
{
    QStringList words{u"focus: %1"_s.arg(QDebug::toString(QApplication::focusWidget())),
                      u"popup: %1"_s.arg(QDebug::toString(QApplication::activePopupWidget())),
                      u"save: %1 %2"_s.arg(editing().saveAction()->isEnabled()).arg(editing().saveAction()->toolTip())};
    for (const Banner *banner : m_window->window().findChildren<Banner *>())
        if (banner->isVisible())
            words << banner->text();
    for (const QWidget *window : QApplication::topLevelWidgets())
        if (window->isVisible())
            words << QDebug::toString(window);
    return words.join(u'\n');
}

void TestBuildByHand::compareDocument(const Recipe &recipe, const Hand &hand)
{
    QByteArray leaves = recipe.leaves;
    for (qsizetype i = 0; i < hand.picked().size(); ++i) {
        QString text = hand.picked()[i];
        if (recipe.leaves.startsWith(R"([{"type":"cohort")") || recipe.leaves.contains(R"(},{"type":"cohort")"))
            for (const CatalogueRowPtr &row : m_window->session().catalogue().rows())
                if (row->cohort.name == hand.picked()[i])
                    text = row->cohort.id.toString();
        leaves.replace('$' + QByteArray::number(i + 1) + '"', text.toUtf8() + '"');
    }
    const auto wanted = parseJson(leaves);
    QVERIFY2(wanted, leaves.constData());
    // A listed thing that was typed faster than the list came is chosen when it comes.
    const bool came = QTest::qWaitFor([&] { return jsonEqual(leavesNow(), *wanted); }, patience);
    QVERIFY2(came, QByteArray(writeJson(leavesNow()) + '\n' + leaves).constData());
}

void TestBuildByHand::compareMembers(const Recipe &recipe, const DemoWorld::Stored &stored)
{
    const oracle::Outcome expected = m_world->expected(stored.filters);
    // What the server holds is what was built, but for what it adds itself.
    const JsonValue kept = *parseJson(QByteArray::fromStdString(stored.filters.dump()));
    QVERIFY2(sameFilters(kept, encodeFilters(document()->tree())), writeJson(kept).constData());
    if (!recipe.calculates) {
        QVERIFY(!stored.errorCode.empty());
        return;
    }
    if (!expected.errors.empty()) {
        QVERIFY2(expected.errors.contains(stored.errorCode), stored.errorCode.c_str());
        return;
    }
    QVERIFY2(stored.errorCode.empty(), stored.errorCode.c_str());
    QCOMPARE(stored.members.size(), expected.members.size());
    QVERIFY(stored.members == expected.members);
}

void TestBuildByHand::lookingAtEveryCohortChangesNothing()
{
    findNamed<QLineEdit>(&m_window->window(), u"Search cohorts"_s)->clear();
    const auto *list = m_window->cohorts();
    QTRY_COMPARE(list->model()->rowCount(), static_cast<int>(m_window->session().catalogue().rows().size()));
    CohortPage *page = m_window->window().workspace()->page();
    auto *tree = m_window->window().findChild<CriteriaTree *>();
    const auto *tabs = page->findChild<QTabWidget *>();
    int looked = 0;
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        clickCell(m_window->cohorts(), list->model()->index(row, 0));
        page->setCurrentTab(u"Criteria"_s);
        for (QModelIndex at = tree->model()->index(0, 0); at.isValid(); at = tree->indexBelow(at)) {
            clickCell(tree, at);
            ++looked;
        }
        for (int tab = 0; tab < tabs->count(); ++tab)
            QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(tab).center());
        QVERIFY2(!editing().draft().isModified(), qPrintable(page->cohort()->cohort.name));
        QVERIFY(!editing().saveAction()->isEnabled());
        QCOMPARE(document()->undoStack()->count(), 0);
        QVERIFY(editing().draft().patch().isEmpty());
    }
    QVERIFY2(looked > 100, qPrintable(QString::number(looked)));
}

QTEST_MAIN(TestBuildByHand)
#include "tst_buildbyhand.moc"
