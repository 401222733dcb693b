// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/life/querymembers.h"

#include "app/demo/filters/pythontext.h"
#include "app/demo/server/apierror.h"
#include "app/demo/world/world.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace demo {

namespace {

// A recursive reader of the canonical print of EXPR; only its cohorts may be named in all ways that the real server
// knows.
class ExpressionReader
{
public:
    ExpressionReader(std::string_view text, std::int64_t project, const World &world)
        : m_text(text)
        , m_project(project)
        , m_world(world)
    {}

    std::optional<Members> read()
    {
        auto members = expression(0);
        return members && m_text.empty() ? members : std::nullopt;
    }

private:
    bool take(std::string_view word)
    {
        if (!m_text.starts_with(word))
            return false;
        m_text.remove_prefix(word.size());
        return true;
    }
    std::optional<Members> expression(int depth)
    {
        constexpr int deepest = 20;
        if (depth > deepest)
            return {};
        return take("(") ? list(depth) : term();
    }
    std::optional<Members> list(int depth)
    {
        auto all = expression(depth + 1);
        const bool isAnd = m_text.starts_with(" AND ");
        bool joined = false;
        while (all && take(isAnd ? " AND " : " OR ")) {
            const auto next = expression(depth + 1);
            if (!next)
                return {};
            isAnd ? *all &= *next : *all |= *next;
            joined = true;
        }
        return joined && take(")") ? all : std::nullopt;
    }
    std::optional<Members> term()
    {
        const bool is = take("id IN ");
        if (!is && !take("id NOT IN "))
            return {};
        const bool isCall = take("cohort(");
        if (!isCall && !take("COHORT "))
            return {};
        const CohortPtr cohort = constant(isCall ? "cohort() takes only constant arguments"
                                                 : "IN COHORT only works with constant arguments");
        if (isCall && !take(")"))
            return {};
        Members members = *m_world.cohorts->members(cohort->id);
        if (!is)
            members.flip();
        return members;
    }
    // The cohort that is named by its id or, in quotes, by its name (contract 13.9.2).
    CohortPtr constant(const char *refusal)
    {
        if (take("'"))
            return withName(quoted());
        std::int64_t id = 0;
        const auto [end, error] = std::from_chars(m_text.data(), m_text.data() + m_text.size(), id);
        if (error == std::errc::invalid_argument)
            throw invalid(refusal);
        const std::string text(m_text.data(), end);
        m_text.remove_prefix(text.size());
        const CohortPtr cohort = error == std::errc() ? m_world.cohorts->find(m_project, id) : nullptr;
        if (!cohort || cohort->deleted)
            throw invalid("Could not find cohort with ID " + text);
        return cohort;
    }
    std::string quoted()
    {
        std::string text;
        while (!m_text.empty() && !take("'")) {
            take("\\");
            text += m_text.substr(0, 1);
            m_text.remove_prefix(std::min<std::size_t>(1, m_text.size()));
        }
        return text;
    }
    CohortPtr withName(const std::string &name) const
    {
        std::vector<CohortPtr> named = m_world.cohorts->list(m_project);
        std::erase_if(named, [&](const CohortPtr &cohort) { return cohort->name != name; });
        if (named.empty())
            throw invalid("Could not find a cohort with the name '" + name + "'");
        if (named.size() > 1)
            throw invalid("Found multiple cohorts with name '" + name + "'");
        return named.front();
    }

    std::string_view m_text;
    std::int64_t m_project;
    const World &m_world;
};

constexpr std::string_view CohortSelect = "SELECT id FROM persons WHERE ";
constexpr const char *NoPersonColumn = "Could not find a person_id, actor_id, or id column in the query";

Evaluation failed(const std::string &error)
{
    Evaluation evaluation;
    evaluation.errorCode = "validation_error";
    evaluation.error = error;
    return evaluation;
}

// Whether the rows hold the person's id; without a `select` they do.
bool selectsPersons(const Json &query)
{
    const auto select = query.find("select");
    if (select == query.end() || !select->is_array())
        return true;
    return std::any_of(select->begin(), select->end(), [](const Json &column) {
        return column == "id" || column == "person_id" || column == "actor_id" || column == "person";
    });
}

Evaluation membersOfActors(const Json &query, std::int64_t project, const World &world)
{
    if (!selectsPersons(query))
        return failed(NoPersonColumn);
    return matchPersons(query.value("properties", Json::array()), world.surroundings(project));
}

Evaluation membersOfSql(const std::string &text, std::int64_t project, const World &world)
{
    if (!text.starts_with(CohortSelect))
        return failed(NoPersonColumn);
    try {
        if (auto members = membersOfExpression(std::string_view(text).substr(CohortSelect.size()), project, world)) {
            Evaluation evaluation;
            evaluation.members = std::move(*members);
            return evaluation;
        }
    } catch (const ApiError &error) {
        return failed(error.detail);
    }
    return failed(NotBuiltIn);
}

} // namespace

std::string oneLine(std::string_view text)
{
    std::string line;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank || (!line.empty() && line.back() != ' '))
            line += blank ? ' ' : c;
    }
    if (!line.empty() && line.back() == ' ')
        line.pop_back();
    return line;
}

std::optional<Members> membersOfExpression(std::string_view text, std::int64_t project, const World &world)
{
    return ExpressionReader(text, project, world).read();
}

void checkCohortQuery(const Json &query)
{
    if (!query.is_object())
        throw invalid("Query must be a dictionary.", "query");
    const Json kind = query.value("kind", Json());
    if (kind != "ActorsQuery" && kind != "HogQLQuery")
        throw invalid("Query must be an ActorsQuery or HogQLQuery. Got: " +
                          (kind.is_string() ? kind.get<std::string>() : pythonText(kind)),
                      "query");
}

Evaluation membersOfQuery(const Json &query, std::int64_t project, const World &world)
{
    if (!query.is_object())
        return failed(NotBuiltIn);
    if (query.value("kind", Json()) == "ActorsQuery")
        return membersOfActors(query, project, world);
    const Json text = query.value("query", Json());
    return text.is_string() ? membersOfSql(oneLine(text.get<std::string>()), project, world) : failed(NotBuiltIn);
}

} // namespace demo
