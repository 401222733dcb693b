// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo-engine/worlds.h"

#include <QDateTime>

#include <algorithm>

namespace {

using oracle::Json;

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t day = 86'400 * second;

std::int64_t at(const char *iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate).toMSecsSinceEpoch() * 1000;
}

//! Values as JSON texts, so that numbers keep their form.
std::string valueOf(const std::string &key, Dice &dice)
{
    static const std::map<std::string, std::vector<std::string>> values{
        {"plan", {R"("free")", R"("pro")", R"("team")", R"("Pro")", R"("")", "null", "7"}},
        {"seats", {"1", "9", "10", "10.5", R"("9")", R"("10")", R"("100")", R"("many")", "-3", "true", "null"}},
        {"email",
         {R"("ann@example.org")", R"("Bob@Example.ORG")", R"("c+spam@test.com")", R"("straße@müller.de")",
          R"("STRASSE@MÜLLER.DE")", R"("a\"b@x.org")", "null"}},
        {"country", {R"("DE")", R"("AT")", R"("US")", R"("de")"}},
        {"signed_up",
         {R"("2025-01-01")", R"("2026-02-01T08:30:00Z")", R"("2026-02-01T08:30:00+05:30")", R"("2026-03-29 02:30:00")",
          R"("2025-10-26T02:30:00.123456")", R"("2025-12-31")", R"("2026/3/1")", R"("soon")", "1700000000", "20250101",
          R"("2026-01-31T00:00")"}},
        {"app_version",
         {R"("1.4.2")", R"("1.4.10")", R"("v2.4.0")", R"("2.4")", R"("2.4.0-beta")", R"("0.2.3")", R"("0.0.3")",
          R"("4.2.7.9")", R"("3")", "2.4", R"("x.y")", R"("")"}},
        {"is_admin", {"true", "false", R"("true")", "1"}},
        {"note", {R"("50% off")", R"("50 per off")", R"("line\nbreak")", R"("a_b")", R"("")", R"("5😀 off")"}},
        {"tags", {R"(["a","b"])", "[]", R"({"k":1})", R"("a")"}},
    };
    return dice.from(values.at(key));
}

std::string personProperties(Dice &dice)
{
    std::string json;
    for (const char *key :
         {"plan", "seats", "email", "country", "signed_up", "app_version", "is_admin", "note", "tags"}) {
        if (!dice.oneIn(3))
            json += (json.empty() ? "\"" : ",\"") + std::string(key) + "\":" + valueOf(key, dice);
    }
    return '{' + json + '}';
}

std::string eventProperties(Dice &dice)
{
    std::string json = R"({"amount":)" + dice.from({"1", "50", "99.5", "100", R"("100")", "null", "250"});
    if (!dice.oneIn(3))
        json += R"(,"currency":)" + dice.from({R"("EUR")", R"("CHF")", R"("usd")"});
    if (!dice.oneIn(4))
        json += R"(,"$current_url":)" + dice.from({R"("https://x.test/pricing")", R"("https://x.test/docs?a=1")",
                                                   R"("https://x.test/Pricing")"});
    if (dice.oneIn(3))
        json += R"(,"when":)" + dice.from({R"("2026-03-01")", R"("2025-12-31T23:59:59Z")"});
    return json + '}';
}

std::string elementsOf(Dice &dice)
{
    static const std::vector<std::string> chains{
        R"([{"tag_name":"button","text":"Buy","attr_class":["btn","big"],"attr_id":"buy"},{"tag_name":"div","attr_class":["shop"]}])",
        R"([{"tag_name":"a","text":"Docs","href":"/docs","attributes":{"data-role":"nav"}},{"tag_name":"nav"},{"tag_name":"div"}])",
        R"([{"tag_name":"span","text":"buy"},{"tag_name":"button","attr_class":["btn"]},{"tag_name":"form","attr_id":"pay"}])",
        R"([])",
    };
    return dice.from(chains);
}

//! Moments near the clocks of the tests and on the edges of days, hours and changes of the clock.
std::int64_t moment(Dice &dice)
{
    static const std::vector<std::int64_t> anchors{
        at("2026-03-29T00:00:00Z"), at("2026-03-29T01:00:00Z"), at("2025-10-26T00:00:00Z"), at("2025-10-26T01:00:00Z"),
        at("2026-04-09T12:00:00Z"), at("2025-11-02T06:00:00Z"), at("2026-03-08T07:00:00Z"), at("2024-02-29T12:00:00Z"),
        at("2026-01-01T00:00:00Z"), at("2025-12-31T18:30:00Z"), at("2026-04-04T15:00:00Z"), at("2025-04-09T12:00:00Z")};
    static const std::vector<std::int64_t> steps{day, 7 * day, 30 * day, 3600 * second, 60 * second, 1'800 * second};
    static const std::vector<std::int64_t> nudges{-1, 0, 0, 0, 1, second, -second, 5 * second};
    const std::int64_t back = std::int64_t(dice.below(12)) * dice.from(steps);
    return dice.from(anchors) - back + (dice.oneIn(6) ? 2 * back : 0) + dice.from(nudges);
}

void addEvents(oracle::World &world, std::uint32_t person, Dice &dice)
{
    const std::uint32_t count = dice.oneIn(6) ? 0 : dice.below(25);
    for (std::uint32_t i = 0; i < count; ++i) {
        oracle::Event event;
        event.person = person;
        event.timeUs = !world.events.empty() && dice.oneIn(8) ? world.events.back().timeUs : moment(dice);
        event.name = dice.from({"$pageview", "login", "purchase", "cart_opened", "$autocapture", "31"});
        event.properties = eventProperties(dice);
        if (event.name == "$autocapture")
            event.elements = elementsOf(dice);
        world.events.push_back(event);
    }
}

void addActions(oracle::World &world)
{
    using demo::ActionStep;
    using demo::StepMatching;
    ActionStep buy;
    buy.event = "$autocapture";
    buy.selector = "div.shop > button.btn";
    buy.text = "Buy";
    ActionStep docs;
    docs.event = "$pageview";
    docs.url = "/docs";
    ActionStep pricing;
    pricing.url = "pricing$";
    pricing.urlMatching = StepMatching::Regex;
    pricing.properties = R"([{"type":"event","key":"amount","operator":"gte","value":"50"}])";
    ActionStep link;
    link.event = "$autocapture";
    link.tagName = "a";
    link.href = "DOC";
    link.hrefMatching = StepMatching::Contains;
    world.actions = {{31, "Bought", false, {buy, docs}},
                     {32, "Pricing", false, {pricing}},
                     {33, "Link", false, {link}},
                     {34, "Gone", true, {docs}},
                     {35, "Empty", false, {}}};
}

} // namespace

oracle::World makeWorld(std::uint32_t seed, std::uint32_t persons)
{
    Dice dice(seed);
    oracle::World world;
    for (std::uint32_t i = 0; i < persons; ++i) {
        demo::PersonRecord person;
        person.id = i + 1;
        person.uuid = "00000000-0000-4000-8000-" + std::to_string(100'000'000'000 + i);
        person.createdAtUs = at("2026-05-01T00:00:00Z") - std::int64_t(i) * 5 * day + (i % 3 == 0 ? 0 : i);
        person.properties = personProperties(dice);
        person.distinctIds = {"user-" + std::to_string(i), "Anon-" + std::to_string(i)};
        world.persons.push_back(person);
        addEvents(world, i, dice);
    }
    for (const std::int64_t id : {1, 5, 99, 412}) {
        std::set<std::uint32_t> &members = world.cohorts[id];
        for (std::uint32_t person = 0; person < persons; ++person) {
            if (dice.oneIn(static_cast<std::uint32_t>(id % 4 + 2)))
                members.insert(person);
        }
    }
    addActions(world);
    world.testAccountFilters = Json::parse(
        R"([{"type":"person","key":"email","operator":"not_icontains","value":"test.com"},{"type":"event","key":"$host","operator":"is_set"}])");
    return world;
}

EngineWorld::EngineWorld(const oracle::World &world)
    : m_world(world)
    , m_columns(std::make_unique<demo::Columns>())
{
    for (const demo::PersonRecord &person : world.persons)
        m_columns->addPerson(person);
    for (const oracle::Event &event : world.events)
        m_columns->addEvent({event.person, event.timeUs, event.name, event.properties, event.elements});
    m_columns->seal();
    for (const auto &[id, persons] : world.cohorts) {
        demo::Members members(m_columns->personCount());
        for (const std::uint32_t person : persons)
            members.add(person);
        m_cohorts[id] = std::make_shared<const demo::Members>(members);
    }
}

demo::Surroundings EngineWorld::surroundings() const
{
    demo::Surroundings around{*m_columns};
    around.nowUs = m_world.nowUs;
    around.zone = demo::Zone(m_world.zone);
    around.cohort = [this](std::int64_t id) {
        const auto found = m_cohorts.find(id);
        return found == m_cohorts.end() ? nullptr : found->second;
    };
    around.action = [this](std::int64_t id) -> const demo::ActionRecord * {
        for (const demo::ActionRecord &action : m_world.actions) {
            if (action.id == id)
                return &action;
        }
        return nullptr;
    };
    around.testAccountFilters = m_world.testAccountFilters;
    return around;
}
