// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/cohortplan.h"
#include "app/demo/seed/criteria.h"
#include "app/demo/seed/random.h"

#include <array>

namespace demo {

namespace {

using namespace criteria;

struct Piece
{
    const char *words;
    Json leaf;
};

std::vector<Piece> whoPieces()
{
    return {{"Free users", person("plan", "exact", Json::array({"free"}))},
            {"Starter customers", person("plan", "exact", Json::array({"starter"}))},
            {"Pro customers", person("plan", "exact", Json::array({"pro"}))},
            {"Team customers", person("plan", "exact", Json::array({"team"}))},
            {"Enterprise", person("plan", "exact", Json::array({"enterprise"}))},
            {"Chrome users", person("browser", "exact", Json::array({"Chrome"}))},
            {"Safari users", person("browser", "exact", Json::array({"Safari"}))},
            {"Firefox users", person("browser", "exact", Json::array({"Firefox"}))},
            {"Large accounts", person("seats", "gt", "20")},
            {"Single seats", person("seats", "lte", "1")}};
}

std::vector<Piece> wherePieces()
{
    return {{"in Germany", person("country", "exact", Json::array({"DE"}))},
            {"in the United States", person("country", "exact", Json::array({"US"}))},
            {"in Japan", person("country", "exact", Json::array({"JP"}))},
            {"in Brazil", person("country", "exact", Json::array({"BR"}))},
            {"in Poland", person("country", "exact", Json::array({"PL"}))},
            {"outside Europe", person("country", "is_not", Json::array({"DE", "FR", "PL", "GR", "UA", "GB"}))},
            {"from the newsletter", person("utm_source", "exact", Json::array({"newsletter"}))},
            {"with a phone number", person("phone", "is_set", nullptr)}};
}

std::vector<Piece> whatPieces()
{
    const auto recent = [](const char *event, const char *time) {
        return did("performed_event", event, {{"explicit_datetime", time}});
    };
    return {{"active this week", recent("login", "-7d")},
            {"who bought this quarter", recent("purchase", "-90d")},
            {"who searched lately", recent("search performed", "-14d")},
            {"without a purchase in 60 days", negated(recent("purchase", "-60d"))},
            {"without a login in 30 days", negated(recent("login", "-30d"))},
            {"who exported reports", recent("report exported", "-60d")}};
}

CohortPlan everyday(Random &random, const std::vector<Piece> &who, const std::vector<Piece> &where,
                    const std::vector<Piece> &what)
{
    const Piece &first = random.pick(who);
    std::string name = first.words;
    std::vector<Json> leaves{first.leaf};
    const std::uint64_t shape = random.below(3);
    for (const std::vector<Piece> *more : {&where, &what}) {
        if (shape == (more == &where ? 1U : 0U))
            continue;
        const Piece &piece = random.pick(*more);
        name += std::string(" ") + piece.words;
        leaves.push_back(piece.leaf);
    }
    return dynamicPlan(name, filters(leaves));
}

CohortPlan everydayList(Random &random, std::size_t number)
{
    static constexpr std::array<const char *, 8> lists = {
        "Call list",      "Webinar attendees", "Trade fair contacts", "Interview partners",
        "Survey answers", "Refund requests",   "Beta wave",           "Partner referrals"};
    static constexpr std::array<const char *, 12> months = {"January",   "February", "March",    "April",
                                                            "May",       "June",     "July",     "August",
                                                            "September", "October",  "November", "December"};
    const std::string name = std::string(random.pick(lists)) + ", " + random.pick(months) + ' ' +
                             std::to_string(2024 + random.below(3)) + (number % 7 == 0 ? " (Köln)" : "");
    return listPlan(name, random.unit() * random.unit() * 0.3);
}

} // namespace

void addOrdinaryPlans(std::vector<CohortPlan> &plans, std::size_t count, std::uint64_t seed)
{
    const auto who = whoPieces(), where = wherePieces(), what = whatPieces();
    while (plans.size() < count) {
        Random random(seed, 401, plans.size());
        plans.push_back(random.chance(0.35) ? everydayList(random, plans.size()) : everyday(random, who, where, what));
    }
}

} // namespace demo
