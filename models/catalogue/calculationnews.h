// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/catalogue/cohortcatalogue.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace desk {

//! Tells when calculations end that this person set off. Owned by who wants to know; GUI thread.
class CalculationNews final : public QObject
{
    Q_OBJECT
public:
    explicit CalculationNews(Clock clock = systemClock(), QObject *parent = nullptr);

    //! Another one than the system's: how long something took is told by it.
    void setClock(Clock clock) { m_clock = std::move(clock); }
    //! Null: none; what was expected is forgotten.
    void setCatalogue(CohortCatalogue *catalogue);
    //! From now on; once.
    void expect(CohortId id);

signals:
    void ended(const desk::CatalogueRowPtr &row, std::chrono::seconds took);

private:
    void take(const CatalogueChange &change);

    Clock m_clock;
    QPointer<CohortCatalogue> m_catalogue;
    QHash<CohortId, QDateTime> m_expected; //!< since when
};

} // namespace desk
