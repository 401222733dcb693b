// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"
#include "models/domain/page.h"
#include "models/tables/listend.h"
#include "models/tables/pagemap.h"
#include "models/tables/personcache.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <chrono>

namespace desk {

//! How many rows there are, as far as anybody knows.
struct KnownCount
{
    enum class Kind { Unknown, AtLeast, Exactly };
    Kind kind = Kind::Unknown;
    qint64 rows = 0;
    bool operator==(const KnownCount &) const = default;
};

//! Persons as a table over a list that knows no total: a million rows scroll with a few pages in memory. The view says
//! what it sees with showRange(); data() never fetches. One page is on its way and one wish waits; the newest wish wins
//! and late answers are dropped. A page that failed waits for retry(). Owned by its page; GUI thread.
class PersonsTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using PageFetch = Fetch<PersonQuery, Page<Person>>;
    struct Options
    {
        int pageSize = 100;
        PersonCache::Budget budget;
        std::chrono::milliseconds patience{1'000}; //!< a page that nobody wants any more is given up after that
    };

    explicit PersonsTableModel(PageFetch fetch, QObject *parent = nullptr)
        : PersonsTableModel(std::move(fetch), Options(), parent)
    {}
    PersonsTableModel(PageFetch fetch, Options options, QObject *parent = nullptr);

    //! Starts anew. `estimate`: a fresh count from elsewhere, so that the scroll bar has its size at once; the rows
    //! show whether it was right. `query.offset` and `query.limit` are of no account.
    void setQuery(const PersonQuery &query, std::optional<qint64> estimate = {});
    //! The same persons searched for something else; starts anew.
    void setSearch(const QString &search);
    const PersonQuery &query() const { return m_query; }
    //! No persons and no requests.
    void clear();

    //! The rows that a view shows. What is missing of them (and a little around) is read.
    void showRange(int first, int last);
    //! Reads everything again, first what is seen; the rows stay until their news come.
    void refresh();
    //! Reads the page of this row again after it failed.
    void retry(int row);
    //! Reads all pages again that failed, also those that have no rows yet.
    void retryFailed();
    //! Finds the last row in few steps. The row count follows.
    void seekEnd();

    KnownCount knownCount() const;
    bool isLoading() const { return m_running.has_value(); }
    //! Why the last page could not be read; nothing once one could.
    const std::optional<Error> &error() const { return m_error; }
    //! Nothing while the row is not loaded.
    std::optional<Person> personAt(int row) const;
    RowState rowState(int row) const;
    qsizetype heldBytes() const { return m_cache.bytes(); }

    //! A column for a property, at the end; false when there is one already.
    bool addPropertyColumn(const QString &key);
    void removePropertyColumn(const QString &key);
    const QStringList &propertyColumns() const { return m_properties; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    //! People can be dragged; with what is the view's affair.
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    //! Row count knowledge, loading or error changed.
    void statusChanged();

private:
    struct Range
    {
        int first = 0, last = 0;
    };
    void restart(PersonQuery query, std::optional<qint64> estimate);
    void fetchNext();
    void fetchPage(int page);
    void dropFetch();
    std::optional<int> nextPage() const;
    std::optional<int> probe() const;
    std::optional<int> missingPageInSight() const;
    std::optional<int> pageBehindEnd() const;
    bool isWanted(int page) const;
    Range pagesInSight() const;
    void giveUpUnwanted();
    void setEstimate(std::optional<qint64> estimate);
    void take(int page, quint64 number, Result<Page<Person>> result);
    void takePage(int page, const Page<Person> &content);
    void takeFailure(int page, const Error &error);
    void fitRows(int page, int rows, bool hasMore);
    void resizeTo(int pages);
    void resizePage(int page, int rows);
    void tellPage(int page);
    void trim();
    const PersonPage *loadedPage(const PageMap::Place &place) const;
    QString stateText(RowState state) const;
    QVariant stateCell(int row, int column, int role) const;

    PageFetch m_fetch;
    Options m_options;
    PersonQuery m_query;
    QStringList m_properties;
    PageMap m_map;
    PersonCache m_cache;
    ListEnd m_end;
    Range m_sight;
    bool m_isActive = false;
    bool m_isSeeking = false;
    int m_emptyPages = 0; //!< in a row, though more was announced
    std::optional<int> m_running;
    quint64 m_number = 0; //!< of the running fetch: an answer with another one is late
    Pending m_call;
    std::optional<Error> m_error;
    QTimer m_patience;
};

} // namespace desk
