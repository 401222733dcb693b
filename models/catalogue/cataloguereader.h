// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguesource.h"
#include "models/catalogue/listsweep.h"

#include <QObject>

namespace desk {

//! Reads the whole list of cohorts page by page, again where the list moved under it. Owned by the catalogue; its
//! thread. Rows are handed on as they arrive, each page with the number of its request.
class CatalogueReader final : public QObject
{
    Q_OBJECT
public:
    struct Settings
    {
        SweepPlan pages;
        int passes = 3;     //!< readings at most until one is settled
        bool basic = false; //!< contract 3.1 `basic`
    };
    CatalogueReader(Fetch<CohortListQuery, Page<Cohort>> list, Settings settings, std::function<quint64()> nextNumber,
                    QObject *parent = nullptr);

    //! From the first page; a running reading is dropped.
    void start();
    void stop();
    bool isRunning() const { return m_isRunning; }
    std::optional<qint64> total() const { return m_sweep.total(); }

signals:
    void pageArrived(const std::vector<desk::Cohort> &rows, quint64 asOf);
    //! The end. Rows that no answer told since request number `since` are gone from the server.
    void finished(quint64 since);
    void failed(const desk::Error &error);

private:
    void startPass();
    void ask();
    void take(Result<Page<Cohort>> result, quint64 asOf);
    void follow(ListSweep::Step step);
    void endPass(bool isSettled);
    void fail(const Error &error);

    Fetch<CohortListQuery, Page<Cohort>> m_list;
    Settings m_settings;
    std::function<quint64()> m_nextNumber;
    ListSweep m_sweep;
    Pending m_running;
    quint64 m_passBegan = 0, m_lastPassBegan = 0;
    int m_pass = 0;
    int m_run = 0; //!< raised by start() and stop(): a slot may call them while a page is handed on
    bool m_isRunning = false;
};

} // namespace desk
