// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"
#include "models/domain/page.h"
#include "models/tables/peopleseries.h"

#include <QObject>

#include <map>

namespace desk {

class CohortApi;

//! The other cohorts of a chart: reads their calculations, newest first, up to some hundred runs each. Owned by the
//! calculations tab; GUI thread.
class ComparedCohorts final : public QObject
{
    Q_OBJECT
public:
    //! More lines than that cannot be told apart.
    static constexpr int Most = 4;

    using QObject::QObject;

    //! Null: not connected. `api` must outlive its being set. Forgets everything.
    void setApi(CohortApi *api);
    //! Those that are there already are not read again.
    void setCohorts(const std::vector<std::pair<CohortId, QString>> &cohorts);
    QList<CohortId> cohorts() const;
    //! In the order given; without points while they are read.
    std::vector<PeopleSeries> series() const;

signals:
    void changed();
    void failed(const desk::Error &error);

private:
    struct Line
    {
        QString name;
        std::vector<CalculationRun> runs;
        Pending call;
    };
    void askNext(CohortId cohort, qint64 offset);
    void take(CohortId cohort, qint64 offset, Result<Page<CalculationRun>> page);

    CohortApi *m_api = nullptr;
    QList<CohortId> m_order;
    std::map<CohortId, Line> m_lines;
};

} // namespace desk
