// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/appendingtablemodel.h"

namespace desk {

AppendingTableModel::AppendingTableModel(int pageSize, QObject *parent)
    : QAbstractTableModel(parent)
    , m_pageSize(pageSize)
{}

void AppendingTableModel::reload()
{
    m_next = 0;
    askNext();
}

void AppendingTableModel::retry()
{
    if (m_error)
        askNext();
}

void AppendingTableModel::clear()
{
    m_call.drop();
    ++m_number;
    m_isLoading = m_hasMore = false;
    m_error.reset();
    m_total.reset();
    removeAllRows();
    emit statusChanged();
}

bool AppendingTableModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_isLoading && m_hasMore && !m_error;
}

void AppendingTableModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        askNext();
}

void AppendingTableModel::askNext()
{
    m_isLoading = true;
    m_error.reset();
    const quint64 number = ++m_number;
    m_call = ask({m_next, m_pageSize}, number);
    emit statusChanged();
}

void AppendingTableModel::arrived(bool hasMore, std::optional<qint64> total)
{
    m_call.release();
    m_isLoading = false;
    m_hasMore = hasMore;
    m_total = total;
    m_next += m_pageSize;
    emit statusChanged();
}

void AppendingTableModel::failed(const Error &error)
{
    m_call.release();
    m_isLoading = false;
    m_error = error;
    emit statusChanged();
}

} // namespace desk
