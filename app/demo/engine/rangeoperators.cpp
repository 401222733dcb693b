// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/failure.h"
#include "app/demo/engine/numbers.h"
#include "app/demo/engine/operators.h"
#include "app/demo/engine/valuetext.h"

#include <optional>
#include <string>

namespace demo {

namespace {

using nlohmann::json;

template<typename T>
bool holds(Order order, const T &a, const T &b)
{
    switch (order) {
    case Order::Less:
        return a < b;
    case Order::LessOrEqual:
        return a <= b;
    case Order::Greater:
        return a > b;
    case Order::GreaterOrEqual:
        break;
    }
    return a >= b;
}

double limitOf(const json &value)
{
    const std::optional<double> number =
        value.is_number() || value.is_string() ? readNumber(textOfFilter(value)) : std::nullopt;
    if (!number)
        failValidation("between operator requires a two-element array of numbers");
    return *number;
}

} // namespace

TextTest ordered(Order order, const json &value)
{
    if (value.is_structured())
        throw Failure{"incompatible_types", "There is no order between a property and a list or object"};
    std::string limit = textOfFilter(value);
    const std::optional<double> limitNumber = readNumber(limit);
    return [order, limit = std::move(limit), limitNumber](std::string_view text) {
        const std::optional<double> number = limitNumber ? readNumber(text) : std::nullopt;
        return number ? holds(order, *number, *limitNumber) : holds(order, text, std::string_view(limit));
    };
}

TextTest between(const json &value, bool inside)
{
    if (!value.is_array() || value.size() != 2)
        failValidation("between operator requires a two-element array [min, max]");
    const double least = limitOf(value.at(0));
    const double most = limitOf(value.at(1));
    if (least > most)
        failValidation("between operator requires min value to be less than or equal to max value");
    return [least, most, inside](std::string_view text) {
        const std::optional<double> number = readNumber(text);
        return number && (*number >= least && *number <= most) == inside;
    };
}

} // namespace demo
