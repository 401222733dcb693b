// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/persons/peoplecolumns.h"

#include "models/tables/personcells.h"
#include "models/tables/personstablemodel.h"
#include "ui/persons/peopletable.h"

#include <QHeaderView>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr auto prefix = "properties."_L1;

} // namespace

QString propertyColumnKey(const QString &property)
{
    return prefix + property;
}

PeopleColumns::PeopleColumns(PersonsTableModel *model, PeopleTable *table, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_table(table)
{}

QStringList PeopleColumns::allKeys() const
{
    QStringList keys;
    for (int column = 0; column < kPersonColumns; ++column)
        keys << personColumnKey(static_cast<PeopleColumn>(column));
    for (const QString &property : m_model->propertyColumns())
        keys << propertyColumnKey(property);
    return keys;
}

int PeopleColumns::sectionOf(const QString &key) const
{
    return static_cast<int>(allKeys().indexOf(key));
}

std::vector<ColumnChoice> PeopleColumns::choices() const
{
    const QStringList keys = allKeys();
    std::vector<ColumnChoice> found;
    for (int visual = 0; visual < keys.size(); ++visual) {
        const int section = m_table->horizontalHeader()->logicalIndex(visual);
        const QString title = m_model->headerData(section, Qt::Horizontal).toString();
        found.push_back({keys.value(section), title, !m_table->isColumnHidden(section)});
    }
    return found;
}

QStringList PeopleColumns::shown() const
{
    QStringList keys;
    for (const ColumnChoice &choice : choices()) {
        if (choice.chosen)
            keys << choice.key;
    }
    return keys;
}

void PeopleColumns::show(const QStringList &keys)
{
    const QStringList old = m_model->propertyColumns();
    for (const QString &property : old) {
        if (!keys.contains(propertyColumnKey(property)))
            m_model->removePropertyColumn(property);
    }
    for (const QString &key : keys) {
        if (key.startsWith(prefix))
            m_model->addPropertyColumn(key.mid(prefix.size()));
    }
    const QStringList all = allKeys();
    for (int section = 0; section < all.size(); ++section)
        m_table->setColumnHidden(section, !keys.contains(all.at(section)));
    int visual = 0;
    for (const QString &key : keys) {
        if (const int section = sectionOf(key); section >= 0)
            m_table->horizontalHeader()->moveSection(m_table->horizontalHeader()->visualIndex(section), visual++);
    }
}

} // namespace desk
