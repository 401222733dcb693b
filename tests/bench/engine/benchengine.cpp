// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/columns/columns.h"
#include "app/demo/engine/engine.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <vector>

// Times every kind of criterion over persons and events of its own making:
//     bench-engine [persons (100000)] [events (2000000)] [distinct property sets (200000)]

namespace {

using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t day = 86'400 * second;
constexpr std::int64_t now = 1'775'736'000 * second; // 2026-04-09 12:00 UTC

double milliseconds(Clock::time_point since)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - since).count();
}

std::string memberText(const char *key, const std::string &value)
{
    return std::string("\"") + key + "\":" + value;
}

std::string personProperties(std::mt19937_64 &random, std::uint32_t number)
{
    static const char *plans[] = {"\"free\"", "\"pro\"", "\"team\"", "\"scale\""};
    static const char *countries[] = {"\"DE\"", "\"AT\"", "\"CH\"", "\"US\"", "\"FR\"", "\"JP\"", "\"BR\""};
    std::string json = "{" + memberText("email", "\"person" + std::to_string(number) + "@example.org\"");
    json += "," + memberText("name", "\"Person Number " + std::to_string(number) + "\"");
    json += "," + memberText("plan", plans[random() % 4]) + "," + memberText("country", countries[random() % 7]);
    json += "," + memberText("seats", std::to_string(random() % 200));
    json += "," + memberText("signed_up", "\"20" + std::to_string(20 + random() % 6) + "-0" +
                                              std::to_string(1 + random() % 9) + "-1" + std::to_string(random() % 9) +
                                              "T08:30:" + std::to_string(10 + random() % 50) + "\"");
    json += "," + memberText("app_version", "\"" + std::to_string(random() % 5) + "." + std::to_string(random() % 20) +
                                                "." + std::to_string(random() % 30) + "\"");
    return json + "}";
}

std::vector<std::string> eventProperties(std::mt19937_64 &random, std::uint32_t count)
{
    std::vector<std::string> sets;
    for (std::uint32_t i = 0; i < count; ++i)
        sets.push_back(R"({"$browser":"Chrome","amount":)" + std::to_string(random() % 500) + R"(,"order":")" +
                       std::to_string(i) + R"(","$current_url":"https://x.test/p)" + std::to_string(random() % 100) +
                       "\"}");
    return sets;
}

void fill(demo::Columns &columns, std::uint32_t persons, std::uint64_t events, std::uint32_t sets)
{
    std::mt19937_64 random(1);
    columns.reserve(persons, events);
    for (std::uint32_t i = 0; i < persons; ++i) {
        demo::PersonRecord person;
        person.id = i + 1;
        person.uuid = "0190d2c1-7777-4000-8000-" + std::to_string(100'000'000'000 + i);
        person.createdAtUs = now - std::int64_t(i) * 60 * second;
        person.properties = personProperties(random, i);
        person.distinctIds = {"user-" + std::to_string(i)};
        columns.addPerson(person);
    }
    const std::vector<std::string> properties = eventProperties(random, sets);
    const std::vector<std::string> names{"$pageview",    "$pageview", "$pageview", "$pageview",   "$autocapture",
                                         "$autocapture", "login",     "search",    "cart_opened", "purchase"};
    for (std::uint64_t i = 0; i < events; ++i) {
        const auto person = static_cast<std::uint32_t>(random() % persons);
        const std::int64_t time = now - static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(120 * day));
        const std::string &name = names[random() % names.size()];
        columns.addEvent({person, time, name, properties[random() % properties.size()],
                          name == "$autocapture" ? R"([{"tag_name":"button","text":"Buy"},{"tag_name":"div"}])" : ""});
    }
    columns.seal();
}

double residentMiB()
{
    std::ifstream file("/proc/self/statm");
    long pages = 0;
    long resident = 0;
    file >> pages >> resident;
    return static_cast<double>(resident) * 4096 / 1048576;
}

struct Case
{
    const char *name;
    const char *leaf;
};

