// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortlist/cohortlistpage.h"

#include "models/tables/celltext.h"
#include "models/tables/cohortcells.h"
#include "ui/cohortlist/cohortdelegate.h"
#include "ui/cohortlist/hiddencohort.h"
#include "ui/cohortlist/quickfilterbar.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/phrases.h"
#include "ui/widgets/searchedit.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int spinPause = 150; // ms

} // namespace

CohortListPage::CohortListPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new CohortTableModel(systemClock(), this))
    , m_search(new SearchEdit(tr("Search cohorts"), tr("Search names, descriptions, criteria"), 0, this))
    , m_new(new QToolButton(this))
    , m_filters(new QuickFilterBar(this))
    , m_banner(new Banner(this))
    , m_cut(new Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new DataTable(tr("Cohorts"), this))
    , m_empty(new EmptyState(this))
    , m_count(plainLabel(this, TextSize::Small))
{
    setUpTable();
    buildLayout();
    connectParts();
    m_spin.setInterval(spinPause);
    showEmptiness();
    showCount();
}

void CohortListPage::setUpTable()
{
    const auto isKnown = [this](RowKey key) { return m_catalogue && m_catalogue->findRow(key); };
    m_hidden = new HiddenCohort(m_model, m_table, isKnown);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CohortDelegate(m_table));
    m_table->setTypeAheadColumn(static_cast<int>(CohortColumn::Name));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setColumnCharacters({30, 13, 11, 18, 17, 20, 12, 9, 40, 50, 30, 40});
    m_table->setFillingColumn(static_cast<int>(CohortColumn::Name), 22);
    for (int column = 0; column < kCohortColumns; ++column) {
        const auto kind = static_cast<CohortColumn>(column);
        const bool shown = kind == CohortColumn::Name || kind == CohortColumn::People || kind == CohortColumn::State ||
                           kind == CohortColumn::LastCalculated;
        m_table->setColumnHidden(column, !shown);
    }
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(static_cast<int>(CohortColumn::Name), Qt::AscendingOrder);
}

void CohortListPage::buildLayout()
{
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 1, 0.75);
    auto *line = new QHBoxLayout;
    line->setSpacing(grid(this, 0.75));
    line->addWidget(m_search, 1);
    line->addWidget(m_new);
    column->addLayout(line);
    column->addWidget(m_filters);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    column->addWidget(m_cut);
    column->addWidget(m_count);
}

void CohortListPage::connectParts()
{
    connect(&m_spin, &QTimer::timeout, this, &CohortListPage::paintSpinners);
    connect(m_search, &SearchEdit::searchChanged, m_model, &CohortTableModel::setSearch);
    connect(m_search, &SearchEdit::searchChanged, m_hidden, &HiddenCohort::find);
    connect(m_search, &SearchEdit::leftDownwards, m_table, &DataTable::enter);
    connect(m_search, &QLineEdit::returnPressed, m_table, &DataTable::enter);
    connect(m_filters, &QuickFilterBar::filterChanged, this, &CohortListPage::chooseFilter);
    connect(m_banner, &Banner::actionTriggered, this, &CohortListPage::refresh);
    connect(m_cut, &Banner::actionTriggered, this, &CohortListPage::furtherWanted);
    connect(m_empty, &EmptyState::actionTriggered, this, &CohortListPage::takeEmptyStep);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &CohortListPage::showCount);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CohortListPage::showCount);
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &CohortListPage::showCount);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CohortListPage::tellCurrent);
    connect(m_table, &DataTable::selectionCountChanged, this, &CohortListPage::showCount);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CohortListPage::selectionChanged);
    connect(m_table, &QAbstractItemView::activated, this, &CohortListPage::opened);
    connect(m_table, &QWidget::customContextMenuRequested, this, &CohortListPage::showContextMenu);
    connect(m_table, &DataTable::rowsCopied, this,
            [this](int rows) { emit done(tr("%Ln rows are on the clipboard.", nullptr, rows)); });
}

void CohortListPage::setNewAction(QAction *action)
{
    m_new->setDefaultAction(action);
    m_new->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_new->setFocusPolicy(Qt::TabFocus);
}

void CohortListPage::setCatalogue(CohortCatalogue *catalogue, CohortCatalogue *deleted)
{
    m_living = catalogue;
    m_deleted = deleted;
    m_filters->setWhyNot(QuickFilter::Deleted, deleted ? QString() : tr("Connect to a project first."));
    if (m_filters->filter() == QuickFilter::Deleted)
        m_filters->setFilter(QuickFilter::All);
    showCatalogue(catalogue);
}

