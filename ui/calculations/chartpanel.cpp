// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calculations/chartpanel.h"

#include "ui/calculations/comparedcohorts.h"
#include "ui/calculations/comparedialog.h"
#include "ui/calculations/peoplechart.h"
#include "ui/connection/session.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 editsOfChart = 100;

} // namespace

ChartPanel::ChartPanel(QWidget *parent)
    : QWidget(parent)
    , m_compared(new ComparedCohorts(this))
    , m_compare(new QToolButton(this))
    , m_menu(new QToolButton(this))
    , m_chart(new PeopleChart(this))
    , m_caption(plainLabel(this, TextSize::Small))
{
    m_caption->setWordWrap(true);
    m_caption->setForegroundRole(QPalette::PlaceholderText);
    setUpButtons();
    setUpMenu();
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0.5);
    column->addLayout(headLine());
    column->addWidget(m_chart, 1);
    column->addWidget(m_caption);
    column->setContentsMargins(0, 0, 0, grid(this, 0.5));
    connect(m_compare, &QToolButton::clicked, this, &ChartPanel::openCompareDialog);
    connect(m_compared, &ComparedCohorts::changed, this, &ChartPanel::showChart);
    connect(m_compared, &ComparedCohorts::failed, this, &ChartPanel::failed);
}

void ChartPanel::setUpButtons()
{
    m_compare->setText(tr("Compare with..."));
    m_compare->setIcon(icon(u"office-chart-line"_s));
    m_compare->setToolTip(tr("Show other cohorts in the same chart"));
    m_menu->setText(tr("Chart"));
    m_menu->setIcon(icon(u"configure"_s));
    m_menu->setToolTip(tr("Copy the chart, or look at a part of the time"));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    for (QToolButton *button : {m_compare, m_menu}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
    }
}

void ChartPanel::setUpMenu()
{
    auto *menu = new QMenu(m_menu);
    const auto add = [this, menu](const QString &iconName, const QString &text, const std::function<void()> &run) {
        connect(menu->addAction(icon(iconName), text), &QAction::triggered, this, run);
    };
    add(u"edit-copy"_s, tr("Copy as &picture"), [this] { copyPicture(); });
    add(u"edit-copy"_s, tr("Copy as &table"), [this] { copyTable(); });
    menu->addSeparator();
    add(u"zoom-in"_s, tr("Zoom &in\t+"), [this] { m_chart->zoom(0.5); });
    add(u"zoom-out"_s, tr("Zoom &out\t-"), [this] { m_chart->zoom(2); });
    add(u"zoom-fit-best"_s, tr("Show the &whole time\t0"), [this] { m_chart->showAll(); });
    m_menu->setMenu(menu);
}

QBoxLayout *ChartPanel::headLine()
{
    QLabel *title = plainLabel(this);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    title->setText(tr("People over time"));
    auto *line = new QHBoxLayout;
    line->setSpacing(grid(this, 1));
    line->addWidget(title, 1);
    line->addWidget(m_compare);
    line->addWidget(m_menu);
    return line;
}

void ChartPanel::setSession(Session *session)
{
    m_session = session;
    m_askEdits.drop();
    m_compared->setApi(session ? &session->api() : nullptr);
    showCohort(nullptr);
}

void ChartPanel::showCohort(const CatalogueRowPtr &row)
{
    const CatalogueRowPtr before = std::exchange(m_row, row);
    if (before && row && before->cohort.id == row->cohort.id)
        return;
    m_runs.clear();
    m_edits.clear();
    m_whyNoEdits.clear();
    m_askEdits.drop();
    m_compared->setCohorts({});
    showChart();
}

void ChartPanel::setRuns(std::vector<CalculationRun> runs)
{
    m_runs = std::move(runs);
    showChart();
}

void ChartPanel::readEdits()
{
    if (!m_session || !m_row)
        return;
    m_askEdits = m_session->api().activity(m_row->cohort.id, {0, editsOfChart}, this,
                                           [this](const Result<Page<ActivityEntry>> &page) {
                                               m_edits = page ? editsIn(page->rows) : std::vector<PeopleSeries::Mark>();
                                               m_whyNoEdits = page ? QString() : page.error().text;
                                               showChart();
                                           });
}

void ChartPanel::showChart()
{
    std::vector<PeopleSeries> series;
    if (m_row) {
        series.push_back(seriesOf(m_row->cohort.id, m_row->cohort.name, m_runs));
        series.back().edits = m_edits;
    }
    for (PeopleSeries &other : m_compared->series())
        series.push_back(std::move(other));
    const bool isAny = std::any_of(series.begin(), series.end(), [](const PeopleSeries &each) {
        return !each.points.empty() || !each.failures.empty();
    });
    setVisible(isAny);
    m_chart->setSeries(std::move(series));
    QString words = m_chart->accessibleDescription();
    if (!m_whyNoEdits.isEmpty())
        words += u' ' + tr("Edits are not marked: %1").arg(m_whyNoEdits);
    m_caption->setText(words);
}

void ChartPanel::openCompareDialog()
{
    if (!m_session || !m_row)
        return;
    std::vector<CatalogueRowPtr> rows;
    for (const CatalogueRowPtr &row : m_session->catalogue().rows())
        if (!row->cohort.isStatic && row->cohort.id.isValid() && row->cohort.id != m_row->cohort.id)
            rows.push_back(row);
    auto *dialog = new CompareDialog(rows, m_compared->cohorts(), ComparedCohorts::Most, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CompareDialog::chosen, m_compared, &ComparedCohorts::setCohorts);
    dialog->open();
}

void ChartPanel::copyPicture()
{
    QGuiApplication::clipboard()->setPixmap(m_chart->picture());
    emit done(tr("The chart is on the clipboard as a picture."));
}

void ChartPanel::copyTable()
{
    QGuiApplication::clipboard()->setText(seriesTsv(m_chart->series()));
    emit done(tr("The numbers of the chart are on the clipboard as a table."));
}

} // namespace desk
