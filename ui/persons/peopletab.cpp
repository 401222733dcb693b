// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/persons/peopletab.h"

#include "models/api/cohortapi.h"
#include "models/tables/celltext.h"
#include "models/tables/tableroles.h"
#include "ui/persons/peoplecolumns.h"
#include "ui/persons/peopletable.h"
#include "ui/persons/personcohorts.h"
#include "ui/persons/personpanel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/panes.h"
#include "ui/widgets/searchedit.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int searchPause = 300; // ms: the server searches, so not with every key

//! Whether the members may be others than before.
bool hasOtherMembers(const CatalogueRowPtr &a, const CatalogueRowPtr &b)
{
    return a->cohort.id != b->cohort.id || a->cohort.count != b->cohort.count ||
           a->cohort.lastCalculation != b->cohort.lastCalculation;
}

} // namespace

PeopleTab::PeopleTab(QWidget *parent)
    : CohortTab(parent)
    , m_model(new PersonsTableModel(
          [this](const PersonQuery &query, QObject *context, Answer<Page<Person>> answer) {
              return m_api->persons(query, context, std::move(answer));
          },
          this))
    , m_search(new SearchEdit(tr("Search people"), tr("Search people by name, email or id"), searchPause, this))
    , m_count(plainLabel(this, TextSize::Small))
    , m_chooseColumns(new QAction(icon(u"configure"_s), tr("&Columns of people..."), this))
    , m_banner(new Banner(this))
    , m_splitter(new Panes(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new PeopleTable(m_model, this))
    , m_empty(new EmptyState(this))
    , m_panel(new PersonPanel(this))
    , m_columns(new PeopleColumns(m_model, m_table, this))
{
    m_chooseColumns->setIconText(tr("Columns"));
    m_chooseColumns->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_K);
    buildLayout();
    connectParts();
    setFocusProxy(m_table);
}

QToolButton *PeopleTab::addHeadButton(QAction *action)
{
    QToolButton *button = actionButton(this, action);
    m_head->addWidget(button);
    m_headButtons << button;
    return button;
}

//! Where there is little room the buttons are icons alone: words cut short tell less, and the search needs its place.
void PeopleTab::fitHead()
{
    const auto isShown = [](const QToolButton *button) { return !button->isHidden(); };
    const auto shown = static_cast<int>(std::count_if(m_headButtons.begin(), m_headButtons.end(), isShown));
    const bool isTight = width() < textWidth(this, 44 + 16 * shown);
    for (QToolButton *button : m_headButtons)
        button->setToolButtonStyle(isTight ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void PeopleTab::resizeEvent(QResizeEvent *event)
{
    CohortTab::resizeEvent(event);
    fitHead();
}

QBoxLayout *PeopleTab::headLine()
{
    m_head = new QHBoxLayout;
    m_head->setSpacing(grid(this, 1));
    m_head->addWidget(m_search, 1);
    m_head->addWidget(m_count);
    QToolButton *button = addHeadButton(m_chooseColumns);
    setTabOrder(m_search, button);
    setTabOrder(button, m_table);
    return m_head;
}

void PeopleTab::addListTools(const QList<QAction *> &actions, QWidget *notice)
{
    for (QAction *action : actions) {
        QToolButton *button = addHeadButton(action);
        button->setVisible(action->isVisible());
        connect(action, &QAction::changed, this, [this, button, action] {
            button->setVisible(action->isVisible());
            fitHead();
        });
        setTabOrder(button, m_table);
    }
    m_listTools += actions;
    static_cast<QBoxLayout *>(layout())->insertWidget(1, notice);
}

void PeopleTab::buildLayout()
{
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(true);
    m_count->setMinimumWidth(textWidth(this, 14));
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 1, 0.75);
    column->addLayout(headLine());
    column->addWidget(m_banner);
    column->addWidget(m_splitter, 1);
}

void PeopleTab::connectParts()
{
    connect(m_search, &SearchEdit::searchChanged, this, [this](const QString &text) {
        if (m_api && m_row)
            m_model->setSearch(text);
    });
    connect(m_search, &SearchEdit::leftDownwards, m_table, &DataTable::enter);
    connect(m_model, &PersonsTableModel::statusChanged, this, &PeopleTab::showStatus);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &PeopleTab::showPerson);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PeopleTab::showPerson);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PeopleTab::showPerson);
    connect(m_table, &QWidget::customContextMenuRequested, this, &PeopleTab::showContextMenu);
    connect(m_table, &DataTable::rowsCopied, this,
            [this](int rows) { emit done(tr("%Ln rows are on the clipboard.", nullptr, rows)); });
    connect(m_banner, &Banner::actionTriggered, m_model, &PersonsTableModel::retryFailed);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        // A copy: the step may change what the next one is.
        if (const std::function<void()> step = m_nextStep)
            step();
    });
    connect(m_chooseColumns, &QAction::triggered, this, &PeopleTab::openColumnsDialog);
    connect(m_panel, &PersonPanel::done, this, &PeopleTab::done);
    connect(m_panel->cohorts(), &PersonCohorts::cohortWanted, this, &PeopleTab::cohortWanted);
}

