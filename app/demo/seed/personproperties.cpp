// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/personproperties.h"

#include "app/demo/seed/objecttext.h"
#include "app/demo/seed/oddities.h"
#include "app/demo/seed/random.h"
#include "app/demo/seed/words.h"

#include <algorithm>
#include <array>
#include <vector>

namespace demo {

namespace {

using Texts = std::vector<std::string_view>;

// Every so many persons one is odd; the kinds take turns.
constexpr std::uint32_t OddEvery = 13;
constexpr std::uint32_t OddKinds = 13;   // after None and LongText
constexpr std::uint32_t LongEvery = 997; // the 10 KiB ones are few: a million persons should fit into memory

std::string fullName(Random &random, const Region &region)
{
    const std::string given(random.pick(region.given));
    const std::string family(random.pick(region.family));
    if (region.familyFirst)
        return family + given;
    return random.chance(0.02) ? given : given + ' ' + family;
}

std::string emailAddress(Random &random, std::uint32_t position)
{
    std::string local(random.pick(mailNames()));
    const double dice = random.unit();
    if (dice < 0.03)
        local += "+spam";
    else if (dice < 0.08)
        std::transform(local.begin(), local.end(), local.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    // A few addresses belong to several persons.
    const std::uint64_t number = random.chance(0.02) ? random.below(50) : position;
    return local + std::to_string(number) + '@' + std::string(random.pick(mailHosts()));
}

std::string dateOnly(Micros instant)
{
    return timestampText(instant).substr(0, 10);
}

// Dates as they come in real life: with and without a time, an offset, or sense.
std::string dateText(Random &random, Micros instant)
{
    const double dice = random.unit();
    if (dice < 0.5)
        return timestampText(instant / MicrosPerSecond * MicrosPerSecond);
    if (dice < 0.8)
        return dateOnly(instant);
    if (dice < 0.95)
        return timestampText(instant / MicrosPerSecond * MicrosPerSecond).substr(0, 19) + "+02:00";
    return "last spring";
}

void putPlan(Random &random, ObjectText &object)
{
    static const Texts plans = {"free",    "free", "free", "free", "starter",
                                "starter", "pro",  "pro",  "team", "enterprise"};
    static const Texts tiers = {"gold", "silver", "bronze", "none"};
    if (random.chance(0.96))
        object.text("plan", random.pick(plans));
    if (random.chance(0.4))
        object.text("tier", random.pick(tiers));
    if (random.chance(0.8))
        object.number("seats", static_cast<std::int64_t>(random.below(random.chance(0.1) ? 900 : 25)));
    if (random.chance(0.1))
        object.flag("is_admin", random.chance(0.6));
    else if (random.chance(0.05))
        object.text("is_admin", random.chance(0.5) ? "true" : "false"); // a text where a boolean was meant
}

void putFigures(Random &random, ObjectText &object)
{
    static const Texts versions = {"2.4.0", "2.4.1",  "2.5.0-beta.1", "3.0.0",  "1.4.2",
                                   "1.4.9", "v4.2.7", "4.2",          "nightly"};
    if (random.chance(0.7))
        object.number("age", static_cast<std::int64_t>(16 + random.below(60)));
    object.number("logins", static_cast<std::int64_t>(random.below(400)));
    if (random.chance(0.5))
        object.raw("score", std::to_string(random.below(140)) + '.' + std::to_string(random.below(10)));
    if (random.chance(0.6))
        object.text("app_version", random.pick(versions));
    if (random.chance(0.3))
        object.raw("lifetime_value", std::to_string(random.below(9000)) + ".50");
}

void putContact(Random &random, const Region &region, ObjectText &object)
{
    static const Texts sources = {"google", "bing", "newsletter", "partner", "conference", "Straßenfest"};
    static const Texts notes = {"called back", "50%_off campaign", "50 off", "prefers e-mail; no calls", "VIP"};
    object.text("country", region.country).text("city", random.pick(region.cities));
    if (random.chance(0.5))
        object.text("$geoip_country_name", region.countryName).text("$geoip_time_zone", region.zone);
    if (random.chance(0.35))
        object.text("phone", "+49 221 555 " + std::to_string(1000 + random.below(9000)));
    if (random.chance(0.4))
        object.text("utm_source", random.pick(sources));
    if (random.chance(0.15))
        object.text("note", random.pick(notes));
    if (random.chance(0.45))
        object.text("company", random.chance(0.08) ? "Demo Test AG" : random.pick(companies()));
    if (random.chance(0.3))
        object.text("role", random.pick(roles()));
}

void putDevice(Random &random, ObjectText &object)
{
    const std::string_view browser = random.pick(browsers());
    object.text("browser", browser).text("$browser", browser).text("$os", random.pick(systems()));
    if (random.chance(0.3)) {
        std::string list = "[\"" + std::string(random.pick(features())) + '"';
        if (random.chance(0.6))
            list += ",\"" + std::string(random.pick(features())) + '"';
        object.raw("features", list + ']');
    }
}

void putDates(Random &random, Micros created, Micros now, ObjectText &object)
{
    const auto life = static_cast<std::uint64_t>(std::max<Micros>(now - created, 1));
    if (random.chance(0.9))
        object.text("signed_up", dateText(random, created));
    if (random.chance(0.7))
        object.text("last_login", dateText(random, created + static_cast<Micros>(random.below(life))));
    if (random.chance(0.12))
        object.text("trial_ends", dateOnly(now + static_cast<Micros>(random.below(30)) * MicrosPerDay));
}

} // namespace

Oddity oddityOf(std::uint32_t position)
{
    if (position % LongEvery == 20)
        return Oddity::LongText;
    if (position % OddEvery != 6)
        return Oddity::None;
    const auto oddity = static_cast<Oddity>(2 + position / OddEvery % OddKinds);
    return oddity == Oddity::KnownAddress && position > OddEvery * OddKinds ? Oddity::None : oddity;
}

PersonText personText(Random &random, std::uint32_t position, Micros created, Micros now)
{
    PersonText person;
    person.oddity = oddityOf(position);
    person.identified = random.chance(0.78);
    const bool hasMail = person.identified ? random.chance(0.96) : random.chance(0.05);
    if (hasMail)
        person.email = person.oddity == Oddity::KnownAddress ? "a@b.test" : emailAddress(random, position);
    const Region &region = random.pick(regions());
    ObjectText object(person.properties);
    if (person.oddity == Oddity::Nothing) {
        object.end();
        return person;
    }
    if (hasMail && person.oddity != Oddity::EmptyTexts)
        object.text("email", person.email);
    if (person.identified && random.chance(0.9) && !namesItself(person.oddity))
        object.text("name", fullName(random, region));
    putOddity(person.oddity, random, object);
    putContact(random, region, object);
    putPlan(random, object);
    putFigures(random, object);
    putDevice(random, object);
    putDates(random, created, now, object);
    object.end();
    return person;
}

} // namespace demo
