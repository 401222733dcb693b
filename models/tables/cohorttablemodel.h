// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/catalogue/cohortcatalogue.h"
#include "models/tables/cohortorder.h"
#include "models/tables/cohortrowlist.h"

#include <QPointer>
#include <QTimer>

namespace desk {

//! The list of cohorts as a table: sorts and filters all rows of a catalogue by itself, keeps selection and scroll over
//! every refresh. Owned by its page; GUI thread. The catalogue is not owned and may be exchanged or die.
class CohortTableModel final : public CohortRowList
{
    Q_OBJECT
public:
    explicit CohortTableModel(Clock clock = systemClock(), QObject *parent = nullptr);

    void setCatalogue(CohortCatalogue *catalogue);
    void setSearch(const QString &search);
    void setQuickFilter(QuickFilter quick);
    //! Who "mine" is.
    void setMe(const User &me);
    QuickFilter quickFilter() const { return m_quick; }
    QString search() const { return m_search; }

    //! The cohort in this row; not valid for a row without a readable id.
    CohortId cohortAt(int row) const { return rowAt(row).cohort.id; }
    int rowOf(CohortId id) const { return rowOfKey(id.value); }
    //! How many cohorts a quick filter would show.
    int countOf(QuickFilter quick) const { return m_order.countOf(quick, m_me); }
    //! All cohorts known, whatever the filter.
    int total() const { return static_cast<int>(m_order.size()); }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void apply(const CatalogueChange &change);
    void refilter();
    void tellAges();
    QVariant cell(const CatalogueRow &row, CohortColumn column, int role) const;

    Clock m_clock;
    QPointer<CohortCatalogue> m_catalogue;
    CohortOrder m_order;
    QString m_search;
    QuickFilter m_quick = QuickFilter::All;
    User m_me;
    QTimer m_ages; //!< short ages ("5 min") move on by themselves
};

} // namespace desk
