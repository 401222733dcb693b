// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"
#include "models/domain/page.h"

#include <QAbstractTableModel>

#include <vector>

namespace desk {

//! A table whose rows come page by page, newest first, as the view nears the end. A page is asked for only when the one
//! before announced it (contract 11: others are errors). After a failure it waits for retry(). GUI thread.
class AppendingTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    //! Reads the first page (again); the rows stay until it is there.
    void reload();
    //! Asks again for the page that failed.
    void retry();
    //! No rows and no requests until reload().
    void clear();

    bool isLoading() const { return m_isLoading; }
    bool hasMore() const { return m_hasMore; }
    const std::optional<Error> &error() const { return m_error; }
    //! What the server says there is altogether; nothing before the first page.
    std::optional<qint64> total() const { return m_total; }

    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    //! Loading, error or total changed.
    void statusChanged();

protected:
    AppendingTableModel(int pageSize, QObject *parent);

    //! Asks the server; the answer comes to arrived() or failed() with this number.
    virtual Pending ask(const PageRequest &request, quint64 number) = 0;
    virtual void removeAllRows() = 0;

    bool isCurrent(quint64 number) const { return number == m_number && m_isLoading; }
    bool isFirstPage() const { return m_next == 0; }
    void arrived(bool hasMore, std::optional<qint64> total); //!< after the rows were taken in
    void failed(const Error &error);

private:
    void askNext();

    int m_pageSize;
    qint64 m_next = 0; //!< offset
    bool m_isLoading = false, m_hasMore = false;
    std::optional<Error> m_error;
    std::optional<qint64> m_total;
    quint64 m_number = 0; //!< of the running request: an answer with another one is late
    Pending m_call;
};

//! The rows themselves. Lists move while they are read (something new comes on top): a row that the page before ended
//! with may begin the next one; `isSame` finds it. A model may show only some of what was read; it says so with
//! readCount(), because what was not read yet cannot be left out.
template<class T>
class AppendingRows : public AppendingTableModel
{
public:
    using PageFetch = Fetch<PageRequest, Page<T>>;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
    }
    const T &rowAt(int row) const { return m_rows[m_shown[static_cast<size_t>(row)]]; }
    //! Rows that the server told so far, shown or not.
    int readCount() const { return static_cast<int>(m_rows.size()); }

protected:
    AppendingRows(PageFetch fetch, int pageSize, QObject *parent)
        : AppendingTableModel(pageSize, parent)
        , m_fetch(std::move(fetch))
    {}
    virtual bool isSame(const T &a, const T &b) const = 0;
    virtual void rowsReplaced() {}
    virtual bool isShown(const T &) const { return true; }
    //! isShown() has changed its mind.
    void showAnew()
    {
        beginResetModel();
        chooseShown();
        rowsReplaced();
        endResetModel();
    }
    //! The oldest row that was read; null when there is none.
    const T *lastRead() const { return m_rows.empty() ? nullptr : &m_rows.back(); }

private:
    Pending ask(const PageRequest &request, quint64 number) override
    {
        return m_fetch(request, this, [this, number](Result<Page<T>> result) { take(number, std::move(result)); });
    }
    void removeAllRows() override
    {
        beginResetModel();
        m_rows.clear();
        m_shown.clear();
        rowsReplaced();
        endResetModel();
    }
    void chooseShown()
    {
        m_shown.clear();
        for (size_t i = 0; i < m_rows.size(); ++i)
            if (isShown(m_rows[i]))
                m_shown.push_back(i);
    }
    void take(quint64 number, Result<Page<T>> result)
    {
        if (!isCurrent(number))
            return;
        if (!result)
            return failed(result.error());
        if (isFirstPage())
            replace(std::move(result->rows));
        else
            append(result->rows);
        arrived(result->hasMore, result->total);
    }
    void replace(std::vector<T> rows)
    {
        if (rows == m_rows)
            return;
        beginResetModel();
        m_rows = std::move(rows);
        chooseShown();
        rowsReplaced();
        endResetModel();
    }
    void append(const std::vector<T> &rows)
    {
        const size_t before = m_rows.size();
        std::vector<size_t> shown;
        for (const T &row : rows) {
            if (isKnown(row, before))
                continue;
            if (isShown(row))
                shown.push_back(m_rows.size());
            m_rows.push_back(row);
        }
        if (shown.empty())
            return;
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(shown.size()) - 1);
        m_shown.insert(m_shown.end(), shown.begin(), shown.end());
        endInsertRows();
    }
    //! Among the rows that were there before this page.
    bool isKnown(const T &row, size_t before) const
    {
        // The list moved by as many rows as came meanwhile: few. Looking through the last pages is enough.
        constexpr size_t lookBack = 200;
        for (size_t i = before > lookBack ? before - lookBack : 0; i < before; ++i)
            if (isSame(m_rows[i], row))
                return true;
        return false;
    }

    PageFetch m_fetch;
    std::vector<T> m_rows;
    std::vector<size_t> m_shown; //!< which of them, in order
};

} // namespace desk
