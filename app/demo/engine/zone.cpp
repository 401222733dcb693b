// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/zone.h"

#include <QDateTime>

#include <algorithm>
#include <limits>

namespace demo {

namespace {

constexpr std::int64_t usPerMs = 1000;
constexpr std::int64_t usPerS = 1'000'000;

} // namespace

Zone::Zone()
    : m_spans(std::make_shared<const std::vector<Span>>(std::vector<Span>{{0, 0}}))
{}

Zone::Zone(const QTimeZone &zone)
{
    const QDateTime first = QDateTime::fromMSecsSinceEpoch(-2'208'988'800'000, Qt::UTC); // 1900
    const QDateTime last = QDateTime::fromMSecsSinceEpoch(4'102'444'800'000, Qt::UTC);   // 2100
    std::vector<Span> spans;
    if (!zone.isValid()) {
        spans.push_back({0, 0});
    } else {
        spans.push_back({first.toMSecsSinceEpoch() * usPerMs, zone.offsetFromUtc(first) * usPerS});
        for (const QTimeZone::OffsetData &data : zone.transitions(first, last))
            spans.push_back({data.atUtc.toMSecsSinceEpoch() * usPerMs, data.offsetFromUtc * usPerS});
    }
    std::stable_sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) { return a.fromUs < b.fromUs; });
    m_spans = std::make_shared<const std::vector<Span>>(std::move(spans));
}

Zone::Period Zone::periodAt(std::int64_t utcUs) const
{
    using Limits = std::numeric_limits<std::int64_t>;
    const auto after = std::upper_bound(m_spans->begin() + 1, m_spans->end(), utcUs,
                                        [](std::int64_t us, const Span &span) { return us < span.fromUs; });
    const auto span = after - 1;
    return {span == m_spans->begin() ? Limits::min() : span->fromUs,
            after == m_spans->end() ? Limits::max() : after->fromUs, span->offsetUs};
}

// Walks to the first span whose last local time is not before the wanted one. There the time either exists (its
// earliest instant then) or falls into the gap before the span, whose first instant is the answer.
std::int64_t Zone::toUtc(std::int64_t localUs) const
{
    const std::vector<Span> &spans = *m_spans;
    const auto endsBefore = [&](const Span &span, std::int64_t local) {
        const std::size_t next = static_cast<std::size_t>(&span - spans.data()) + 1;
        return next < spans.size() && spans[next].fromUs + span.offsetUs <= local;
    };
    const auto found = std::lower_bound(spans.begin(), spans.end(), localUs, endsBefore);
    const Span &span = found == spans.end() ? spans.back() : *found;
    const std::int64_t utcUs = localUs - span.offsetUs;
    return found == spans.begin() ? utcUs : std::max(utcUs, span.fromUs);
}

} // namespace demo
