// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/catalogue/cataloguerow.h"
#include "models/catalogue/pollpace.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace desk {

//! Knows which cohorts are calculating and says when each is due for another look. Owned by the catalogue; its thread.
//! A cohort that is being asked for is not due again before asked() is followed by answered().
class CalculationWatch final : public QObject
{
    Q_OBJECT
public:
    CalculationWatch(PollPace pace, Clock clock, QObject *parent = nullptr);

    //! Learns from rows what began and what ended.
    void follow(const CatalogueChange &change);
    void answered(CohortId id);
    void forget(CohortId id);
    void forgetAll();
    qsizetype size() const { return m_watched.size(); }

signals:
    //! Time to look at these. They count as asked until answered() or forget().
    void due(const QList<desk::CohortId> &ids);

private:
    struct Watched
    {
        QDateTime since;
        QDateTime dueAt; //!< invalid while it is being asked for
        int looks = 0;
    };
    void followRow(const CatalogueRow &row);
    void schedule();
    void fire();

    PollPace m_pace;
    Clock m_clock;
    QHash<CohortId, Watched> m_watched;
    QTimer m_timer;
};

} // namespace desk