const std::vector<Case> &cases()
{
    static const std::vector<Case> all{
        {"plan is pro", R"({"type":"person","key":"plan","operator":"exact","value":["pro"]})"},
        {"email contains", R"({"type":"person","key":"email","operator":"icontains","value":"99@EXAMPLE"})"},
        {"email contains with wildcard",
         R"({"type":"person","key":"email","operator":"icontains","value":"9%9_@example"})"},
        {"email is none of two", R"({"type":"person","key":"email","operator":"is_not","value":["a@b.c","d@e.f"]})"},
        {"email regex", R"({"type":"person","key":"email","operator":"regex","value":"^person[0-9]*7@"})"},
        {"seats above", R"({"type":"person","key":"seats","operator":"gt","value":"150"})"},
        {"signed up before", R"({"type":"person","key":"signed_up","operator":"is_date_before","value":"-2y"})"},
        {"version caret", R"({"type":"person","key":"app_version","operator":"semver_caret","value":"1.2.3"})"},
        {"created after", R"({"type":"person_metadata","key":"created_at","operator":"is_date_after","value":"-30d"})"},
        {"frequent event in 30 d",
         R"({"type":"behavioral","key":"$pageview","event_type":"events","value":"performed_event","explicit_datetime":"-30d"})"},
        {"rare event in 30 d",
         R"({"type":"behavioral","key":"purchase","event_type":"events","value":"performed_event","explicit_datetime":"-30d"})"},
        {"event with filters",
         R"({"type":"behavioral","key":"purchase","event_type":"events","value":"performed_event","explicit_datetime":"-90d","event_filters":[{"type":"event","key":"amount","operator":"gte","value":"100"},{"type":"event","key":"order","operator":"icontains","value":"7"}]})"},
        {"event with element filter",
         R"({"type":"behavioral","key":"$autocapture","event_type":"events","value":"performed_event","explicit_datetime":"-90d","event_filters":[{"type":"element","key":"selector","operator":"exact","value":"div button"}]})"},
        {"frequent event >= 3 in 30 d",
         R"({"type":"behavioral","key":"$pageview","event_type":"events","value":"performed_event_multiple","operator":"gte","operator_value":3,"explicit_datetime":"-30d"})"},
        {"first time in 30 d",
         R"({"type":"behavioral","key":"purchase","event_type":"events","value":"performed_event_first_time","time_value":30,"time_interval":"day"})"},
        {"sequence, rare then purchase",
         R"({"type":"behavioral","key":"cart_opened","event_type":"events","value":"performed_event_sequence","time_value":60,"time_interval":"day","seq_event":"purchase","seq_event_type":"events","seq_time_value":7,"seq_time_interval":"day"})"},
        {"sequence, frequent then purchase",
         R"({"type":"behavioral","key":"$pageview","event_type":"events","value":"performed_event_sequence","time_value":60,"time_interval":"day","seq_event":"purchase","seq_event_type":"events","seq_time_value":7,"seq_time_interval":"day"})"},
        {"regularly, days",
         R"({"type":"behavioral","key":"$pageview","event_type":"events","value":"performed_event_regularly","operator":"gte","operator_value":1,"time_value":1,"time_interval":"day","min_periods":3,"total_periods":30})"},
        {"regularly, months",
         R"({"type":"behavioral","key":"$pageview","event_type":"events","value":"performed_event_regularly","operator":"gte","operator_value":2,"time_value":1,"time_interval":"month","min_periods":2,"total_periods":3})"},
        {"stopped",
         R"({"type":"behavioral","key":"login","event_type":"events","value":"stopped_performing_event","time_value":30,"time_interval":"day","seq_time_value":15,"seq_time_interval":"day"})"},
        {"restarted",
         R"({"type":"behavioral","key":"login","event_type":"events","value":"restarted_performing_event","time_value":60,"time_interval":"day","seq_time_value":7,"seq_time_interval":"day"})"},
        {"in cohort", R"({"type":"cohort","key":"id","value":1})"},
    };
    return all;
}

//! Median of five runs.
double timed(const Json &filters, const demo::Surroundings &around, std::string &result)
{
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        const auto start = Clock::now();
        const demo::Evaluation evaluation = demo::evaluate(filters, Json::array(), around);
        times.push_back(milliseconds(start));
        result = evaluation.ok() ? std::to_string(evaluation.members.count()) + " persons" : evaluation.error;
    }
    std::sort(times.begin(), times.end());
    return times[2];
}

Json treeOf(const std::vector<Json> &leaves)
{
    return {{"properties", {{"type", "OR"}, {"values", Json::array({{{"type", "OR"}, {"values", leaves}}})}}}};
}

void run(const demo::Columns &columns, const QTimeZone &zone)
{
    demo::Surroundings around{columns};
    around.nowUs = now;
    around.zone = demo::Zone(zone);
    auto members = std::make_shared<demo::Members>(columns.personCount());
    for (std::uint32_t person = 0; person < columns.personCount(); person += 3)
        members->add(person);
    around.cohort = [members](std::int64_t) { return members; };
    std::vector<Json> leaves;
    std::string result;
    for (const Case &one : cases()) {
        const Json leaf = Json::parse(one.leaf);
        if (leaves.size() < 20)
            leaves.push_back(leaf);
        const double time = timed(treeOf({leaf}), around, result);
        std::printf("%-36s %8.2f ms  %s\n", one.name, time, result.c_str());
    }
    const double time = timed(treeOf(leaves), around, result);
    std::printf("%-36s %8.2f ms  %s\n", "twenty leaves", time, result.c_str());
    const auto start = Clock::now();
    const demo::Members found = demo::searchPersons("person9", columns);
    std::printf("%-36s %8.2f ms  %u persons\n", "search", milliseconds(start), found.count());
}

} // namespace

int main(int count, char **words)
{
    const auto number = [&](int index, std::uint64_t fallback) {
        return count > index ? std::strtoull(words[index], nullptr, 10) : fallback;
    };
    demo::Columns columns;
    const double before = residentMiB();
    const auto start = Clock::now();
    fill(columns, static_cast<std::uint32_t>(number(1, 100'000)), number(2, 2'000'000),
         static_cast<std::uint32_t>(number(3, 200'000)));
    std::printf("%u persons, %llu events, %u kinds: built in %.2f s, %.0f MiB\n", columns.personCount(),
                static_cast<unsigned long long>(columns.eventCount()), columns.events().kindCount(),
                milliseconds(start) / 1000, residentMiB() - before);
    run(columns, QTimeZone("Europe/Berlin"));
    return 0;
}
