// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/patchseries.h"

namespace desk {

PatchSeries::PatchSeries(Fetch<CohortPatch, Cohort> send, std::vector<CohortPatch> patches, QObject *parent)
    : QObject(parent)
    , m_send(std::move(send))
    , m_patches(std::move(patches))
{}

void PatchSeries::start()
{
    sendNext();
}

void PatchSeries::sendNext()
{
    if (m_next == m_patches.size()) {
        emit over();
        return;
    }
    m_running = m_send(m_patches[m_next], this, [this](Result<Cohort> result) {
        m_running.release();
        take(std::move(result));
    });
}

void PatchSeries::take(Result<Cohort> result)
{
    const CohortId id = m_patches[m_next++].cohort;
    if (result) {
        m_done.push_back(*result);
        emit changed(*result);
    } else {
        m_refused.push_back({id, result.error()});
    }
    sendNext();
}

} // namespace desk
