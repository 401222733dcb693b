// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/plantablemodel.h"

#include <algorithm>
#include <limits>

namespace desk {

void PlanTableModel::setPlan(const MembershipPlan &plan)
{
    beginResetModel();
    m_plan = plan;
    collect();
    endResetModel();
}

void PlanTableModel::setFilter(std::optional<Verdict> verdict)
{
    beginResetModel();
    m_filter = verdict;
    collect();
    endResetModel();
}

void PlanTableModel::collect()
{
    m_shown.clear();
    if (!m_filter)
        return;
    m_shown.reserve(static_cast<size_t>(m_plan.count(*m_filter)));
    for (size_t row = 0; row < m_plan.size(); ++row) {
        if (m_plan.verdict(row) == *m_filter)
            m_shown.push_back(static_cast<quint32>(row));
    }
}

int PlanTableModel::rowCount(const QModelIndex &parent) const
{
    const size_t rows = m_filter ? m_shown.size() : m_plan.size();
    return parent.isValid() ? 0 : static_cast<int>(std::min<size_t>(rows, std::numeric_limits<int>::max()));
}

int PlanTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

size_t PlanTableModel::planRow(int row) const
{
    return m_filter ? m_shown[static_cast<size_t>(row)] : static_cast<size_t>(row);
}

QString PlanTableModel::text(size_t row, int column) const
{
    switch (column) {
    case RowColumn:
        return m_plan.number(row) > 0 ? QString::number(m_plan.number(row)) : QString();
    case ValueColumn:
        return m_plan.value(row);
    case VerdictColumn:
        return verdictWords(m_plan.verdict(row));
    case PersonColumn:
        return m_plan.person(row).isNil() ? QString() : QString::fromStdString(m_plan.person(row).text());
    default:
        return m_plan.reason(row);
    }
}

QVariant PlanTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const size_t row = planRow(index.row());
    if (role == VerdictRole)
        return static_cast<int>(m_plan.verdict(row));
    if (role == Qt::DisplayRole || (role == Qt::ToolTipRole && index.column() != RowColumn))
        return text(row, index.column());
    if (role == Qt::TextAlignmentRole && index.column() == RowColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant PlanTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RowColumn:
        return tr("Row");
    case ValueColumn:
        return tr("Value");
    case VerdictColumn:
        return tr("What happens");
    case PersonColumn:
        return tr("Person");
    default:
        return tr("Why");
    }
}

} // namespace desk
