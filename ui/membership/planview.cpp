// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/membership/planview.h"

#include "models/membership/plantablemodel.h"
#include "models/tables/celltext.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QRadioButton>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int AllRows = -1;

//! "already in 44, not found 1"
QString idleRowsOf(const MembershipPlan &plan)
{
    QStringList parts;
    for (const Verdict verdict : {Verdict::AlreadyIn, Verdict::NotIn, Verdict::Duplicate, Verdict::NotFound,
                                  Verdict::NotValid, Verdict::Several}) {
        if (plan.count(verdict) > 0)
            parts << verdictWords(verdict) + u' ' + localNumber(plan.count(verdict));
    }
    return parts.join(u", "_s);
}

QString totalsOf(const MembershipPlan &plan)
{
    const auto &changes = plan.changes();
    const auto added = static_cast<qint64>(changes.additions.size());
    const auto removed = static_cast<qint64>(changes.removals.size());
    const QString totals = PlanView::tr("%1 will be added and %2 removed: from %3 people to %4.")
                               .arg(localNumber(added), localNumber(removed), localNumber(plan.membersBefore()),
                                    localNumber(plan.membersBefore() + added - removed));
    const QString idle = idleRowsOf(plan);
    return idle.isEmpty() ? totals : totals + u' ' + PlanView::tr("Rows without effect: %1.").arg(idle);
}

} // namespace

PlanView::PlanView(QWidget *parent)
    : QWidget(parent)
    , m_modes(new QButtonGroup(this))
    , m_totals(plainLabel(this))
    , m_filter(new QComboBox(this))
    , m_table(new DataTable(tr("Plan"), this))
    , m_model(new PlanTableModel(this))
{
    m_filter->setAccessibleName(tr("Rows shown"));
    m_filter->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_table->setModel(m_model);
    m_table->setColumnCharacters({6, 30, 17, 34, 16});
    m_table->setTextElideMode(Qt::ElideMiddle); // ids differ at their ends
    m_table->horizontalHeader()->setStretchLastSection(true);
    buildLayout();
    connect(m_modes, &QButtonGroup::idClicked, this, &PlanView::makePlan);
    connect(m_filter, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant chosen = m_filter->currentData();
        const bool isAll = !chosen.isValid() || chosen.toInt() == AllRows;
        m_model->setFilter(isAll ? std::nullopt : std::optional(static_cast<Verdict>(chosen.toInt())));
    });
}

void PlanView::buildLayout()
{
    auto *modes = new QHBoxLayout;
    modes->setSpacing(grid(this, 2));
    const auto add = [&](MemberMode mode, const QString &text, const QString &tip) {
        auto *button = new QRadioButton(text, this);
        button->setToolTip(tip);
        m_modes->addButton(button, static_cast<int>(mode));
        modes->addWidget(button);
    };
    add(MemberMode::Add, tr("&Add"), tr("Add the people of the list; nobody is removed"));
    add(MemberMode::Remove, tr("&Remove"), tr("Remove the people of the list; nobody is added"));
    add(MemberMode::MakeEqual, tr("Make e&qual"), tr("Add who is missing and remove everybody who is not in the list"));
    modes->addStretch(1);
    modes->addWidget(m_filter);
    m_modes->button(static_cast<int>(MemberMode::Add))->setChecked(true);
    m_totals->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 1);
    column->addLayout(modes);
    column->addWidget(m_totals);
    column->addWidget(m_table, 1);
}

const MembershipPlan &PlanView::plan() const
{
    return m_model->plan();
}

void PlanView::setMatch(std::shared_ptr<const MatchedList> match, bool isNew)
{
    m_match = std::move(match);
    for (QAbstractButton *button : m_modes->buttons())
        button->setVisible(!isNew);
    makePlan();
}

void PlanView::setMode(MemberMode mode)
{
    m_modes->button(static_cast<int>(mode))->setChecked(true);
    if (m_match)
        makePlan();
}

MemberMode PlanView::mode() const
{
    return static_cast<MemberMode>(m_modes->checkedId());
}

void PlanView::makePlan()
{
    m_model->setPlan(MembershipPlan(m_match, mode()));
    m_totals->setText(totalsOf(plan()));
    fillFilter();
    emit planChanged();
}

void PlanView::fillFilter()
{
    m_filter->clear();
    m_filter->addItem(tr("All %1 rows").arg(localNumber(static_cast<qint64>(plan().size()))), AllRows);
    for (size_t i = 0; i < VerdictCount; ++i) {
        const auto verdict = static_cast<Verdict>(i);
        if (plan().count(verdict) > 0)
            m_filter->addItem(u"%1: %2"_s.arg(verdictWords(verdict), localNumber(plan().count(verdict))),
                              static_cast<int>(i));
    }
}

} // namespace desk
