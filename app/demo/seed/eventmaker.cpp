// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/eventmaker.h"

#include "app/demo/seed/personmaker.h"
#include "app/demo/seed/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace demo {

namespace {

constexpr double Day = static_cast<double>(MicrosPerDay);
constexpr double Window = 400 * Day;
constexpr std::size_t Shares = 4096;

// Which event name a number from 0 to Shares means.
std::vector<std::uint16_t> shareTable(const EventKinds &kinds)
{
    std::vector<std::uint16_t> table;
    double sum = 0;
    for (std::size_t i = 0; i < kinds.events.size(); ++i) {
        sum += kinds.events[i].share;
        const auto end = std::min<std::size_t>(Shares, static_cast<std::size_t>(std::lround(sum * Shares)));
        table.resize(std::max(end, table.size() + 1), static_cast<std::uint16_t>(i));
    }
    table.resize(Shares, 0);
    return table;
}

double between(Random &random, double low, double high)
{
    return low + random.unit() * std::max(high - low, 0.0);
}

// How long ago an event of such a person was; `life` is the time since the person came, at most the window.
double age(Random &random, Habit habit, double life)
{
    switch (habit) {
    case Habit::Left:
        return between(random, std::min(32 * Day, life), life);
    case Habit::Returned:
        return random.chance(0.6) ? between(random, std::min(62 * Day, life), life)
                                  : between(random, 0, std::min(12 * Day, life));
    case Habit::Newcomer:
        return between(random, 0, std::min(20 * Day, life));
    case Habit::OneVisit:
        return life * 0.999;
    case Habit::Daily:
        return between(random, 0, std::min(60 * Day, life));
    case Habit::Steady:
        break;
    }
    return std::pow(random.unit(), 1.7) * life;
}

class Maker final
{
public:
    Maker(std::uint64_t seed, Micros now, const PersonMaker &persons, const EventKinds &kinds)
        : m_seed(seed)
        , m_now(now)
        , m_persons(persons)
        , m_kinds(kinds)
        , m_shares(shareTable(kinds))
    {}

    void make(std::uint32_t person, std::uint64_t count, const std::function<void(const SeedRow &)> &take) const
    {
        Random random(m_seed, 200, person);
        const Habit habit = m_persons.habit(person);
        const double life = std::min(Window, static_cast<double>(m_now - m_persons.createdAt(person)));
        for (std::uint64_t i = 0; i < count; ++i)
            take({person, time(random, habit, life), kind(random)});
    }

private:
    Micros time(Random &random, Habit habit, double life) const
    {
        if (random.below(2000) == 0)
            return m_now + static_cast<Micros>(between(random, 0, Day / 8));
        return m_now - static_cast<Micros>(age(random, habit, life));
    }

    std::uint32_t kind(Random &random) const
    {
        const SeedEvent &event = m_kinds.events[m_shares[random.below(Shares)]];
        return random.pick(event.kinds);
    }

    std::uint64_t m_seed;
    Micros m_now;
    const PersonMaker &m_persons;
    const EventKinds &m_kinds;
    std::vector<std::uint16_t> m_shares;
};

} // namespace

void makeEvents(std::uint64_t seed, std::uint64_t count, std::uint32_t persons, Micros now, const PersonMaker &maker,
                const EventKinds &kinds, const std::function<void(const SeedRow &)> &take)
{
    if (persons == 0)
        return;
    double total = 0;
    for (std::uint32_t i = 0; i < persons; ++i)
        total += maker.weight(i);
    const Maker events(seed, now, maker, kinds);
    double sum = 0;
    std::uint64_t made = 0;
    for (std::uint32_t i = 0; i < persons; ++i) {
        sum += maker.weight(i);
        const auto due =
            i + 1 == persons ? count : static_cast<std::uint64_t>(sum / total * static_cast<double>(count));
        events.make(i, due - std::min(due, made), take);
        made = std::max(made, due);
    }
}

} // namespace demo