void CohortListPage::chooseFilter(QuickFilter filter)
{
    m_model->setQuickFilter(filter);
    m_hidden->find();
    CohortCatalogue *wanted = filter == QuickFilter::Deleted ? m_deleted : m_living;
    if (wanted == m_catalogue)
        return;
    showCatalogue(wanted);
    // Others may delete and restore too, and nobody tells: the log is read anew each time one looks.
    if (wanted && wanted == m_deleted)
        wanted->refresh();
}

void CohortListPage::showCatalogue(CohortCatalogue *catalogue)
{
    if (m_catalogue)
        m_catalogue->disconnect(this);
    m_catalogue = catalogue;
    m_model->setCatalogue(catalogue);
    m_wanted = {};
    m_hidden->forget();
    if (catalogue) {
        connect(catalogue, &CohortCatalogue::progressChanged, this, &CohortListPage::showProgress);
        connect(catalogue, &CohortCatalogue::changed, this, &CohortListPage::takeChange);
    }
    tellCurrent();
    countFilters();
    showProgress();
    turnSpinners();
}

void CohortListPage::setMe(const User &me)
{
    m_model->setMe(me);
    countFilters();
}

void CohortListPage::refresh()
{
    if (m_catalogue)
        m_catalogue->refresh();
}

CatalogueRowPtr CohortListPage::current() const
{
    const std::optional<RowKey> key = m_hidden->current();
    return key && m_catalogue ? m_catalogue->findRow(*key) : nullptr;
}

std::vector<CatalogueRowPtr> CohortListPage::selected() const
{
    std::vector<CatalogueRowPtr> rows;
    QModelIndexList indexes = m_table->selectionModel()->selectedRows();
    std::sort(indexes.begin(), indexes.end());
    for (const QModelIndex &index : indexes) {
        const CatalogueRowPtr row = m_catalogue ? m_catalogue->find(m_model->cohortAt(index.row())) : nullptr;
        if (row && row->cohort.id.isValid())
            rows.push_back(row);
    }
    return rows;
}

void CohortListPage::open(CohortId id)
{
    m_wanted = id;
    openWanted();
}

void CohortListPage::stayAt(CohortId id)
{
    open(id);
    if (m_model->rowOf(id) < 0 && m_catalogue && m_catalogue->find(id))
        m_hidden->hold(id.value);
}

void CohortListPage::reveal(CohortId id)
{
    const bool isLiving = m_living && m_living->find(id);
    if (isLiving && m_filters->filter() == QuickFilter::Deleted)
        m_filters->setFilter(QuickFilter::All);
    if (isLiving && m_model->rowOf(id) < 0) {
        m_search->clear();
        m_filters->setFilter(QuickFilter::All);
    }
    open(id);
}

void CohortListPage::focusTable()
{
    if (m_model->rowCount() > 0)
        m_table->setFocus();
    else
        m_search->setFocus();
}

void CohortListPage::openWanted()
{
    const int row = m_wanted.isValid() ? m_model->rowOf(m_wanted) : -1;
    if (row < 0)
        return;
    m_wanted = {};
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0));
}

void CohortListPage::takeChange(const CatalogueChange &change)
{
    openWanted();
    m_hidden->find();
    const CatalogueRowPtr row = current();
    const bool isHiddenGone = m_hidden->isHidden() && !row;
    const auto isCurrent = [&row](const CatalogueRowPtr &other) { return row && other->key == row->key; };
    if (isHiddenGone || std::any_of(change.changed.begin(), change.changed.end(), isCurrent))
        tellCurrent();
    countFilters();
    showCount();
    turnSpinners();
}

void CohortListPage::turnSpinners()
{
    // Only while somebody can see one turn.
    if (isVisible() && m_model->countOf(QuickFilter::Calculating) > 0)
        m_spin.start();
    else
        m_spin.stop();
}

void CohortListPage::paintSpinners()
{
    const int state = static_cast<int>(CohortColumn::State);
    const QHeaderView *header = m_table->horizontalHeader();
    QWidget *cells = m_table->viewport();
    cells->update(header->sectionViewportPosition(state), 0, header->sectionSize(state), cells->height());
}

void CohortListPage::tellCurrent()
{
    if (m_table->currentIndex().isValid() || !current())
        m_hidden->forget();
    emit currentChanged(current());
}

