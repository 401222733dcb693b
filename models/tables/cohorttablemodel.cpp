// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cohorttablemodel.h"

#include "models/tables/tableroles.h"

namespace desk {

namespace {

constexpr int kAgesEvery = 60'000;

QVariant alignmentOf(CohortColumn column)
{
    const Qt::Alignment side = isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft;
    return QVariant::fromValue(static_cast<int>(side | Qt::AlignVCenter));
}

QVariant textOrNothing(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

} // namespace

CohortTableModel::CohortTableModel(Clock clock, QObject *parent)
    : CohortRowList(parent)
    , m_clock(std::move(clock))
{
    m_ages.setInterval(kAgesEvery);
    connect(&m_ages, &QTimer::timeout, this, &CohortTableModel::tellAges);
    m_ages.start();
}

void CohortTableModel::setCatalogue(CohortCatalogue *catalogue)
{
    if (m_catalogue)
        m_catalogue->disconnect(this);
    beginResetModel();
    m_catalogue = catalogue;
    m_order.reset(catalogue ? catalogue->rows() : CohortOrder::Rows());
    resetRows(m_order.shown());
    endResetModel();
    if (catalogue)
        connect(catalogue, &CohortCatalogue::changed, this, &CohortTableModel::apply);
}

void CohortTableModel::apply(const CatalogueChange &change)
{
    m_order.apply(change);
    QSet<RowKey> changed;
    for (const CatalogueRowPtr &row : change.changed)
        changed.insert(row->key);
    show(m_order.shown(), changed);
}

void CohortTableModel::setSearch(const QString &search)
{
    if (search == m_search)
        return;
    m_search = search;
    refilter();
}

void CohortTableModel::setQuickFilter(QuickFilter quick)
{
    if (quick == m_quick)
        return;
    m_quick = quick;
    refilter();
}

void CohortTableModel::setMe(const User &me)
{
    if (me == m_me)
        return;
    m_me = me;
    refilter();
}

void CohortTableModel::refilter()
{
    m_order.setFilter(CohortFilter(m_search, m_quick, m_me));
    show(m_order.shown(), {});
}

void CohortTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= kCohortColumns)
        return;
    m_order.sortBy(static_cast<CohortColumn>(column), order);
    show(m_order.shown(), {});
}

int CohortTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kCohortColumns;
}

QVariant CohortTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return cell(rowAt(index.row()), static_cast<CohortColumn>(index.column()), role);
}

QVariant CohortTableModel::cell(const CatalogueRow &row, CohortColumn column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return cohortText(row, column, m_clock());
    case Qt::ToolTipRole:
        return textOrNothing(cohortToolTip(row, column));
    case Qt::AccessibleTextRole:
        return textOrNothing(cohortSpokenText(row, column));
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    case ValueRole:
        return cohortValue(row, column);
    case StateRole:
        return static_cast<int>(row.state);
    case ErrorTextRole:
        return errorOf(row);
    case KeyRole:
        return row.key;
    case MatchRole:
        return static_cast<int>(m_order.matchOf(row.key));
    default:
        return {};
    }
}

QVariant CohortTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kCohortColumns)
        return {};
    const auto column = static_cast<CohortColumn>(section);
    if (role == Qt::DisplayRole)
        return columnTitle(column);
    return role == Qt::TextAlignmentRole ? alignmentOf(column) : QVariant();
}

void CohortTableModel::tellAges()
{
    if (rowCount() == 0)
        return;
    for (const CohortColumn column : {CohortColumn::LastCalculated, CohortColumn::Created}) {
        const int at = static_cast<int>(column);
        emit dataChanged(index(0, at), index(rowCount() - 1, at), {Qt::DisplayRole});
    }
}

} // namespace desk
