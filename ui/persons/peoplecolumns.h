// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/columnchoicemodel.h"

#include <QObject>

namespace desk {

class PeopleTable;
class PersonsTableModel;

//! Which columns the table of people shows, and in which order: the fixed ones and any property. Owned by the tab.
class PeopleColumns final : public QObject
{
    Q_OBJECT
public:
    PeopleColumns(PersonsTableModel *model, PeopleTable *table, QObject *parent = nullptr);

    //! Fixed columns and the property columns there are, in the order on screen. Keys as in exports:
    //! `name`, `properties.plan`.
    std::vector<ColumnChoice> choices() const;
    //! The keys on screen, in order; unknown keys are left out.
    QStringList shown() const;
    void show(const QStringList &keys);

private:
    QStringList allKeys() const;
    int sectionOf(const QString &key) const;

    PersonsTableModel *m_model;
    PeopleTable *m_table;
};

//! "properties.plan" for "plan".
QString propertyColumnKey(const QString &property);

} // namespace desk
