// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"
#include "models/domain/cohort.h"

#include <QObject>

#include <vector>

namespace desk {

//! One change of one cohort.
struct CohortPatch
{
    CohortId cohort;
    QByteArray body; //!< JSON text (contract 3.4)
    bool operator==(const CohortPatch &) const = default;
};

//! Changes of several cohorts, one after another in the given order; a refused one does not keep the others from being
//! tried. Owned by who started it; GUI thread.
class PatchSeries final : public QObject
{
    Q_OBJECT
public:
    struct Refusal
    {
        CohortId cohort;
        Error error;
    };

    PatchSeries(Fetch<CohortPatch, Cohort> send, std::vector<CohortPatch> patches, QObject *parent = nullptr);
    void start();

    const std::vector<Cohort> &done() const { return m_done; } //!< as the server answered, in order
    const std::vector<Refusal> &refused() const { return m_refused; }

signals:
    void changed(const desk::Cohort &cohort);
    void over();

private:
    void sendNext();
    void take(Result<Cohort> result);

    Fetch<CohortPatch, Cohort> m_send;
    std::vector<CohortPatch> m_patches;
    size_t m_next = 0;
    Pending m_running;
    std::vector<Cohort> m_done;
    std::vector<Refusal> m_refused;
};

} // namespace desk