void PeopleTab::setApi(CohortApi *api)
{
    m_model->clear();
    m_api = api;
    m_row.reset();
    m_chooseColumns->setEnabled(api);
    PersonCohorts::FetchCohorts fetch;
    if (api)
        fetch = [api](const PersonId &person, QObject *context, Answer<std::vector<CohortOfPerson>> answer) {
            return api->personCohorts(person, context, std::move(answer));
        };
    m_panel->cohorts()->setFetch(std::move(fetch));
}

void PeopleTab::setProjectUrl(const QUrl &url)
{
    m_panel->setProjectUrl(url);
}

std::vector<PersonId> PeopleTab::selectedPeople() const
{
    return m_table->selectedPeople();
}

QString PeopleTab::search() const
{
    return m_search->text();
}

void PeopleTab::showCohort(const CatalogueRowPtr &row)
{
    const CatalogueRowPtr before = std::exchange(m_row, row);
    const bool another = !before || !row || before->cohort.id != row->cohort.id;
    if (another) {
        m_model->clear();
        m_search->reset();
    }
    if (!row)
        return;
    if (!before || hasOtherMembers(before, row))
        m_reading.want();
    else
        showEmptiness(); // why nobody is in it may have changed
}

void PeopleTab::start()
{
    if (!m_api || !m_row || !m_row->cohort.id.isValid())
        return;
    if (m_model->query().cohort == m_row->cohort.id && m_model->rowCount() > 0)
        return m_model->refresh();
    PersonQuery query;
    query.cohort = m_row->cohort.id;
    query.search = m_search->text();
    m_model->setQuery(query, query.search.isEmpty() ? m_row->cohort.count : std::nullopt);
}

void PeopleTab::refresh()
{
    if (m_api && m_row)
        m_model->refresh();
}

void PeopleTab::showStatus()
{
    if (const auto &error = m_model->error())
        m_banner->showError(*error, tr("Try &again"));
    else
        m_banner->clear();
    m_count->setText(countText());
    showEmptiness();
}

QString PeopleTab::countText() const
{
    const KnownCount count = m_model->knownCount();
    if (count.kind == KnownCount::Kind::Exactly)
        return tr("%Ln people", nullptr, static_cast<int>(count.rows));
    // The cohort's own count is as old as its last calculation, so it is a hint as long as the end was not seen.
    const std::optional<qint64> told = m_row && m_search->text().isEmpty() ? m_row->cohort.count : std::nullopt;
    if (count.kind == KnownCount::Kind::AtLeast && told && *told > count.rows)
        return tr("about %Ln people", nullptr, pluralNumber(*told));
    if (count.kind == KnownCount::Kind::AtLeast && count.rows > 0)
        return tr("%1+ people").arg(localNumber(count.rows));
    return m_model->isLoading() ? tr("Reading...") : QString();
}

