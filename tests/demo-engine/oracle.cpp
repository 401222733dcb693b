// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo-engine/oracle.h"

#include <algorithm>
#include <cstdio>
#include <map>

namespace oracle {

namespace {

bool isTrue(const Json &value)
{
    if (value.is_string()) {
        const std::string text = value.get<std::string>();
        return text == "true" || text == "True";
    }
    return value == true || value == 1;
}

std::string createdText(std::int64_t us)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(us / 1000, Qt::UTC);
    const QString fraction =
        us % 1'000'000 == 0 ? QString() : QStringLiteral(".%1").arg(us % 1'000'000, 6, 10, QLatin1Char('0'));
    return (time.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) + fraction + QLatin1Char('Z')).toStdString();
}

//! A tree with the leaves that the calculation leaves out taken away, and the answers about one person or the sign.
class Judge
{
public:
    Judge(const World &world, Outcome &outcome)
        : m_world(world)
        , m_outcome(outcome)
    {}

    //! Takes dropped leaves out and notes what is wrong with the shape.
    Json cleaned(const Json &group, bool isRoot)
    {
        if (!group.contains("values") || !group.at("values").is_array())
            return note("validation_error");
        const std::string type = group.value("type", "");
        if (type != "AND" && type != "OR" && type != "and" && type != "or")
            return note("validation_error");
        Json values = Json::array();
        int groups = 0;
        int leaves = 0;
        for (const Json &child : group.at("values")) {
            const bool isLeaf = child.contains("key") && !child.contains("values");
            (isLeaf ? leaves : groups) += 1;
            if (!isLeaf)
                values.push_back(cleaned(child, false));
            else if (isLost(child))
                ++m_outcome.dropped;
            else
                values.push_back(child);
        }
        if (groups > 0 && leaves > 0)
            note("validation_error");
        if (values.empty())
            note(isRoot ? "no_properties" : "validation_error");
        return {{"type", type}, {"values", values}};
    }

    //! Plain logic about one person.
    bool holds(const Json &node, const Subject &subject, std::uint32_t person)
    {
        if (!node.contains("values"))
            return leafHolds(node, subject, person);
        const bool isAnd = node.at("type") == "AND" || node.at("type") == "and";
        bool result = isAnd;
        for (const Json &child : node.at("values")) {
            const bool one = holds(child, subject, person); // always asked: every leaf must bring up its faults
            result = isAnd ? result && one : result || one;
        }
        return result;
    }

    //! Whether the set of a node comes out as a complement.
    bool isComplement(const Json &node)
    {
        if (!node.contains("values"))
            return isTrue(node.value("negation", Json(false))) && !isMissingCohort(node);
        const bool isAnd = node.at("type") == "AND" || node.at("type") == "and";
        bool all = true;
        bool any = false;
        for (const Json &child : node.at("values")) {
            const bool one = isComplement(child);
            all = all && one;
            any = any || one;
        }
        return isAnd ? all : any;
    }

private:
    Json note(const char *code)
    {
        m_outcome.errors.insert(code);
        return {{"type", "AND"}, {"values", Json::array()}};
    }

    static bool isLost(const Json &leaf)
    {
        if (leaf.value("type", "") == "behavioral")
            return isDropped(leaf);
        const Json op = leaf.value("operator", Json());
        return (!leaf.contains("value") || leaf.at("value").is_null()) && op != "is_set" && op != "is_not_set";
    }

    std::int64_t cohortId(const Json &leaf) const
    {
        const Json &value = leaf.at("value");
        if (value.is_number_integer())
            return value.get<std::int64_t>();
        if (!value.is_string())
            throw Fault{"validation_error"};
        return std::stoll(value.get<std::string>());
    }

    bool isMissingCohort(const Json &leaf) const
    {
        return leaf.at("type") == "cohort" && !m_world.cohorts.contains(cohortId(leaf));
    }

    bool leafHolds(const Json &leaf, const Subject &subject, std::uint32_t person)
    {
        try {
            const bool one = plainHolds(leaf, subject, person);
            return one != isTrue(leaf.value("negation", Json(false))) && !isMissingCohort(leaf);
        } catch (const Fault &fault) {
            m_outcome.errors.insert(fault.code);
            return false;
        }
    }

