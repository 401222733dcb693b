// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/propertytest.h"

#include "app/demo/engine/failure.h"
#include "app/demo/engine/operators.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace demo {

namespace {

using nlohmann::json;

enum class Kind { Set, Equal, Member, Contain, ContainMulti, Find, Ordered, Between, Dated, Versioned };

struct Operator
{
    std::string_view name;
    Kind kind;
    bool negative = false; //!< true for all that its positive form is false for, missing ones included
    int detail = 0;        //!< an Order or DateOrder
};

constexpr int detailOf(Order order)
{
    return static_cast<int>(order);
}

constexpr int detailOf(DateOrder order)
{
    return static_cast<int>(order);
}

constexpr std::array operators{
    Operator{"is_set", Kind::Set},
    Operator{"is_not_set", Kind::Set, true},
    Operator{"exact", Kind::Equal},
    Operator{"is_not", Kind::Equal, true},
    Operator{"is_cleaned_path_exact", Kind::Equal},
    Operator{"in", Kind::Member},
    Operator{"not_in", Kind::Member, true},
    Operator{"icontains", Kind::Contain},
    Operator{"not_icontains", Kind::Contain, true},
    Operator{"icontains_multi", Kind::ContainMulti},
    Operator{"not_icontains_multi", Kind::ContainMulti, true},
    Operator{"regex", Kind::Find},
    Operator{"not_regex", Kind::Find, true},
    Operator{"gt", Kind::Ordered, false, detailOf(Order::Greater)},
    Operator{"gte", Kind::Ordered, false, detailOf(Order::GreaterOrEqual)},
    Operator{"min", Kind::Ordered, false, detailOf(Order::GreaterOrEqual)},
    Operator{"lt", Kind::Ordered, false, detailOf(Order::Less)},
    Operator{"lte", Kind::Ordered, false, detailOf(Order::LessOrEqual)},
    Operator{"max", Kind::Ordered, false, detailOf(Order::LessOrEqual)},
    Operator{"between", Kind::Between, false, 1},
    Operator{"not_between", Kind::Between, false, 0},
    Operator{"is_date_before", Kind::Dated, false, detailOf(DateOrder::Before)},
    Operator{"is_date_exact", Kind::Dated, false, detailOf(DateOrder::Exact)},
    Operator{"is_date_after", Kind::Dated, false, detailOf(DateOrder::After)},
    Operator{"semver_eq", Kind::Versioned},
    Operator{"semver_neq", Kind::Versioned},
    Operator{"semver_gt", Kind::Versioned},
    Operator{"semver_gte", Kind::Versioned},
    Operator{"semver_lt", Kind::Versioned},
    Operator{"semver_lte", Kind::Versioned},
    Operator{"semver_tilde", Kind::Versioned},
    Operator{"semver_caret", Kind::Versioned},
    Operator{"semver_wildcard", Kind::Versioned},
};

const Operator &find(std::string_view name)
{
    const auto found = std::find_if(operators.begin(), operators.end(),
                                    [&](const Operator &candidate) { return candidate.name == name; });
    if (found == operators.end())
        failValidation("PropertyOperator " + std::string(name) + " not implemented");
    return *found;
}

PropertyTest constant(bool answer)
{
    return {[answer](std::string_view) { return answer; }, answer};
}

PropertyTest withSign(TextTest positive, bool negative)
{
    if (!negative)
        return {std::move(positive), false};
    return {[positive = std::move(positive)](std::string_view text) { return !positive(text); }, true};
}

TextTest single(const Operator &op, const json &value, const DateContext &dates)
{
    if (value.is_null())
        return [](std::string_view) { return false; };
    if (op.kind == Kind::Ordered)
        return ordered(static_cast<Order>(op.detail), value);
    if (op.kind == Kind::Dated)
        return dated(static_cast<DateOrder>(op.detail), value, dates);
    return versioned(op.name.substr(op.name.find('_') + 1), value);
}

TextTest anyOf(const Operator &op, const json &parts, const DateContext &dates)
{
    std::vector<TextTest> tests;
    for (const json &part : parts)
        tests.push_back(single(op, part, dates));
    if (tests.size() == 1)
        return std::move(tests.front());
    return [tests = std::move(tests)](std::string_view text) {
        return std::any_of(tests.begin(), tests.end(), [&](const TextTest &test) { return test(text); });
    };
}

//! The positive form of an operator over all parts of its value.
TextTest positive(const Operator &op, const json &parts, const DateContext &dates)
{
    switch (op.kind) {
    case Kind::Equal:
    case Kind::Member:
        return equalsAny(parts);
    case Kind::Contain:
        return containsAny(parts, parts.size() == 1);
    case Kind::ContainMulti:
        return containsAny(parts, false);
    case Kind::Find:
        return findsAny(parts);
    default:
        return anyOf(op, parts, dates);
    }
}

} // namespace

PropertyTest propertyTest(std::string_view name, const json &value, const DateContext &dates)
{
    const Operator &op = find(name);
    if (op.kind == Kind::Set)
        return withSign([](std::string_view) { return true; }, op.negative);
    if (value.is_array() && value.empty())
        return constant(true);
    if (op.kind == Kind::Between)
        return {between(value, op.detail == 1), false};
    if (op.kind == Kind::Member && (!value.is_array() || value.size() < 2))
        failValidation("The " + std::string(name) + " operator requires the value to be a list");
    return withSign(positive(op, value.is_array() ? value : json::array({value}), dates), op.negative);
}

} // namespace demo
