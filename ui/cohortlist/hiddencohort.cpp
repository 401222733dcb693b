// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortlist/hiddencohort.h"

#include "models/tables/cohortrowlist.h"
#include "ui/widgets/datatable.h"

#include <QItemSelectionModel>

#include <utility>

namespace desk {

HiddenCohort::HiddenCohort(const CohortRowList *model, DataTable *table, std::function<bool(RowKey)> isKnown)
    : QObject(table)
    , m_model(model)
    , m_table(table)
    , m_isKnown(std::move(isKnown))
{
    // Before the selection's own: that would make a neighbour the current row, which opens what nobody chose.
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &HiddenCohort::keep);
}

std::optional<RowKey> HiddenCohort::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? m_model->rowAt(index.row()).key : m_key;
}

void HiddenCohort::keep(const QModelIndex &, int first, int last)
{
    const QModelIndex index = m_table->currentIndex();
    if (index.row() < first || index.row() > last || !m_isKnown(m_model->rowAt(index.row()).key))
        return;
    m_key = m_model->rowAt(index.row()).key;
    m_column = index.column();
    m_table->selectionModel()->clearCurrentIndex();
}

void HiddenCohort::hold(RowKey key)
{
    m_key = key;
    m_table->selectionModel()->clear();
}

void HiddenCohort::find()
{
    const int row = m_key ? m_model->rowOfKey(*m_key) : -1;
    // Not selectRow(): where a capital letter is typed, its Shift would select a range.
    if (row >= 0)
        m_table->selectionModel()->setCurrentIndex(m_model->index(row, m_column),
                                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

} // namespace desk
