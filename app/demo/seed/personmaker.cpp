// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/personmaker.h"

#include "app/demo/seed/personproperties.h"
#include "app/demo/seed/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace demo {

namespace {

enum Stream : std::uint64_t { Created = 1, Ids, Properties, Uuid, Habits };

constexpr double History = 900.0 * static_cast<double>(MicrosPerDay);
// Some persons came in one import: the same instant, so that the order falls to their uuid.
constexpr std::uint32_t ImportEvery = 499;
constexpr std::uint32_t ImportSize = 16;

std::uint32_t placeInImport(std::uint32_t position)
{
    return position % ImportEvery < ImportSize ? position % ImportEvery : ImportSize;
}

std::string uuidText(std::uint64_t high, std::uint64_t low)
{
    std::array<char, 37> text{};
    std::snprintf(text.data(), text.size(), "%08x-%04x-%04x-%04x-%012llx", static_cast<unsigned>(high >> 32),
                  static_cast<unsigned>(high >> 16 & 0xffff), static_cast<unsigned>(high & 0xffff),
                  static_cast<unsigned>(low >> 48), static_cast<unsigned long long>(low & 0xffffffffffffULL));
    return text.data();
}

// Time-ordered (version 7): milliseconds, a sequence of 12 bits, chance.
std::string timedUuid(Micros instant, std::uint64_t sequence, std::uint64_t random)
{
    const std::uint64_t high = static_cast<std::uint64_t>(instant / 1000) << 16 | 0x7000 | (sequence & 0xfff);
    return uuidText(high, (random & 0x3fffffffffffffffULL) | 0x8000000000000000ULL);
}

void addAnonymousIds(Random &random, Micros created, std::size_t count, std::vector<std::string> &ids)
{
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t sequence = random.next();
        ids.push_back(timedUuid(created - static_cast<Micros>(i) * MicrosPerDay, sequence, random.next()));
    }
}

std::size_t anonymousIds(Random &random, Oddity oddity)
{
    if (oddity == Oddity::ManyIds)
        return 14;
    const double dice = random.unit();
    return dice < 0.5 ? 1 : dice < 0.75 ? 2 : dice < 0.9 ? 0 : 3;
}

} // namespace

PersonMaker::PersonMaker(std::uint64_t seed, std::uint32_t count, Micros now)
    : m_seed(seed)
    , m_count(count)
    , m_now(now)
{}

Micros PersonMaker::createdAt(std::uint32_t position) const
{
    const std::uint32_t place = placeInImport(position);
    const bool imported = place < ImportSize;
    const std::uint32_t shared = imported ? position - place : position;
    const double within = imported ? 0.5 : Random(m_seed, Created, position).unit();
    const double age = std::pow((static_cast<double>(shared) + within) / m_count, 1.2);
    return m_now - static_cast<Micros>(age * History) - 1;
}

std::string PersonMaker::uuid(std::uint32_t position) const
{
    Random random(m_seed, Uuid, position);
    const std::uint32_t place = placeInImport(position);
    const std::uint64_t sequence = place < ImportSize ? place : random.next();
    return timedUuid(createdAt(position), sequence, random.next());
}

PersonRecord PersonMaker::make(std::uint32_t position) const
{
    PersonRecord person;
    person.id = std::int64_t(position) + 1;
    person.uuid = uuid(position);
    person.createdAtUs = createdAt(position);
    Random random(m_seed, Properties, position);
    PersonText text = personText(random, position, person.createdAtUs, m_now);
    person.properties = std::move(text.properties);
    person.identified = text.identified;
    if (random.chance(0.85)) {
        const double part = random.unit();
        const auto life = static_cast<double>(m_now - person.createdAtUs);
        person.lastSeenAtUs = person.createdAtUs + static_cast<Micros>(part * life);
    }
    Random ids(m_seed, Ids, position);
    if (text.identified)
        person.distinctIds.push_back(ids.chance(0.5) && !text.email.empty() ? text.email
                                                                            : "user_" + std::to_string(person.id));
    const std::size_t anonymous = anonymousIds(ids, text.oddity);
    addAnonymousIds(ids, person.createdAtUs, text.identified ? anonymous : std::max<std::size_t>(anonymous, 1),
                    person.distinctIds);
    return person;
}

Habit PersonMaker::habit(std::uint32_t position) const
{
    static constexpr std::array<Habit, 16> habits = {Habit::Steady,   Habit::Steady,   Habit::Steady,   Habit::Steady,
                                                     Habit::Steady,   Habit::Steady,   Habit::Steady,   Habit::Left,
                                                     Habit::Left,     Habit::Left,     Habit::Left,     Habit::Returned,
                                                     Habit::Returned, Habit::Newcomer, Habit::OneVisit, Habit::Daily};
    return habits[Random(m_seed, Habits, position).below(habits.size())];
}

double PersonMaker::weight(std::uint32_t position) const
{
    const double chance = Random(m_seed, Habits, position + 0x100000000ULL).unit();
    const Habit kind = habit(position);
    if (kind == Habit::OneVisit)
        return 0.04;
    return kind == Habit::Daily ? 4 + 4 * chance : 0.1 + 1.6 * chance * chance;
}

} // namespace demo
