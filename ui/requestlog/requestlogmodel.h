// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/requestlog.h"

#include <QAbstractTableModel>

namespace desk {

//! The last requests as rows, oldest first. Owned by the window that shows them; GUI thread.
class RequestLogModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, MethodName, Path, Status, Milliseconds, Tries, Outcome, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setLog(const RequestLog &log);
    void append(const RequestRecord &record);
    //! Tab-separated with a header, for the clipboard.
    QString toText() const { return m_log.toText(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant value(const RequestRecord &record, int column) const;

    static constexpr int capacity = 500;
    RequestLog m_log{capacity};
};

} // namespace desk
