// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activityview.h"

#include "models/tables/activitycells.h"
#include "models/tables/celltext.h"
#include "ui/activity/activitydetails.h"
#include "ui/activity/activityfilterbar.h"
#include "ui/activity/restoredialog.h"
#include "ui/connection/session.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/plaintextdelegate.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! A search reads on by itself until the table is full, but not for ever: an hour has a limited number of requests.
constexpr int pagesOfSearch = 10;
constexpr int enoughRows = 60;

} // namespace

ActivityView::ActivityView(Scope scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(scope)
    , m_model(new ActivityTableModel(
          [this](const PageRequest &page, QObject *context, Answer<Page<ActivityEntry>> answer) {
              return m_session->api().activity(m_cohort, page, context, std::move(answer));
          },
          nameLookup(), systemClock(), this))
    , m_filters(new ActivityFilterBar(scope == Scope::Project, this))
    , m_count(plainLabel(this, TextSize::Small))
    , m_more(textButton(this, u"edit-find"_s, tr("Search further")))
    , m_export(textButton(this, u"document-export"_s, tr("Export...")))
    , m_banner(new Banner(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_stack(new QStackedWidget(this))
    , m_table(new DataTable(tr("Activity"), this))
    , m_empty(new EmptyState(this))
    , m_details(new ActivityDetails(this))
{
    m_more->setToolTip(tr("Read older entries until more of them match"));
    m_export->setToolTip(tr("Write the entries that match to a CSV file"));
    setUpTable();
    buildLayout();
    connectParts();
    setFocusProxy(m_table);
    showStatus();
}

CohortNameLookup ActivityView::nameLookup() const
{
    return [this](CohortId id) { return m_session ? m_session->catalogue().nameOf(id) : QString(); };
}

void ActivityView::setUpTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new PlainTextDelegate(m_table));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setColumnCharacters({15, 14, 24, 24, 40});
    m_table->setColumnHidden(static_cast<int>(ActivityColumn::Cohort), m_scope == Scope::Cohort);
}

QWidget *ActivityView::listPart()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(grid(this, 1));
    line->addWidget(m_count, 1);
    line->addWidget(m_more);
    line->addWidget(m_export);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    setGrid(column, this, 0, 0.5);
    column->addWidget(m_filters);
    column->addLayout(line);
    column->addWidget(m_stack, 1);
    return part;
}

void ActivityView::buildLayout()
{
    m_splitter->addWidget(listPart());
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 1, 0.75);
    column->addWidget(m_banner);
    column->addWidget(m_splitter, 1);
}

void ActivityView::connectParts()
{
    connect(m_filters, &ActivityFilterBar::filterChanged, this, &ActivityView::applyFilter);
    connect(m_filters, &ActivityFilterBar::leftDownwards, m_table, &DataTable::enter);
    connect(m_model, &AppendingTableModel::statusChanged, this, &ActivityView::showStatus);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        // The newest entry is what most come for.
        if (m_model->rowCount() > 0)
            m_table->selectRow(0);
        showEntry();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ActivityView::showEntry);
    connect(m_table, &QAbstractItemView::activated, this, &ActivityView::openCohort);
    connect(m_table, &QWidget::customContextMenuRequested, this, &ActivityView::showContextMenu);
    connect(m_table, &DataTable::rowsCopied, this,
            [this](int rows) { emit done(tr("%Ln rows are on the clipboard.", nullptr, rows)); });
    connect(m_banner, &Banner::actionTriggered, m_model, &AppendingTableModel::retry);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_model->error())
            return m_model->reload();
        m_filters->reset();
        applyFilter();
    });
    connect(m_more, &QToolButton::clicked, this, [this] {
        m_pagesToSearch = pagesOfSearch;
        searchFurther();
    });
    connect(m_export, &QToolButton::clicked, this, &ActivityView::openExportDialog);
    connect(m_details, &ActivityDetails::restoreWanted, this, &ActivityView::openRestoreDialog);
}

void ActivityView::setSession(Session *session)
{
    m_model->clear();
    m_session = session;
    m_cohort = {};
    showStatus();
    if (m_scope == Scope::Project)
        m_reading.want();
}

void ActivityView::setCohort(CohortId cohort)
{
    if (m_cohort == cohort)
        return;
    m_cohort = cohort;
    m_model->clear();
    m_filters->reset();
    applyFilter();
    refresh();
}

void ActivityView::refresh()
{
    m_reading.want();
}

void ActivityView::start()
{
    if (!m_session || (m_scope == Scope::Cohort && !m_cohort.isValid()))
        return;
    m_pagesToSearch = pagesOfSearch;
    m_model->reload();
}

void ActivityView::applyFilter()
{
    m_pagesToSearch = pagesOfSearch;
    m_model->setFilter(m_filters->filter());
    searchFurther();
}

void ActivityView::searchFurther()
{
    const bool wants = !m_model->filter().isEmpty() && m_model->rowCount() < enoughRows && m_pagesToSearch > 0;
    if (!wants || !m_model->canFetchMore({}))
        return;
    --m_pagesToSearch;
    m_model->fetchMore({});
}

