// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/elementtest.h"

#include "app/demo/engine/failure.h"
#include "app/demo/engine/propertytest.h"
#include "app/demo/engine/selector.h"
#include "app/demo/engine/valuetext.h"

#include <algorithm>
#include <array>
#include <string>

namespace demo {

namespace {

using nlohmann::json;

//! The negative operators and the positive ones they are the opposite of.
struct Opposite
{
    std::string_view negative;
    std::string_view positive;
};
constexpr std::array opposites{Opposite{"is_not", "exact"}, Opposite{"not_icontains", "icontains"},
                               Opposite{"not_icontains_multi", "icontains_multi"}, Opposite{"not_regex", "regex"},
                               Opposite{"is_not_set", "is_set"}};

ElementTest selected(const std::string &text)
{
    auto selector = Selector::parse(text);
    if (!selector)
        failValidation("Invalid selector: " + text);
    return [selector = std::move(*selector)](const ElementChain &chain) { return selector.matches(chain); };
}

ElementTest tagged(const std::string &tag)
{
    return [tag](const ElementChain &chain) {
        return std::any_of(chain.begin(), chain.end(), [&](const Element &element) { return element.tag == tag; });
    };
}

ElementTest anySelectedOrTagged(std::string_view key, const json &value)
{
    std::vector<ElementTest> tests;
    for (const json &part : value.is_array() ? value : json::array({value})) {
        if (!part.is_null())
            tests.push_back(key == "selector" ? selected(textOfFilter(part)) : tagged(textOfFilter(part)));
    }
    return [tests = std::move(tests)](const ElementChain &chain) {
        return std::any_of(tests.begin(), tests.end(), [&](const ElementTest &test) { return test(chain); });
    };
}

ElementTest anyWithMember(std::string_view key, std::string_view op, const json &value)
{
    const auto member = key == "text" ? &Element::text : &Element::href;
    return [member, test = propertyTest(op, value, {})](const ElementChain &chain) {
        return std::any_of(chain.begin(), chain.end(), [&](const Element &element) {
            const std::optional<std::string> &text = element.*member;
            return text && test.present(*text);
        });
    };
}

ElementTest positiveTest(std::string_view key, std::string_view op, const json &value)
{
    if ((key == "selector" || key == "tag_name") && op == "exact")
        return anySelectedOrTagged(key, value);
    const bool known = std::any_of(opposites.begin(), opposites.end(),
                                   [&](const Opposite &opposite) { return opposite.positive == op; });
    if ((key != "text" && key != "href") || !known)
        failValidation("Operator " + std::string(op) + " is not supported for the element property " +
                       std::string(key));
    return anyWithMember(key, op, value);
}

} // namespace

ElementTest elementTest(std::string_view key, std::string_view op, const json &value)
{
    const auto opposite = std::find_if(opposites.begin(), opposites.end(),
                                       [&](const Opposite &candidate) { return candidate.negative == op; });
    const bool negative = opposite != opposites.end();
    ElementTest positive = positiveTest(key, negative ? opposite->positive : op, value);
    // An empty list is always true, for the opposite as well.
    if (value.is_array() && value.empty() && op != "is_set" && op != "is_not_set")
        return [](const ElementChain &) { return true; };
    if (!negative)
        return positive;
    return [positive = std::move(positive)](const ElementChain &chain) { return !positive(chain); };
}

} // namespace demo