    bool plainHolds(const Json &leaf, const Subject &subject, std::uint32_t person)
    {
        const std::string type = leaf.value("type", "event");
        const std::string op = leaf.contains("operator") ? textOf(leaf.at("operator")) : "exact";
        const Json value = leaf.value("value", Json());
        if (type == "person") {
            const std::string key = leaf.at("key");
            const bool has = subject.properties.contains(key);
            return matches(op, value, has ? std::optional(subject.properties.at(key)) : std::nullopt, m_world);
        }
        if (type == "person_metadata")
            return matches(op, value, Json(createdText(subject.record->createdAtUs)), m_world);
        if (type == "behavioral")
            return behaves(leaf, subject, m_world);
        if (type != "cohort")
            throw Fault{"validation_error"};
        const auto members = m_world.cohorts.find(cohortId(leaf));
        return members != m_world.cohorts.end() && members->second.contains(person);
    }

    const World &m_world;
    Outcome &m_outcome;
};

Json withTestAccounts(Json tree, const World &world)
{
    Json values = Json::array({tree});
    for (const Json &filter : world.testAccountFilters) {
        if (filter.at("type") == "person")
            values.push_back(filter);
    }
    return {{"type", "AND"}, {"values", values}};
}

//! Collects the fractions among the members of one object, as they are written.
class Fractions final : public nlohmann::json_sax<Json>
{
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override { return enter(); }
    bool end_object() override { return leave(); }
    bool start_array(std::size_t) override { return enter(); }
    bool end_array() override { return leave(); }
    bool parse_error(std::size_t, const std::string &, const nlohmann::json::exception &) override { return false; }
    bool key(string_t &name) override
    {
        if (m_depth == 1)
            m_key = name;
        return true;
    }
    bool number_float(number_float_t, const string_t &written) override
    {
        if (m_depth == 1)
            m_found[m_key] = written;
        return true;
    }
    [[nodiscard]] const std::map<std::string, std::string> &found() const { return m_found; }

private:
    bool enter() { return ++m_depth > 0; }
    bool leave() { return --m_depth >= 0; }

    int m_depth = 0;
    std::string m_key;
    std::map<std::string, std::string> m_found;
};

//! A stored number counts by its text, and 111.90 is not 111.9 where versions are compared (grammar, our rule 7).
Json storedProperties(const std::string &text)
{
    Json properties = Json::parse(text);
    Fractions fractions;
    Json::sax_parse(text, &fractions);
    for (const auto &[key, written] : fractions.found())
        properties[key] = written;
    return properties;
}

} // namespace

std::vector<Subject> subjectsOf(const World &world)
{
    std::vector<Subject> subjects;
    for (const demo::PersonRecord &person : world.persons)
        subjects.push_back({&person, storedProperties(person.properties), {}});
    for (const Event &event : world.events) {
        const Json elements = event.elements.empty() ? Json::array() : Json::parse(event.elements);
        subjects.at(event.person)
            .deeds.push_back({event.timeUs, event.name, storedProperties(event.properties), elements});
    }
    for (Subject &subject : subjects) {
        std::stable_sort(subject.deeds.begin(), subject.deeds.end(),
                         [](const auto &a, const auto &b) { return a.timeUs < b.timeUs; });
    }
    return subjects;
}

Outcome evaluate(const Json &filters, const World &world, const std::vector<Subject> &subjects)
{
    Outcome outcome;
    Judge judge(world, outcome);
    const Json &root = filters.at("properties");
    if (root.empty() || root.at("values").empty()) {
        outcome.errors.insert("no_properties");
        return outcome;
    }
    Json tree = judge.cleaned(root, true);
    if (isTrue(filters.value("filterTestAccounts", Json(false))))
        tree = withTestAccounts(tree, world);
    std::uint32_t person = 0;
    for (const Subject &subject : subjects) {
        if (judge.holds(tree, subject, person))
            outcome.members.insert(person);
        ++person;
    }
    if (outcome.errors.empty() && judge.isComplement(tree))
        outcome.errors.insert("validation_error");
    if (!outcome.errors.empty())
        outcome.members.clear();
    return outcome;
}

} // namespace oracle
