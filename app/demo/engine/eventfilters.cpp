// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/elementtest.h"
#include "app/demo/engine/failure.h"
#include "app/demo/engine/kindmask.h"
#include "app/demo/engine/propertytest.h"
#include "app/demo/engine/valuetext.h"

#include <string>

namespace demo {

namespace {

using nlohmann::json;

//! A test remembers its answer for every distinct thing it is asked about.
enum Answer : std::uint8_t { Unknown, No, Yes };

json member(const json &filter, const char *name)
{
    const auto found = filter.find(name);
    return found == filter.end() ? json() : *found;
}

std::string textMember(const json &filter, const char *name, const char *fallback)
{
    const json value = member(filter, name);
    return value.is_null() ? fallback : textOfFilter(value);
}

//! Clears the mask where \a holds(kind) is false, asking only for kinds that are still in it.
template<typename Holds>
void narrow(KindMask &mask, const Calculation &calculation, Holds holds)
{
    const EventTable &events = calculation.columns().events();
    for (std::uint32_t number = 0; number < mask.size(); ++number) {
        if ((number & 0xfffU) == 0)
            calculation.checkpoint();
        if (mask[number] != 0 && !holds(events.kind(number)))
            mask[number] = 0;
    }
}

void applyProperty(KindMask &mask, const json &filter, const Calculation &calculation)
{
    const PropertyTest test = propertyTest(textMember(filter, "operator", "exact"), member(filter, "value"),
                                           {calculation.around().nowUs, calculation.around().zone});
    narrowByProperty(mask, textMember(filter, "key", ""), test, calculation);
}

void applyElement(KindMask &mask, const json &filter, const Calculation &calculation)
{
    const EventTable &events = calculation.columns().events();
    const ElementTest test =
        elementTest(textMember(filter, "key", ""), textMember(filter, "operator", "exact"), member(filter, "value"));
    std::vector<std::uint8_t> answers(events.elementsCount(), Unknown);
    narrow(mask, calculation, [&](const EventKind &kind) {
        std::uint8_t &answer = answers[kind.elements];
        if (answer == Unknown)
            answer = test(readElements(events.elements(kind.elements))) ? Yes : No;
        return answer == Yes;
    });
}

} // namespace

void narrowByProperty(KindMask &mask, std::string_view key, const PropertyTest &test, const Calculation &calculation)
{
    const Columns &columns = calculation.columns();
    const PropertySets::Column column = columns.events().properties().column(key);
    std::vector<std::uint8_t> answers(columns.values().count(), Unknown);
    std::string scratch;
    narrow(mask, calculation, [&](const EventKind &kind) {
        const std::uint32_t value = column.value(kind.properties);
        if (value == PropertySets::none || columns.values().text(value) == "null")
            return test.missing;
        if (answers[value] == Unknown)
            answers[value] = test.present(textOfStored(columns.values().text(value), scratch)) ? Yes : No;
        return answers[value] == Yes;
    });
}

void applyEventFilters(KindMask &mask, const json &filters, bool elementsAllowed, const Calculation &calculation)
{
    if (!filters.is_array())
        return;
    for (const json &filter : filters) {
        const std::string type = filter.is_object() ? textMember(filter, "type", "event") : "";
        if (type == "event")
            applyProperty(mask, filter, calculation);
        else if (type == "element" && elementsAllowed)
            applyElement(mask, filter, calculation);
        else if (type == "hogql")
            failValidation("The demo server cannot calculate SQL expressions: " + textMember(filter, "key", ""));
        else
            failValidation("Property type '" + type + "' is not supported in this event filter");
    }
}

} // namespace demo
