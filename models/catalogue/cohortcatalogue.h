// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/calculationwatch.h"
#include "models/catalogue/catalogueprogress.h"
#include "models/catalogue/cataloguereader.h"
#include "models/catalogue/cataloguestore.h"
#include "models/catalogue/criteriadigest.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace desk {

struct CatalogueOptions
{
    using ms = std::chrono::milliseconds;
    SweepPlan pages;
    PollPace pace;
    Clock clock = systemClock();
    CriteriaDigester digester = digestCriteria;
    int passes = 3;           //!< readings at most while the list moves
    int singleLooks = 6;      //!< more calculating cohorts than that are watched through the list
    ms firstRetry{15'000};    //!< after a reading that failed; doubled every time ...
    ms longestRetry{300'000}; //!< ... up to this
    bool ofDeleted = false;   //!< holds the deleted cohorts instead of the living ones
};

//! All cohorts of one project in memory: reads the list, merges every answer about a cohort, looks again at those that
//! are calculating. Owned by the composition root; GUI thread. The server only ever answers it, so whoever creates,
//! changes or deletes a cohort tells it with put() or remove().
//! A failed reading leaves the rows as they are and says so in progress().
class CohortCatalogue final : public QObject
{
    Q_OBJECT
public:
    explicit CohortCatalogue(CatalogueSource source, CatalogueOptions options = {}, QObject *parent = nullptr);

    //! Reads the whole list (again). Rows keep their identity; those that are gone are removed at the end.
    void refresh();
    //! Rows of an earlier run, as they were read then: whatever the server told since goes before them.
    void remember(const std::vector<Cohort> &rows, const QDateTime &asOf);
    //! Reads one cohort again, whatever its state. NotFound removes its row.
    void reread(CohortId id);
    //! What the server answered about one cohort just now (create, change).
    void put(const Cohort &cohort);
    //! What the server answered to a save: as put(), and the cohorts that the server now calculates as well, those that
    //! depend on this one and those that it depends on (contract 7.1), are read again.
    void putSaved(const Cohort &cohort);
    //! The server no longer lists this cohort.
    void remove(CohortId id);
    //! No requests any more until refresh() or reread(); the rows stay.
    void stop();

    CatalogueRowPtr find(CohortId id) const { return m_store.find(id.value); }
    CatalogueRowPtr findRow(RowKey key) const { return m_store.find(key); }
    std::vector<CatalogueRowPtr> rows() const { return m_store.rows(); }
    qsizetype size() const { return m_store.size(); }
    QString nameOf(CohortId id) const { return m_store.nameOf(id); }
    //! The cohorts whose criteria refer to this one, as far as their criteria are known.
    QList<CohortId> referrersOf(CohortId id) const { return m_store.referrersOf(id); }
    const CatalogueProgress &progress() const { return m_progress; }
    bool isRereading(CohortId id) const { return m_looks.contains(id); }

signals:
    //! Rows came, changed or went. Emitted when the catalogue already holds the new state.
    void changed(const desk::CatalogueChange &change);
    void progressChanged();
    //! A cohort could not be read again; its row stays.
    void rereadFailed(desk::CohortId id, const desk::Error &error);

private:
    void merge(CatalogueChange change);
    void takeListPage(const std::vector<Cohort> &rows, quint64 asOf);
    void finishReading(quint64 since);
    void failReading(const Error &error);
    void takeOne(CohortId id, quint64 asOf, Result<Cohort> result);
    void failOne(CohortId id, quint64 asOf, const Error &error);
    void lookAt(const QList<CohortId> &ids);
    bool isListCheaper() const;
    bool isBeingFilled(CohortId id) const;
    QSet<CohortId> relativesOf(CohortId id) const;
    void takePollPage(const std::vector<Cohort> &rows, quint64 asOf);
    void rereadSettled(const CatalogueChange &change);
    void endPoll();
    void setProgress(CatalogueProgress progress);
    void scheduleRetry(CatalogueProgress &progress);

    CatalogueSource m_source;
    CatalogueOptions m_options;
    CatalogueStore m_store;
    quint64 m_lastNumber = 0;
    CatalogueProgress m_progress;
    QDateTime m_readingBegan;
    CatalogueReader m_reader;
    CatalogueReader m_poll;
    CalculationWatch m_watch;
    QList<CohortId> m_polled; //!< what the running poll of the list is for
    std::map<CohortId, Pending> m_looks;
    QTimer m_retry;
    int m_failures = 0;
};

} // namespace desk
