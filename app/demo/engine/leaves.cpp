// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/leaves.h"

#include "app/demo/engine/dates.h"
#include "app/demo/engine/failure.h"
#include "app/demo/engine/member.h"
#include "app/demo/engine/scan.h"
#include "app/demo/engine/valuetext.h"
#include "app/demo/filters/fields.h"

#include <string>
#include <vector>

namespace demo {

namespace {

using nlohmann::json;

enum Answer : std::uint8_t { Unknown, No, Yes };

PropertyTest testOf(const json &leaf, const Calculation &calculation)
{
    const json &op = memberOf(leaf, "operator");
    return propertyTest(op.is_null() ? "exact" : textOfFilter(op), memberOf(leaf, "value"), datesOf(calculation));
}

} // namespace

// Every distinct value is decided once; the persons only look the answer up.
Members personMembers(const json &leaf, Calculation &calculation)
{
    const PropertyTest test = testOf(leaf, calculation);
    const Dictionary &values = calculation.columns().values();
    const auto column = calculation.columns().persons().properties().column(textOfFilter(memberOf(leaf, "key")));
    std::vector<std::uint8_t> answers(values.count(), Unknown);
    std::string scratch;
    Members found = calculation.nobody();
    for (std::uint32_t person = 0; person < found.persons(); ++person) {
        if ((person & 0xfffU) == 0)
            calculation.checkpoint();
        const std::uint32_t value = column.value(person);
        if (value != PropertySets::none && answers[value] == Unknown) {
            const std::string_view text = values.text(value);
            const bool holds = text == "null" ? test.missing : test.present(textOfStored(text, scratch));
            answers[value] = holds ? Yes : No;
        }
        if (value == PropertySets::none ? test.missing : answers[value] == Yes)
            found.add(person);
    }
    calculation.countRows(found.persons());
    return found;
}

Members metadataMembers(const json &leaf, Calculation &calculation)
{
    if (memberOf(leaf, "key") != "created_at")
        failValidation("Unsupported person_metadata key " + textOfFilter(memberOf(leaf, "key")));
    const PropertyTest test = testOf(leaf, calculation);
    const PersonTable &persons = calculation.columns().persons();
    Members found = calculation.nobody();
    for (std::uint32_t person = 0; person < found.persons(); ++person) {
        if ((person & 0xfffU) == 0)
            calculation.checkpoint();
        if (test.present(isoText(persons.createdAtUs(person))))
            found.add(person);
    }
    calculation.countRows(found.persons());
    return found;
}

std::int64_t cohortId(const json &leaf)
{
    const json &value = memberOf(leaf, "value");
    const json id = value.is_boolean() ? json() : laxInteger(value);
    if (!id.is_number_integer())
        failValidation("Invalid cohort id: " + textOfFilter(value));
    return id.get<std::int64_t>();
}

Part cohortPart(const json &leaf, Calculation &calculation)
{
    const std::int64_t id = cohortId(leaf);
    const auto members = calculation.around().cohort ? calculation.around().cohort(id) : nullptr;
    if (!members)
        return {calculation.nobody(), false};
    if (members->persons() != calculation.columns().personCount())
        failValidation("The members of cohort " + std::to_string(id) + " are about other persons");
    return {*members, isNegated(leaf)};
}

bool isNegated(const json &leaf)
{
    return laxTruth(memberOf(leaf, "negation")).value_or(false);
}

} // namespace demo
