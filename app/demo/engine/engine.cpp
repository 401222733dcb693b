// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/engine.h"

#include "app/demo/engine/calculation.h"
#include "app/demo/engine/failure.h"
#include "app/demo/engine/limits.h"
#include "app/demo/engine/match.h"
#include "app/demo/engine/tree.h"
#include "app/demo/filters/legacygroups.h"

#include <exception>
#include <new>
#include <utility>

namespace demo {

namespace {

using nlohmann::json;

void fail(Evaluation &evaluation, std::string code, std::string text, const Calculation &calculation)
{
    evaluation.members = calculation.nobody();
    evaluation.errorCode = std::move(code);
    evaluation.error = std::move(text);
}

//! Runs a calculation and turns whatever ends it into an Evaluation.
template<typename Calculate>
Evaluation guarded(const Surroundings &surroundings, Calculate calculate)
{
    Evaluation evaluation;
    Calculation calculation(surroundings);
    try {
        evaluation.members = calculate(calculation, evaluation);
    } catch (const Failure &failure) {
        fail(evaluation, failure.code, failure.text, calculation);
    } catch (const std::bad_alloc &) {
        fail(evaluation, "memory_limit", "Memory limit exceeded", calculation);
    } catch (const std::exception &error) {
        fail(evaluation, "unknown", error.what(), calculation);
    }
    evaluation.figures = calculation.figures();
    return evaluation;
}

} // namespace

Evaluation evaluate(const json &filters, const json &groups, const Surroundings &surroundings)
{
    return guarded(surroundings, [&](Calculation &calculation, Evaluation &evaluation) {
        refuseHuge(filters);
        refuseHuge(groups);
        return TreeCalculation(calculation, evaluation.dropped).members(effectiveFilters(filters, groups));
    });
}

Evaluation matchPersons(const json &properties, const Surroundings &surroundings)
{
    return guarded(surroundings, [&](Calculation &calculation, Evaluation &) {
        refuseHuge(properties);
        return matchingPersons(properties, calculation);
    });
}

} // namespace demo
