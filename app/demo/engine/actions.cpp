// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/failure.h"
#include "app/demo/engine/kindmask.h"
#include "app/demo/engine/propertytest.h"
#include "app/demo/engine/valuetext.h"
#include "app/demo/filters/fields.h"

#include <optional>
#include <string>

namespace demo {

namespace {

using nlohmann::json;

const char *operatorOf(StepMatching matching)
{
    switch (matching) {
    case StepMatching::Exact:
        return "exact";
    case StepMatching::Regex:
        return "regex";
    case StepMatching::Contains:
        break;
    }
    return "icontains_multi"; // contains, without wildcards
}

void addElement(json &filters, const char *key, const std::optional<std::string> &value, const char *op)
{
    if (value && !value->empty())
        filters.push_back({{"type", "element"}, {"key", key}, {"operator", op}, {"value", *value}});
}

//! What a step asks of the elements of an autocapture event, as event filters.
json elementFilters(const ActionStep &step)
{
    json filters = json::array();
    addElement(filters, "selector", step.selector, "exact");
    addElement(filters, "tag_name", step.tagName, "exact");
    addElement(filters, "href", step.href, operatorOf(step.hrefMatching));
    addElement(filters, "text", step.text, operatorOf(step.textMatching));
    return filters;
}

PropertyTest urlTest(const ActionStep &step, const Calculation &calculation)
{
    const std::string &url = *step.url;
    if (step.urlMatching == StepMatching::Contains)
        return {[url](std::string_view text) { return text.find(url) != std::string_view::npos; }, false};
    return propertyTest(operatorOf(step.urlMatching), url, {calculation.around().nowUs, calculation.around().zone});
}

KindMask nameMask(const std::optional<std::string> &name, const EventTable &events)
{
    if (!name)
        return KindMask(events.kindCount(), 1);
    KindMask mask(events.kindCount(), 0);
    const std::uint32_t wanted = events.names().find(*name);
    for (std::uint32_t number = 0; wanted != Dictionary::none && number < mask.size(); ++number)
        mask[number] = events.kind(number).name == wanted ? 1 : 0;
    return mask;
}

KindMask stepMask(const ActionStep &step, const Calculation &calculation)
{
    KindMask mask = nameMask(step.event, calculation.columns().events());
    if (step.event == "$autocapture")
        applyEventFilters(mask, elementFilters(step), true, calculation);
    if (step.url && !step.url->empty())
        narrowByProperty(mask, "$current_url", urlTest(step, calculation), calculation);
    applyEventFilters(mask, json::parse(step.properties, nullptr, false), true, calculation);
    return mask;
}

KindMask actionMask(std::int64_t id, NoSteps noSteps, const Calculation &calculation)
{
    const std::uint32_t kinds = calculation.columns().events().kindCount();
    const ActionRecord *action = calculation.around().action ? calculation.around().action(id) : nullptr;
    KindMask mask(kinds, 0);
    if (action == nullptr || action->deleted)
        return mask;
    if (action->steps.empty() && noSteps == NoSteps::Fail)
        failValidation("Action " + std::to_string(id) + " has no match groups");
    if (action->steps.empty())
        return KindMask(kinds, 1);
    for (const ActionStep &step : action->steps) {
        const KindMask one = stepMask(step, calculation);
        for (std::size_t i = 0; i < mask.size(); ++i)
            mask[i] = mask[i] | one[i];
    }
    return mask;
}

} // namespace

KindMask eventMask(const json &eventType, const json &key, NoSteps noSteps, const Calculation &calculation)
{
    if (eventType == "events")
        return nameMask(textOfFilter(key), calculation.columns().events());
    if (eventType != "actions")
        failValidation("Event type must be 'events' or 'actions'");
    const json id = key.is_boolean() ? json() : laxInteger(key);
    if (!id.is_number_integer())
        failValidation("Invalid action id: " + textOfFilter(key));
    return actionMask(id.get<std::int64_t>(), noSteps, calculation);
}

} // namespace demo
