// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calculations/calculationstab.h"

#include "models/tables/celltext.h"
#include "models/tables/tableroles.h"
#include "ui/calculations/calculationdelegate.h"
#include "ui/calculations/chartpanel.h"
#include "ui/calculations/runpanel.h"
#include "ui/connection/session.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! The chart is of some use only with a past; the table reads on from there as the person scrolls.
constexpr int pagesOfChart = 5;

bool isCalculatedAnew(const Cohort &before, const Cohort &now)
{
    return before.lastCalculation != now.lastCalculation || before.isCalculating != now.isCalculating ||
           before.errorsCalculating != now.errorsCalculating || before.pendingVersion != now.pendingVersion;
}

} // namespace

CalculationsTab::CalculationsTab(QWidget *parent)
    : CohortTab(parent)
    , m_model(new CalculationsTableModel(
          [this](const PageRequest &page, QObject *context, Answer<Page<CalculationRun>> answer) {
              return m_session->api().calculationHistory(m_row->cohort.id, page, context, std::move(answer));
          },
          systemClock(), this))
    , m_count(plainLabel(this, TextSize::Small))
    , m_banner(new Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_lower(new QSplitter(Qt::Vertical, this))
    , m_chart(new ChartPanel(this))
    , m_table(new DataTable(tr("Calculations"), this))
    , m_panel(new RunPanel(this))
{
    setUpTable();
    buildLayout();
    connectParts();
    connectTable();
    setFocusProxy(m_table);
    showStatus();
}

void CalculationsTab::setUpTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CalculationDelegate(m_table));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setColumnCharacters({24, 16, 9, 10, 12, 9, 20});
}

PeopleChart *CalculationsTab::chart() const
{
    return m_chart->chart();
}

QWidget *CalculationsTab::listPart()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    setGrid(column, this, 0, 0.5);
    column->addWidget(m_count);
    column->addWidget(m_table, 1);
    return part;
}

void CalculationsTab::buildLayout()
{
    m_lower->addWidget(listPart());
    m_lower->addWidget(m_panel);
    m_lower->setStretchFactor(0, 3);
    m_lower->setStretchFactor(1, 2);
    m_splitter->addWidget(m_chart);
    m_splitter->addWidget(m_lower);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    for (QSplitter *splitter : {m_lower, m_splitter})
        splitter->setChildrenCollapsible(false);
    // First shares; the person's own come back at the next start.
    m_lower->setSizes({600, 400});
    m_splitter->setSizes({450, 550});
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 1, 0.75);
    column->addWidget(m_banner);
    // A splitter does not hand on how high wrapped words would like to be: the window must not grow and shrink for
    // them.
    auto *shield = new QSplitter(this);
    shield->addWidget(m_stack);
    column->addWidget(shield, 1);
}

void CalculationsTab::connectParts()
{
    connect(m_chart, &ChartPanel::failed, this, [this](const Error &error) { m_banner->showError(error); });
    connect(m_chart, &ChartPanel::done, this, &CalculationsTab::done);
    connect(m_banner, &Banner::actionTriggered, m_model, &AppendingTableModel::retry);
    connect(m_empty, &EmptyState::actionTriggered, m_model, &AppendingTableModel::reload);
}

void CalculationsTab::connectTable()
{
    connect(m_model, &AppendingTableModel::statusChanged, this, &CalculationsTab::showStatus);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CalculationsTab::keepSelection);
    connect(m_table, &DataTable::selectionCountChanged, this, &CalculationsTab::showRuns);
    connect(m_table, &QWidget::customContextMenuRequested, this, &CalculationsTab::showContextMenu);
    connect(m_table, &DataTable::rowsCopied, this,
            [this](int rows) { emit done(tr("%Ln rows are on the clipboard.", nullptr, rows)); });
}

void CalculationsTab::setSession(Session *session)
{
    m_model->clear();
    m_session = session;
    m_row.reset();
    m_chart->setSession(session);
    showStatus();
}

void CalculationsTab::showCohort(const CatalogueRowPtr &row)
{
    const CatalogueRowPtr before = std::exchange(m_row, row);
    m_chart->showCohort(row);
    const bool isSame = before && row && before->cohort.id == row->cohort.id;
    if (isSame && !isCalculatedAnew(before->cohort, row->cohort))
        return;
    if (!isSame) {
        m_chosen.clear();
        m_model->clear();
    }
    if (row)
        refresh();
}

void CalculationsTab::refresh()
{
    m_reading.want();
}

void CalculationsTab::resizeEvent(QResizeEvent *event)
{
    CohortTab::resizeEvent(event);
    const Qt::Orientation wanted = width() > textWidth(this, 110) ? Qt::Horizontal : Qt::Vertical;
    // A splitter measures itself anew even when nothing turns; that would resize this again.
    if (m_lower->orientation() != wanted)
        m_lower->setOrientation(wanted);
}

