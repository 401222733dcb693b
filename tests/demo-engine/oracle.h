// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/columns/records.h"

#include <QDateTime>
#include <QTimeZone>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

/*! A second evaluator of cohort criteria, written from the description of the filters alone: plain loops over plain
    records, one person after another, dates by Qt. It shares nothing with the engine but the record structs, so that
    the two can only agree by both being right. */
namespace oracle {

using Json = nlohmann::json;

struct Event
{
    std::uint32_t person = 0;
    std::int64_t timeUs = 0;
    std::string name;
    std::string properties = "{}";
    std::string elements;
};

struct World
{
    std::vector<demo::PersonRecord> persons;
    std::vector<Event> events; //!< in any order
    std::map<std::int64_t, std::set<std::uint32_t>> cohorts;
    std::vector<demo::ActionRecord> actions;
    Json testAccountFilters = Json::array();
    std::int64_t nowUs = 0;
    QTimeZone zone = QTimeZone::utc();
};

struct Outcome
{
    std::set<std::uint32_t> members;
    std::set<std::string> errors; //!< the codes of everything that is wrong; the engine reports one of them
    std::size_t dropped = 0;
};

//! Something that ends a calculation.
struct Fault
{
    std::string code;
};

//! A person with its properties parsed and its events in time order.
struct Subject
{
    const demo::PersonRecord *record = nullptr;
    Json properties;
    struct Deed
    {
        std::int64_t timeUs;
        std::string name;
        Json properties;
        Json elements;
    };
    std::vector<Deed> deeds;
};

[[nodiscard]] std::vector<Subject> subjectsOf(const World &world);
//! \a subjects are those of the world; parsing them takes longest, so the caller keeps them.
[[nodiscard]] Outcome evaluate(const Json &filters, const World &world, const std::vector<Subject> &subjects);

// dates
[[nodiscard]] QDateTime localOf(std::int64_t us, const World &world); //!< the wall clock, as if it were UTC
[[nodiscard]] std::int64_t instantOf(const QDateTime &wallClock, std::int64_t extraUs, const World &world);
[[nodiscard]] std::optional<std::int64_t> readDate(const std::string &text, const World &world);
[[nodiscard]] std::optional<std::int64_t> readPropertyDate(const std::string &text, const World &world);
struct Range
{
    std::int64_t from;
    std::int64_t to; //!< both included
};
[[nodiscard]] Range dayRange(const Json &leaf, const World &world);   //!< W1 of a leaf
[[nodiscard]] Range exactRange(const Json &leaf, const World &world); //!< W2
[[nodiscard]] Range dayRangeOf(const std::string &from, const std::string &to, const World &world);
[[nodiscard]] std::string agoText(const Json &leaf, const std::string &prefix);
[[nodiscard]] std::int64_t positive(const Json &leaf, const std::string &name);

// operators
[[nodiscard]] bool matches(const std::string &op, const Json &value, const std::optional<Json> &stored,
                           const World &world);
[[nodiscard]] std::string textOf(const Json &value);

// events
using Picker = std::function<bool(const Subject::Deed &)>;
[[nodiscard]] Picker pickEvent(const Json &type, const Json &key, bool stepsNeeded, const World &world);
[[nodiscard]] Picker withFilters(Picker picker, const Json &filters, bool elements, const World &world);

// behaviours
[[nodiscard]] bool isDropped(const Json &leaf);
[[nodiscard]] bool behaves(const Json &leaf, const Subject &subject, const World &world);
[[nodiscard]] bool behavesRegularly(const Json &leaf, const Subject &subject, const World &world);

} // namespace oracle
