// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"

#include <QObject>

#include <functional>
#include <optional>

class QModelIndex;

namespace desk {

class CohortRowList;
class DataTable;

//! Which cohort is the current one of the list, also while the search or filter hides it: searching opens and closes
//! nothing. Owned by the list page, which makes it before it gives the model to the table.
class HiddenCohort final : public QObject
{
    Q_OBJECT
public:
    //! `isKnown`: whether the cohort still exists; one that is gone is not kept.
    HiddenCohort(const CohortRowList *model, DataTable *table, std::function<bool(RowKey)> isKnown);

    //! The current row's cohort, else the hidden one, if any.
    std::optional<RowKey> current() const;
    bool isHidden() const { return m_key.has_value(); }
    //! This one is the current one although the list does not show it.
    void hold(RowKey key);
    void forget() { m_key.reset(); }
    //! Makes the hidden cohort the current row again when the list shows it.
    void find();

private:
    void keep(const QModelIndex &parent, int first, int last);

    const CohortRowList *m_model;
    DataTable *m_table;
    std::function<bool(RowKey)> m_isKnown;
    std::optional<RowKey> m_key;
    int m_column = 0; //!< where the keyboard was in its row
};

} // namespace desk