void CalculationsTab::start()
{
    if (!m_session || !m_row || !m_row->cohort.id.isValid())
        return;
    m_pagesToRead = pagesOfChart - 1;
    m_model->reload();
    m_chart->readEdits();
}

void CalculationsTab::readOn()
{
    if (!isVisible() || m_pagesToRead == 0 || !m_model->canFetchMore({}))
        return;
    --m_pagesToRead;
    m_model->fetchMore({});
}

void CalculationsTab::showStatus()
{
    const auto &error = m_model->error();
    if (error && whyNot().isEmpty())
        m_banner->showError(*error, tr("Try &again"));
    else
        m_banner->clear();
    m_count->setText(countText());
    showEmptiness();
    if (!m_model->isLoading())
        m_chart->setRuns(runs());
    readOn();
}

QString CalculationsTab::countText() const
{
    if (m_model->readCount() == 0)
        return m_model->isLoading() ? tr("Reading...") : QString();
    if (m_model->hasMore() && m_model->total())
        return tr("%1 of %2 runs").arg(localNumber(m_model->readCount()), localNumber(*m_model->total()));
    return tr("%Ln runs", nullptr, m_model->readCount());
}

//! Of servers and keys that do not tell the history at all.
QString CalculationsTab::whyNot() const
{
    const bool isRefused = m_model->error() && m_model->readCount() == 0;
    return isRefused && m_session ? m_session->client().capabilities().whyNot(Feature::CalculationHistory) : QString();
}

void CalculationsTab::showEmptiness()
{
    const bool none = m_model->rowCount() == 0 && !m_model->isLoading();
    m_stack->setCurrentIndex(none ? 1 : 0);
    if (!none)
        return;
    if (const QString reason = whyNot(); !reason.isEmpty())
        m_empty->setContent(u"state-warning"_s, tr("The calculations cannot be read"), reason, tr("Try again"));
    else if (m_model->error())
        m_empty->setContent(u"state-failed"_s, tr("The calculations were not read"), {}); // the banner says why
    else if (m_row && m_row->cohort.isStatic)
        m_empty->setContent(
            u"view-list-text"_s, tr("A static cohort is not calculated"),
            tr("It is a list of people that stays as it is until somebody changes it. Who is in it stands under "
               "People, who changed it under Activity."));
    else
        m_empty->setContent(u"office-chart-line"_s, tr("Not calculated yet"),
                            tr("Here stands every calculation with its result, and how many people there were over "
                               "time. Recalculate starts one."));
}

std::vector<CalculationRun> CalculationsTab::runs() const
{
    std::vector<CalculationRun> runs;
    for (int row = 0; row < m_model->rowCount(); ++row)
        runs.push_back(m_model->rowAt(row));
    return runs;
}

CriteriaNames CalculationsTab::names() const
{
    return {[session = m_session](CohortId id) { return session ? session->catalogue().nameOf(id) : QString(); }, {}};
}

QString CalculationsTab::failureWords(int row) const
{
    // The server words the newest failure only (contract 7.4), and only while it lasts.
    if (!m_row || m_row->cohort.errorsCalculating == 0)
        return {};
    for (int newer = 0; newer < row; ++newer)
        if (m_model->rowAt(newer).isCompleted)
            return {};
    return m_model->rowAt(row).isSuccessful ? QString() : m_row->cohort.lastErrorMessage;
}

void CalculationsTab::showRuns()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.size() != 1 && rows.size() != 2)
        return m_panel->showNothing();
    const int newer = std::min(rows.first().row(), rows.last().row());
    const int older = std::max(rows.first().row(), rows.last().row());
    m_chosen = m_model->rowAt(newer).id;
    if (newer != older)
        return m_panel->showDifference(m_model->rowAt(older), m_model->rowAt(newer), names());
    const CalculationRun *before = newer + 1 < m_model->rowCount() ? &m_model->rowAt(newer + 1) : nullptr;
    m_panel->showRun(m_model->rowAt(newer), before, failureWords(newer), names());
}

void CalculationsTab::keepSelection()
{
    m_panel->showNothing();
    for (int row = 0; row < m_model->rowCount() && !m_chosen.isEmpty(); ++row) {
        if (m_model->rowAt(row).id == m_chosen)
            return m_table->selectRow(row);
    }
}

void CalculationsTab::showContextMenu(const QPoint &place)
{
    if (!m_table->indexAt(place).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(icon(u"edit-copy"_s), tr("&Copy rows")), &QAction::triggered, m_table,
            [this] { m_table->copySelection(false); });
    menu->popup(m_table->viewport()->mapToGlobal(place));
}

} // namespace desk
