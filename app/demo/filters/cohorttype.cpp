// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/filters/fields.h"
#include "app/demo/filters/references.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

namespace demo {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 5> choices{"static", "person_property", "behavioral", "realtime", "analytical"};

//! Ascending; `realtime` is never an expected value.
enum class Rank { Static, PersonProperty, Behavioral, Analytical };

constexpr std::array<std::string_view, 4> rankNames{"static", "person_property", "behavioral", "analytical"};

struct TypeError
{
    std::string text;
};

bool isAnalytical(const json &value)
{
    static constexpr std::array<std::string_view, 5> values{"performed_event_first_time", "performed_event_regularly",
                                                            "performed_event_sequence", "stopped_performing_event",
                                                            "restarted_performing_event"};
    return value.is_string() && std::find(values.begin(), values.end(), value.get<std::string>()) != values.end();
}

/*! Finds the expected type of one cohort by looking through its leaves and, path-aware, those it refers to. */
class TypeFinder final
{
public:
    explicit TypeFinder(const CohortLookup &lookup)
        : m_lookup(lookup)
    {}

    Rank rankOf(std::int64_t id, const CohortFacts &cohort)
    {
        if (cohort.isStatic)
            return Rank::Static;
        if (cohort.hasQuery)
            return Rank::Analytical;
        if (const auto known = m_known.find(id); known != m_known.end())
            return known->second;
        if (m_path.size() > deepest || !m_path.insert(id).second)
            throw TypeError{"Circular reference detected in cohort filters"};
        const std::optional<Rank> rank =
            cohort.filters.is_object() ? rankOfTree(cohort.filters.value("properties", json())) : std::nullopt;
        m_path.erase(id);
        if (!rank)
            throw TypeError{"Cohort must have filters or a query to determine its type"};
        return m_known.emplace(id, *rank).first->second;
    }

private:
    static constexpr std::size_t deepest = 200; //!< cohorts above one another

    std::optional<Rank> rankOfTree(const json &root)
    {
        std::optional<Rank> highest;
        std::vector<const json *> open{&root};
        while (!open.empty()) {
            const json *node = open.back();
            open.pop_back();
            if (!node->is_object())
                continue;
            const auto values = node->find("values");
            if (values != node->end() && values->is_array()) {
                for (const json &child : *values)
                    open.push_back(&child);
            } else if (node->contains("type")) {
                const Rank rank = rankOfLeaf(*node);
                highest = highest ? std::max(*highest, rank) : rank;
            }
        }
        return highest;
    }

    Rank rankOfLeaf(const json &leaf)
    {
        const json type = leaf.at("type");
        if (type == "person")
            return Rank::PersonProperty;
        if (type == "behavioral")
            return isAnalytical(leaf.value("value", json())) ? Rank::Analytical : Rank::Behavioral;
        if (type == "cohort")
            return rankOfReference(leaf.value("value", json()));
        throw TypeError{"Unknown property type: " + (type.is_string() ? type.get<std::string>() : "None")};
    }

    Rank rankOfReference(const json &value)
    {
        if (value.is_array() && value.size() != 1)
            throw TypeError{"Cohort filter must reference exactly one cohort"};
        const json id = laxInteger(value.is_array() ? value.front() : value);
        if (!id.is_number_integer())
            throw TypeError{"Cohort filter must have a value"};
        const std::optional<CohortFacts> facts = m_lookup(id.get<std::int64_t>());
        if (!facts)
            throw TypeError{"Cohort " + id.dump() + " does not exist"};
        return rankOf(id.get<std::int64_t>(), *facts);
    }

    const CohortLookup &m_lookup;
    std::set<std::int64_t> m_path;
    std::map<std::int64_t, Rank> m_known; //!< or many ways to the same cohorts would take for ever
};

std::optional<SaveError> choiceError(const json &sent)
{
    const std::string text = sent.is_string() ? sent.get<std::string>() : sent.dump();
    if (sent.is_string() && std::find(choices.begin(), choices.end(), text) != choices.end())
        return std::nullopt;
    return SaveError{'"' + text + "\" is not a valid choice.", "cohort_type", "invalid_choice"};
}

} // namespace

std::optional<SaveError> checkCohortType(const json &sent, const CohortFacts &cohort, std::int64_t self,
                                         const CohortLookup &lookup)
{
    if (sent.is_null() || sent == "")
        return std::nullopt;
    if (auto error = choiceError(sent))
        return error;
    try {
        const Rank rank = TypeFinder(lookup).rankOf(self, cohort);
        const std::string expected(rankNames.at(static_cast<std::size_t>(rank)));
        if (sent == expected)
            return std::nullopt;
        return SaveError{"Cohort type '" + sent.get<std::string>() + "' does not match the filters. Expected type: '" +
                             expected + "'",
                         "cohort_type"};
    } catch (const TypeError &error) {
        return SaveError{error.text, "cohort_type"};
    }
}

} // namespace demo
