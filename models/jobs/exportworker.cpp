// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/exportworker.h"

namespace desk {

namespace {

constexpr size_t WriteAtOnce = 256 * 1024;

std::optional<Error> errorOf(const Result<Done> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

} // namespace

ExportWorker::ExportWorker(const ExportPlan &plan, std::shared_ptr<std::atomic_bool> cancelled)
    : m_plan(plan)
    , m_cancelled(std::move(cancelled))
    , m_target(plan.target, *m_cancelled)
    , m_rows(plan.columns)
    , m_writer(plan.columns, plan.format, m_text)
    , m_position{0, ListReader(plan.pageSize)}
{}

void ExportWorker::open()
{
    m_writer.begin();
    emit opened(errorOf(m_target.open()));
}

void ExportWorker::beginSource(size_t index, int round)
{
    m_position.source = index;
    m_position.reader = ListReader(m_plan.pageSize);
    m_round = round;
}

void ExportWorker::take(const ExportPage &page)
{
    if (page.round != m_round || *m_cancelled)
        return;
    const ExportVerdict made = read(page);
    if (made.isNewRound)
        ++m_round;
    emit taken(made);
}

ExportVerdict ExportWorker::read(const ExportPage &page)
{
    if (const auto error = errorOf(m_rows.read(page.body))) {
        ExportVerdict broken = verdict(ListStep::Go::On, true);
        broken.error = error;
        return broken;
    }
    m_places.clear();
    for (size_t row = 0; row < m_rows.size(); ++row)
        m_places.push_back({m_rows.identity(row), m_rows.createdAt(row)});
    ListReader &reader = m_position.reader;
    const qint64 stride = reader.stride();
    const ListStep step = reader.take({page.query.offset, page.query.limit, m_rows.hasMore(), m_places});
    if (step.go != ListStep::Go::Back)
        m_position.unreadable += static_cast<qint64>(m_rows.unreadable());
    const auto written = writeRows(step.firstNew);
    const bool isNewRound = step.go != ListStep::Go::On || reader.stride() != stride;
    ExportVerdict made = verdict(step.go, isNewRound);
    made.error = errorOf(written);
    return made;
}

ExportVerdict ExportWorker::verdict(ListStep::Go go, bool isNewRound) const
{
    const ListReader &reader = m_position.reader;
    return {m_round,
            go,
            isNewRound,
            reader.offset(),
            reader.limit(),
            reader.stride(),
            m_position.written,
            m_position.unreadable,
            {}};
}

Result<Done> ExportWorker::writeRows(size_t firstNew)
{
    for (size_t row = firstNew; row < m_rows.size() && !*m_cancelled; ++row) {
        if (!isWanted(row))
            continue;
        m_writer.write(m_rows, row);
        ++m_position.written;
        if (m_text.size() >= WriteAtOnce) {
            if (auto written = flush(); !written)
                return written;
        }
    }
    return Done{};
}

//! A server that lists a person twice in a row, or a person of several cohorts, gives one row.
bool ExportWorker::isWanted(size_t row)
{
    const std::string_view id = m_places[row].id;
    if (id.empty())
        return true;
    if (row > 0 && m_places[row - 1].id == id)
        return false;
    return m_plan.sources.size() < 2 || m_seen.add(id);
}

Result<Done> ExportWorker::flush()
{
    auto written = m_target.write(m_text.view());
    m_text.clear();
    return written;
}

void ExportWorker::finish()
{
    if (*m_cancelled)
        return;
    auto done = flush();
    if (done)
        done = m_target.commit();
    emit finished(errorOf(done));
}

void ExportWorker::discard()
{
    m_target.discard();
    emit discarded();
}

} // namespace desk
