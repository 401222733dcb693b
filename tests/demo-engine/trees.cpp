// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo-engine/trees.h"

#include <map>

namespace {

using Json = nlohmann::json;

Json textOrList(Dice &dice, const std::vector<Json> &choices)
{
    if (dice.oneIn(12))
        return Json::array();
    const std::uint32_t count = dice.oneIn(3) ? dice.below(3) + 1 : 0;
    if (count == 0)
        return dice.from(choices);
    Json list = Json::array();
    for (std::uint32_t i = 0; i < count; ++i)
        list.push_back(dice.from(choices));
    return list;
}

const std::vector<Json> &filterTexts()
{
    static const std::vector<Json> all{"free",     "pro",  "Pro",  "DE",     "de",   "true", true,   "7",
                                       7,          "",     "many", "a",      "10.5", 10.5,   "test", "@EXAMPLE",
                                       "strasse@", "%org", "_",    "50%off", "a\"b", nullptr};
    return all;
}

const std::vector<Json> &numbers()
{
    static const std::vector<Json> all{"10", 10, "9", 9.5, "100", "m", "-3", 0, "1e1", true};
    return all;
}

const std::vector<Json> &patterns()
{
    static const std::vector<Json> all{"^(free|pro)$", "@", ".", "^.+$", "^$", "(?i)PRO", "\\d+", "line.break", "é|ü"};
    return all;
}

const std::vector<Json> &dates()
{
    static const std::vector<Json> all{"2025-01-01", "2026-02-01T08:30:00Z", "-90d", "6m",   "1y",     "-30d",
                                       "24h",        "2026-03-29 02:30:00",  "-2w",  "soon", "-9999y", "2026/3/1"};
    return all;
}

const std::vector<Json> &versions()
{
    static const std::vector<Json> all{"1.4.2", "2.4", "0.2.3", "0.0.3", "v3", "2.4.0-rc1"};
    return all;
}

Json rangeValue(Dice &dice)
{
    if (dice.oneIn(10))
        return dice.from(std::vector<Json>{"40", Json::array({5, 1}), Json::array({1, 2, 3}), Json::array({"a", "b"})});
    return dice.from(std::vector<Json>{Json::array({0, 100}), Json::array({"9", "10.5"}), Json::array({-5, 9})});
}

Json valueFor(const std::string &op, Dice &dice)
{
    if (op == "between" || op == "not_between")
        return rangeValue(dice);
    if (op.rfind("is_date", 0) == 0)
        return textOrList(dice, dates());
    if (op == "semver_wildcard")
        return dice.from({"4.2.*", "1.*", "2.4.0.*", "*", "0.*"});
    if (op.rfind("semver", 0) == 0)
        return dice.oneIn(15) ? Json("abc") : dice.from(versions());
    if (op == "regex" || op == "not_regex")
        return dice.oneIn(25) ? Json("([a-z") : textOrList(dice, patterns());
    if (op == "in" || op == "not_in")
        return dice.oneIn(15) ? Json("x") : Json::array({dice.from(filterTexts()), dice.from(filterTexts())});
    if (op == "gt" || op == "gte" || op == "lt" || op == "lte" || op == "min" || op == "max")
        return dice.oneIn(30) ? Json::object() : textOrList(dice, numbers());
    return textOrList(dice, filterTexts());
}

std::string anyOperator(Dice &dice)
{
    if (dice.oneIn(60))
        return "some_future_op";
    return dice.from({"exact",
                      "exact",
                      "is_not",
                      "icontains",
                      "not_icontains",
                      "regex",
                      "not_regex",
                      "gt",
                      "gte",
                      "lt",
                      "lte",
                      "is_set",
                      "is_not_set",
                      "between",
                      "not_between",
                      "min",
                      "max",
                      "in",
                      "not_in",
                      "semver_eq",
                      "semver_neq",
                      "semver_gt",
                      "semver_gte",
                      "semver_lt",
                      "semver_lte",
                      "semver_tilde",
                      "semver_caret",
                      "semver_wildcard",
                      "icontains_multi",
                      "not_icontains_multi",
                      "is_date_exact",
                      "is_date_before",
                      "is_date_after"});
}

std::string personKey(const std::string &op, Dice &dice)
{
    if (op.rfind("is_date", 0) == 0 && !dice.oneIn(5))
        return "signed_up";
    if (op.rfind("semver", 0) == 0 && !dice.oneIn(5))
        return "app_version";
    return dice.from(
        {"plan", "seats", "email", "country", "signed_up", "app_version", "is_admin", "note", "tags", "nothing"});
}

Json personLeaf(Dice &dice)
{
    const std::string op = anyOperator(dice);
    Json leaf{{"type", "person"}, {"key", personKey(op, dice)}, {"operator", op}};
    if ((op != "is_set" && op != "is_not_set") || dice.oneIn(3))
        leaf["value"] = valueFor(op, dice);
    return leaf;
}

Json metadataLeaf(Dice &dice)
{
    const std::string op = dice.from({"is_date_before", "is_date_after", "is_date_exact", "gt", "icontains", "is_set"});
    return {{"type", "person_metadata"},
            {"key", "created_at"},
            {"operator", op},
            {"value", op == "gt" || op == "icontains" ? Json(dice.from({"2025-06", "2026"})) : dice.from(dates())}};
}

Json cohortLeaf(Dice &dice)
{
    return {{"type", "cohort"}, {"key", "id"}, {"value", dice.from(std::vector<Json>{1, 5, 412, "99", 4711})}};
}

Json eventFilter(Dice &dice)
{
    if (dice.oneIn(5)) {
        const std::string key = dice.from({"text", "href", "tag_name", "selector"});
        const bool chosen = key == "tag_name" || key == "selector";
        const std::string op =
            chosen ? dice.from({"exact", "is_not"})
                   : dice.from({"exact", "is_not", "icontains", "not_icontains", "regex", "is_set", "is_not_set"});
        const Json value =
            key == "selector"
                ? dice.from({"button.btn", "div > button", "div button", "#pay", "[data-role=\"nav\"]", "nav > a", "*"})
                : dice.from({"Buy", "buy", "/docs", "button", "a"});
        return {{"type", "element"}, {"key", key}, {"operator", op}, {"value", value}};
    }
    if (dice.oneIn(40))
        return {{"type", "hogql"}, {"key", "1 = 1"}};
    Json filter{{"type", "event"}, {"key", dice.from({"amount", "currency", "when", "nothing", "$current_url"})}};
    const std::string op = dice.from(
        {"exact", "is_not", "gt", "gte", "lte", "icontains", "regex", "is_set", "is_not_set", "is_date_before"});
    filter["operator"] = op;
    filter["value"] =
        op == "regex" ? Json(dice.from({"^[A-Z]+$", "x.test"}))
        : op == "is_date_before"
            ? Json("2026-01-01")
            : dice.from(std::vector<Json>{"100", 100, "EUR", Json::array({"EUR", "CHF"}), "50", nullptr, "e"});
    if (dice.oneIn(6))
        filter.erase("operator");
    return filter;
}

void putEvent(Json &leaf, const char *typeKey, const char *key, Dice &dice)
{
    if (dice.oneIn(4)) {
        leaf[typeKey] = "actions";
        leaf[key] = dice.from(std::vector<Json>{31, "31", 32, 33, 34, 35, 36});
    } else {
        leaf[typeKey] = "events";
        leaf[key] = dice.from({"$pageview", "login", "purchase", "cart_opened", "$autocapture", "nothing"});
    }
    if (dice.oneIn(80))
        leaf[typeKey] = "event";
}

void putTime(Json &leaf, const std::string &prefix, Dice &dice)
{
    static const std::vector<Json> counts{1, 2, 3, "5", 7, 12, 30, 60, 24};
    leaf[prefix + "time_value"] = dice.oneIn(50) ? Json(0) : dice.from(counts);
    leaf[prefix + "time_interval"] = dice.oneIn(50)
                                         ? std::string("fortnight")
                                         : dice.from({"hour", "day", "day", "week", "month", "year", "minute"});
}

std::string bound(Dice &dice)
{
    return dice.from({"-30d",
                      "-7d",
                      "-1m",
                      "-2w",
                      "-1y",
                      "-6h",
                      "-24h",
                      "all",
                      "2026-03-29",
                      "2025-10-26T02:30:00",
                      "2026-04-09T11:59:59.999999Z",
                      "dStart",
                      "mStart",
                      "-1mEnd",
                      "yStart",
                      "-1dEnd",
                      "-1hStart",
                      "-90M",
                      "-30s",
                      "-1q",
                      "-5D",
                      "yesterday",
                      "???",
                      "12",
                      "-10d",
                      "2026-1-5"});
}

void putWindow(Json &leaf, Dice &dice)
{
    if (dice.oneIn(40))
        return; // no time at all: such a leaf is left out
    if (dice.oneIn(2)) {
        putTime(leaf, "", dice);
        if (dice.oneIn(4))
            leaf["explicit_datetime_to"] = bound(dice);
        return;
    }
    leaf["explicit_datetime"] = bound(dice);
    if (dice.oneIn(3))
        leaf["explicit_datetime_to"] = bound(dice);
}

void putFilters(Json &leaf, Dice &dice)
{
    if (!dice.oneIn(2))
        return;
    leaf["event_filters"] = Json::array();
    for (std::uint32_t i = dice.below(3); i > 0; --i)
        leaf["event_filters"].push_back(eventFilter(dice));
}

Json regularLeaf(Json leaf, Dice &dice)
{
    putTime(leaf, "", dice);
    leaf["operator"] = dice.oneIn(20) ? "eq" : dice.from({"gte", "lte", "exact"});
    leaf["operator_value"] = dice.below(3) + 1;
    leaf["total_periods"] = dice.below(8) + 2;
    leaf["min_periods"] = dice.oneIn(25) ? 20 : dice.below(2) + 1;
    return leaf;
}

Json behaviouralLeaf(Dice &dice)
{
    const std::string value = dice.from({"performed_event", "performed_event_multiple", "performed_event_first_time",
                                         "performed_event_sequence", "performed_event_regularly",
                                         "stopped_performing_event", "restarted_performing_event"});
    Json leaf{{"type", "behavioral"}, {"value", dice.oneIn(60) ? std::string("have_property") : value}};
    putEvent(leaf, "event_type", "key", dice);
    putFilters(leaf, dice);
    if (value == "performed_event_regularly")
        return regularLeaf(leaf, dice);
    putWindow(leaf, dice);
    if (value == "performed_event_multiple") {
        leaf["operator"] = dice.oneIn(30) ? "icontains" : dice.from({"gte", "lte", "gt", "lt", "exact", "eq"});
        leaf["operator_value"] = dice.below(4) + 1;
    }
    const bool pair = value == "performed_event_sequence" || value == "stopped_performing_event" ||
                      value == "restarted_performing_event";
    if (!pair)
        return leaf;
    putTime(leaf, "", dice);
    putTime(leaf, "seq_", dice);
    if (value == "performed_event_sequence")
        putEvent(leaf, "seq_event_type", "seq_event", dice);
    return leaf;
}

Json group(Dice &dice, std::uint32_t depth)
{
    Json values = Json::array();
    const bool leaves = depth == 0 || dice.oneIn(2);
    const std::uint32_t count = dice.oneIn(60) ? 0 : dice.below(3) + 1;
    for (std::uint32_t i = 0; i < count; ++i)
        values.push_back(leaves ? makeLeaf(dice) : group(dice, depth - 1));
    if (dice.oneIn(150))
        values.push_back(group(dice, 0)); // perhaps beside leaves
    return {{"type", dice.oneIn(40) ? "and" : dice.from({"AND", "OR"})}, {"values", values}};
}

} // namespace

Json makeLeaf(Dice &dice)
{
    const std::uint32_t kind = dice.below(10);
    Json leaf = kind < 4   ? personLeaf(dice)
                : kind < 5 ? metadataLeaf(dice)
                : kind < 6 ? cohortLeaf(dice)
                           : behaviouralLeaf(dice);
    if (dice.oneIn(5))
        leaf["negation"] = dice.oneIn(10) ? Json("true") : Json(true);
    return leaf;
}

Json makeFilters(Dice &dice)
{
    Json filters{{"properties", group(dice, dice.below(4))}};
    if (dice.oneIn(10))
        filters["filterTestAccounts"] = true;
    return filters;
}