void ActivityView::showStatus()
{
    const auto &error = m_model->error();
    if (error && whyNot().isEmpty())
        m_banner->showError(*error, tr("Try &again"));
    else
        m_banner->clear();
    const bool isSearch = !m_model->filter().isEmpty();
    m_more->setVisible(isSearch && m_model->canFindMore() && !m_model->isLoading() &&
                       (m_pagesToSearch == 0 || m_model->rowCount() >= enoughRows));
    m_export->setEnabled(m_model->readCount() > 0);
    m_count->setText(countText());
    m_details->setWhyNot(m_session ? m_session->client().capabilities().whyNot(Feature::EditCohorts) : QString());
    showEmptiness();
    searchFurther();
}

QString ActivityView::countText() const
{
    if (m_model->error() && m_model->readCount() == 0)
        return {};
    const QString read = localNumber(m_model->readCount());
    if (!m_model->filter().isEmpty())
        return m_model->isLoading() ? tr("Searching, %1 of %2 entries match").arg(m_model->rowCount()).arg(read)
                                    : tr("%1 of %2 entries match").arg(m_model->rowCount()).arg(read);
    if (m_model->isLoading() && m_model->readCount() == 0)
        return tr("Reading...");
    if (m_model->hasMore() && m_model->total())
        return tr("%1 of %2 entries").arg(read, localNumber(*m_model->total()));
    return tr("%Ln entries", nullptr, m_model->readCount());
}

QString ActivityView::whyNot() const
{
    const bool isRefused = m_model->error() && m_model->readCount() == 0;
    return isRefused && m_session ? m_session->client().capabilities().whyNot(Feature::ActivityLog) : QString();
}

void ActivityView::showEmptiness()
{
    const bool none = m_model->rowCount() == 0 && !m_model->isLoading();
    m_stack->setCurrentIndex(none ? 1 : 0);
    m_details->setVisible(!none);
    if (!none)
        return;
    if (const QString reason = whyNot(); !reason.isEmpty())
        m_empty->setContent(u"state-warning"_s, tr("The activity log cannot be read"), reason, tr("Try again"));
    else if (m_model->error())
        m_empty->setContent(u"state-failed"_s, tr("The activity log was not read"), {}); // the banner says why
    else if (!m_model->filter().isEmpty())
        m_empty->setContent(u"edit-find"_s, tr("No entry matches"),
                            m_model->canFindMore() ? tr("There are older entries that were not looked at yet.")
                                                   : tr("No entry of the log fits the filters."),
                            tr("Show all entries"));
    else
        m_empty->setContent(u"view-history"_s, tr("Nothing has happened yet"),
                            tr("Here stands who changed what, and when, as soon as somebody does."));
}

QString ActivityView::titleOf(const ActivityEntry &entry) const
{
    const QString cohort = m_model->cohortName(entry);
    const QString what = tr("%1 %2").arg(isolated(actorText(entry)), activityText(entry));
    return cohort.isEmpty() || m_scope == Scope::Cohort ? what : tr("%1 (%2)").arg(what, isolated(cohort));
}

void ActivityView::showEntry()
{
    const int row = m_table->currentIndex().row();
    if (row < 0 || row >= m_model->rowCount())
        return m_details->showEntry({}, {}, nameLookup());
    const ActivityEntry &entry = m_model->rowAt(row);
    m_details->showEntry(entry, oneLine(titleOf(entry)), nameLookup());
}

void ActivityView::openCohort()
{
    const int row = m_table->currentIndex().row();
    if (m_scope == Scope::Project && row >= 0 && m_model->rowAt(row).cohort.isValid())
        emit cohortWanted(m_model->rowAt(row).cohort);
}

void ActivityView::showContextMenu(const QPoint &place)
{
    const QModelIndex index = m_table->indexAt(place);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_scope == Scope::Project) {
        QAction *open = menu->addAction(icon(u"go-jump"_s), tr("&Open the cohort"));
        open->setEnabled(m_model->rowAt(index.row()).cohort.isValid());
        connect(open, &QAction::triggered, this, &ActivityView::openCohort);
    }
    connect(menu->addAction(icon(u"edit-copy"_s), tr("&Copy rows")), &QAction::triggered, m_table,
            [this] { m_table->copySelection(false); });
    menu->popup(m_table->viewport()->mapToGlobal(place));
}

ActivityExportPlan ActivityView::exportPlan(const QString &path) const
{
    ActivityExportPlan plan;
    plan.path = path;
    plan.headings = activityHeadings();
    const ActivityFilter filter = m_model->filter();
    plan.cells = [filter, nameOf = QPointer(m_model)](const ActivityEntry &entry) -> std::optional<QStringList> {
        if (!nameOf || !filter.matches(entry, nameOf->cohortName(entry)))
            return std::nullopt;
        return activityCells(entry, nameOf->cohortName(entry), [nameOf](CohortId id) { return nameOf->nameOf(id); });
    };
    plan.isPastEnd = [filter](const ActivityEntry &entry) { return filter.isOver(entry.createdAt); };
    return plan;
}

void ActivityView::openExportDialog()
{
    auto *dialog = new QFileDialog(this, tr("Export activity"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("CSV files (*.csv)"));
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(m_scope == Scope::Project ? u"activity.csv"_s : u"activity-%1.csv"_s.arg(m_cohort.value));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { emit exportWanted(exportPlan(path), m_cohort); });
    dialog->open();
}

void ActivityView::openRestoreDialog(const ActivityEntry &entry)
{
    if (!m_session)
        return;
    auto *dialog = new RestoreDialog(*m_session, entry, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RestoreDialog::restored, this, [this] {
        emit done(tr("Restored. The server calculates the members anew."));
        refresh();
    });
    dialog->open();
}

} // namespace desk
