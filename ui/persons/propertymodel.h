// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace desk {

//! All properties of one person, one a row: name and value. Owned by the person panel.
class PropertyModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, ValueColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    //! `properties`: the JSON text of the object as received; anything else gives no rows.
    void setProperties(const QByteArray &properties);
    //! The whole value: a text as it is, lists and objects as indented JSON.
    QString wholeValue(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString name, value, whole;
    };
    std::vector<Row> m_rows;
};

} // namespace desk
