// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace demo {

// Microseconds since 1970-01-01 UTC: every instant of the server and its store.
using Micros = std::int64_t;

inline constexpr Micros MicrosPerSecond = 1'000'000;
inline constexpr Micros MicrosPerDay = 86'400 * MicrosPerSecond;

// The server's only source of time. Owned by the server; any thread may read it.
class Clock final
{
public:
    // With `fixed` the clock stands there, so that a run can be repeated exactly.
    explicit Clock(std::optional<Micros> fixed = {})
        : m_fixed(fixed)
    {}

    // The instant that criteria are evaluated at.
    Micros instant() const;
    // A stamp for a row or an entry: later than every stamp before it, even when the clock stands.
    Micros stamp();

private:
    std::optional<Micros> m_fixed;
    std::atomic<Micros> m_last{0};
};

// `2026-03-01T09:30:00.123456Z`; no fraction when it is 0 (contract 1.4).
std::string timestampText(Micros instant);
// An ISO date or date-time; without an offset it is UTC. Nothing for other text.
std::optional<Micros> instantFromIso(std::string_view text);

} // namespace demo