void CohortListPage::showProgress()
{
    const CatalogueProgress progress = m_catalogue ? m_catalogue->progress() : CatalogueProgress();
    if (progress.error)
        m_banner->showText(toneOf(*progress.error), errorText(progress), tr("Try &again"),
                           technicalText(*progress.error));
    else
        m_banner->clear();
    showCut();
    showCount();
}

QString CohortListPage::errorText(const CatalogueProgress &progress) const
{
    QStringList words{progress.error->text};
    if (progress.asOf.isValid())
        words << tr("The list is from %1.").arg(timeAgo(progress.asOf, QDateTime::currentDateTimeUtc()));
    if (progress.nextTry.isValid())
        words << tr("Next try at %1.").arg(QLocale().toString(progress.nextTry.toLocalTime().time()));
    return words.join(u' ');
}

void CohortListPage::showCount()
{
    m_count->setText(countText());
    showEmptiness();
}

void CohortListPage::countFilters()
{
    if (m_catalogue && m_catalogue == m_deleted)
        return m_filters->setCount(QuickFilter::Deleted, m_model->total());
    for (const auto filter : {QuickFilter::All, QuickFilter::Dynamic, QuickFilter::Static, QuickFilter::Failing,
                              QuickFilter::Calculating, QuickFilter::Mine})
        m_filters->setCount(filter, m_model->countOf(filter));
}

QString CohortListPage::countText() const
{
    if (!m_catalogue)
        return {};
    const CatalogueProgress &progress = m_catalogue->progress();
    const int shown = m_model->rowCount();
    const int known = m_model->total();
    QStringList parts;
    if (progress.isRemembered)
        parts << tr("%Ln cohorts", nullptr, known)
              << tr("as of %1").arg(timeAgo(progress.asOf, QDateTime::currentDateTimeUtc()));
    else if (progress.isLoading && !progress.isComplete)
        parts << (progress.total ? tr("%1 of %2").arg(localNumber(known), localNumber(*progress.total))
                                 : tr("Reading cohorts..."));
    else if (shown == known && (known > 0 || progress.isComplete))
        parts << tr("%Ln cohorts", nullptr, known);
    if (shown != known)
        parts << tr("%1 of %2 shown").arg(localNumber(shown), localNumber(known));
    if (const int selected = m_table->selectedRowCount(); selected > 1)
        parts << tr("%1 selected").arg(localNumber(selected));
    return parts.join(u", "_s);
}

void CohortListPage::showEmptiness()
{
    const bool none = m_model->rowCount() == 0;
    m_stack->setCurrentIndex(none ? 1 : 0);
    if (!none)
        return;
    const bool isOfDeleted = m_catalogue && m_catalogue == m_deleted;
    const EmptyListWords words = wordsOf({m_catalogue != nullptr, isOfDeleted, m_model->total() > 0,
                                          m_catalogue ? m_catalogue->progress() : CatalogueProgress(), m_deletedCut});
    const bool canStep = words.step != EmptyListWords::Step::Create || m_new->isEnabled();
    m_emptyStep = words.step;
    m_empty->setContent(words.icon, words.title, words.text, canStep ? words.action : QString());
}

void CohortListPage::takeEmptyStep()
{
    switch (m_emptyStep) {
    case EmptyListWords::Step::ShowAll:
        m_search->clear();
        return m_filters->setFilter(QuickFilter::All);
    case EmptyListWords::Step::Create:
        return m_new->defaultAction()->trigger();
    case EmptyListWords::Step::LookFurther:
        emit furtherWanted();
        break;
    case EmptyListWords::Step::None:
        break;
    }
}

void CohortListPage::setDeletedCut(std::optional<qint64> entries)
{
    m_deletedCut = entries;
    showCut();
    showEmptiness();
}

//! An empty list says it itself.
void CohortListPage::showCut()
{
    const bool isCut = m_deletedCut && m_catalogue && m_catalogue == m_deleted && m_model->total() > 0;
    if (isCut && !m_catalogue->progress().isLoading)
        m_cut->showText(Tone::Quiet, cutText(*m_deletedCut), tr("Look &further"));
    else
        m_cut->clear();
}

void CohortListPage::showContextMenu(const QPoint &place)
{
    if (m_menu && m_table->indexAt(place).isValid())
        m_menu->popup(m_table->viewport()->mapToGlobal(place));
}

} // namespace desk
