// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"
#include "models/tables/rowplan.h"

#include <QAbstractTableModel>
#include <QSet>

namespace desk {

//! The rows of a table of cohorts and the art of changing them without a reset: what is selected, current or scrolled
//! to stays. Few changes are told one by one; many (a search) as at most four signals, however they are scattered.
class CohortRowList : public QAbstractTableModel
{
    Q_OBJECT
public:
    using Rows = std::vector<CatalogueRowPtr>;

    int rowCount(const QModelIndex &parent = {}) const override;
    //! Where the row with this key is shown, -1 when it is not.
    int rowOfKey(RowKey key) const;
    const CatalogueRow &rowAt(int row) const { return *m_rows[static_cast<size_t>(row)]; }

protected:
    using QAbstractTableModel::QAbstractTableModel;

    //! Brings the shown rows to `target`; the rows of `changed` that stay are told as changed.
    void show(Rows target, const QSet<RowKey> &changed);
    //! For use between beginResetModel() and endResetModel().
    void resetRows(Rows rows) { m_rows = std::move(rows); }

private:
    void removeSpans(const std::vector<RowSpan> &spans);
    void gatherAtEnd(const std::vector<RowSpan> &spans);
    void removeSpan(RowSpan span);
    void reorderLike(const Rows &target, const RowPlan &plan);
    void moveRow(RowMove move);
    void insertSpans(const std::vector<RowSpan> &spans, const Rows &target);
    void insertSpan(int at, RowSpan span, const Rows &target);
    void relayout(Rows rows);
    void tellChanged(const QSet<RowKey> &changed);
    Rows inOrderOf(const Rows &target) const;

    Rows m_rows;
};

} // namespace desk
