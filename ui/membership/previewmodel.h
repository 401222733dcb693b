// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/listformat.h"

#include <QAbstractTableModel>

namespace desk {

//! The first rows of a list as they are read, with the chosen column in bold. Owned by the form.
class PreviewModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setLook(const ListLook &look);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ListLook m_look;
};

//! "email", or "Column 2" where there is no header.
QString columnName(const ListLook &look, int column);

} // namespace desk