//! Nothing could be read so far.
bool PeopleTab::hasNobodyToShow() const
{
    return m_model->error() && m_model->heldBytes() == 0;
}

void PeopleTab::showEmptiness()
{
    const KnownCount count = m_model->knownCount();
    const bool none = count.kind == KnownCount::Kind::Exactly && count.rows == 0;
    m_stack->setCurrentIndex(none || hasNobodyToShow() ? 1 : 0);
    m_panel->setVisible(m_stack->currentWidget() == m_table);
    if (hasNobodyToShow())
        showWay(u"state-failed"_s, tr("The people were not read"), {}); // the banner says why
    else if (none && !m_search->text().isEmpty())
        showWay(u"edit-find"_s, tr("Nobody found"), tr("No member of this cohort fits the search."),
                tr("Show all people"), [this] { m_search->clear(); });
    else if (none)
        showNobody();
}

//! What a cohort without members is, and what fills it.
void PeopleTab::showNobody()
{
    const QString title = tr("Nobody in this cohort");
    QAction *add = m_listTools.isEmpty() ? nullptr : m_listTools.first();
    const bool canAdd = m_row && m_row->cohort.isStatic && add && add->isVisible() && add->isEnabled();
    if (m_row && m_row->state == CohortState::Calculating)
        showWay(u"system-users"_s, title, tr("It is being calculated; people appear when that is done."));
    else if (m_row && m_row->state == CohortState::Failed && !m_row->cohort.isStatic)
        showWay(u"system-users"_s, title, tr("It could not be calculated; the reason is told above."),
                tr("Look at the criteria"), [this] { emit criteriaWanted(); });
    else if (canAdd)
        showWay(u"system-users"_s, title, tr("It is a list, and nobody was put on it yet."), tr("Add people..."),
                [add] { add->trigger(); });
    else if (m_row && m_row->cohort.isStatic)
        showWay(u"system-users"_s, title, tr("It is a list, and nobody was put on it yet."));
    else
        showWay(u"system-users"_s, title, tr("Nobody meets its criteria, or it was not calculated yet."),
                tr("Look at the criteria"), [this] { emit criteriaWanted(); });
}

void PeopleTab::showWay(const QString &icon, const QString &title, const QString &text, const QString &action,
                        std::function<void()> step)
{
    m_nextStep = std::move(step);
    m_empty->setContent(icon, title, text, action);
}

void PeopleTab::showPerson()
{
    const QModelIndex current = m_table->currentIndex();
    m_panel->showPerson(current.isValid() ? m_model->personAt(current.row()) : std::nullopt,
                        m_row ? m_row->cohort.id : CohortId());
}

PropertyFetch PeopleTab::propertyFetch() const
{
    if (!m_api)
        return {};
    return [api = m_api](const PageRequest &page, QObject *context, Answer<Page<PropertyDefinition>> answer) {
        PropertyDefinitionQuery query;
        query.page = page;
        return api->propertyDefinitions(query, context, std::move(answer));
    };
}

void PeopleTab::openColumnsDialog()
{
    auto *dialog = new ColumnsDialog(m_columns->choices(), propertyFetch(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ColumnsDialog::chosen, m_columns, &PeopleColumns::show);
    dialog->open();
}

void PeopleTab::showContextMenu(const QPoint &place)
{
    const QModelIndex index = m_table->indexAt(place);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_model->rowState(index.row()) == RowState::Failed)
        connect(menu->addAction(tr("Try &again")), &QAction::triggered, m_model,
                [this, row = index.row()] { m_model->retry(row); });
    connect(menu->addAction(icon(u"edit-copy"_s), tr("&Copy rows")), &QAction::triggered, m_table,
            [this] { m_table->copySelection(false); });
    menu->addAction(m_chooseColumns);
    menu->addActions(m_listTools);
    menu->addActions(m_table->actions());
    menu->popup(m_table->viewport()->mapToGlobal(place));
}

} // namespace desk
