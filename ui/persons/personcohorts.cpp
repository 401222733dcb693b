// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/persons/personcohorts.h"

#include "models/tables/celltext.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/plaintextdelegate.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStandardItemModel>

#include <algorithm>

namespace desk {

namespace {

constexpr int restTime = 250; // ms
constexpr int IdRole = Qt::UserRole + 1;

} // namespace

PersonCohorts::PersonCohorts(QWidget *parent)
    : QWidget(parent)
    , m_model(new QStandardItemModel(0, 2, this))
    , m_head(plainLabel(this))
    , m_problem(new Banner(this))
    , m_table(new DataTable(tr("Cohorts of the person"), this))
{
    build();
    m_rest.setSingleShot(true);
    m_rest.setInterval(restTime);
    connect(&m_rest, &QTimer::timeout, this, &PersonCohorts::ask);
    connect(m_problem, &Banner::actionTriggered, this, &PersonCohorts::ask);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        emit cohortWanted(CohortId{index.siblingAtColumn(0).data(IdRole).toLongLong()});
    });
    reset({});
}

void PersonCohorts::build()
{
    m_model->setHorizontalHeaderLabels({tr("Cohort"), tr("People")});
    m_table->setModel(m_model);
    m_table->setItemDelegate(new PlainTextDelegate(m_table));
    m_table->setTypeAheadColumn(0);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setToolTip(tr("Double-click or press Enter to open a cohort."));
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 0.5);
    column->addWidget(m_head);
    column->addWidget(m_problem);
    column->addWidget(m_table, 1);
}

void PersonCohorts::setFetch(FetchCohorts fetch)
{
    m_fetch = std::move(fetch);
    m_person = {};
    reset({});
}

void PersonCohorts::showPerson(const PersonId &person, CohortId open)
{
    if (person == m_person && open == m_open)
        return;
    m_person = person;
    m_open = open;
    m_isOutdated = person.isValid() && m_fetch;
    reset(m_isOutdated ? tr("Reading other cohorts...") : QString());
    if (m_isOutdated && isVisible())
        m_rest.start();
}

void PersonCohorts::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isOutdated)
        m_rest.start();
}

void PersonCohorts::ask()
{
    if (!m_fetch || !m_person.isValid())
        return;
    m_isOutdated = false;
    m_problem->clear();
    m_pending = m_fetch(m_person, this, [this](const Result<std::vector<CohortOfPerson>> &answer) { take(answer); });
}

void PersonCohorts::take(const Result<std::vector<CohortOfPerson>> &answer)
{
    if (answer)
        return fill(*answer);
    reset(tr("Other cohorts"));
    m_problem->showError(answer.error(), tr("Try &again"));
}

void PersonCohorts::fill(const std::vector<CohortOfPerson> &cohorts)
{
    m_model->removeRows(0, m_model->rowCount());
    for (const CohortOfPerson &cohort : cohorts) {
        if (cohort.id == m_open)
            continue;
        auto *name = new QStandardItem(cohort.name.trimmed().isEmpty() ? tr("(no name)") : oneLine(cohort.name));
        name->setData(cohort.id.value, IdRole);
        name->setToolTip(plainToolTip(cohort.name));
        auto *count = new QStandardItem(cohort.count ? localNumber(*cohort.count) : QString());
        count->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_model->appendRow({name, count});
    }
    const int others = m_model->rowCount();
    m_head->setText(others > 0 ? tr("In %Ln other cohorts", nullptr, others) : tr("In no other cohort"));
    m_table->setVisible(others > 0);
}

void PersonCohorts::reset(const QString &words)
{
    m_rest.stop();
    m_pending.drop();
    m_problem->clear();
    m_model->removeRows(0, m_model->rowCount());
    m_head->setText(words);
    m_table->hide();
}

} // namespace desk
