// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/filters/fields.h"

#include <algorithm>
#include <array>

namespace demo {

namespace {

using enum FieldType;
using enum Generation;

constexpr std::array personFields{
    Field{"bytecode", List, false, Mid},
    Field{"bytecode_error", Text, false, Mid},
    Field{"conditionHash", Text, false, Mid},
    Field{"type", Text, true},
    Field{"key", Text, true},
    Field{"operator", Text},
    Field{"value", Any},
    Field{"negation", Truth},
};

constexpr std::array cohortFields{
    Field{"bytecode", List, false, Mid},
    Field{"bytecode_error", Text, false, Mid},
    Field{"conditionHash", Text, false, Mid},
    Field{"type", Text, true},
    Field{"key", Text, true},
    Field{"value", Integer, true},
    Field{"negation", Truth},
};

constexpr std::array behavioralFields{
    Field{"bytecode", List, false, Mid},
    Field{"bytecode_error", Text, false, Mid},
    Field{"conditionHash", Text, false, Mid},
    Field{"type", Text, true},
    Field{"key", TextOrInteger, true},
    Field{"value", Text, true},
    Field{"event_type", Text, true},
    Field{"time_value", Integer},
    Field{"time_interval", Text},
    Field{"negation", Truth},
    Field{"operator", Text},
    Field{"operator_value", Integer},
    Field{"seq_time_interval", Text},
    Field{"seq_time_value", Integer},
    Field{"seq_event", TextOrInteger},
    Field{"seq_event_type", Text},
    Field{"total_periods", Integer},
    Field{"min_periods", Integer},
    Field{"event_filters", EventFilters},
    Field{"explicit_datetime", Text},
    Field{"explicit_datetime_to", Text, false, Mid},
};

// An event filter must have its value, though null will do.
constexpr std::array eventFields{
    Field{"type", Text, true},
    Field{"key", Text, true},
    Field{"value", Any, true},
    Field{"operator", Text},
};

constexpr std::array sqlFields{
    Field{"type", Text, true},
    Field{"key", Text, true},
    Field{"value", Any},
};

constexpr std::array leafModels{
    Model{"behavioral", behavioralFields},
    Model{"cohort", cohortFields},
    Model{"person", personFields},
    Model{"person_metadata", personFields, Mid},
};

constexpr std::array eventFilterModels{
    Model{"event", eventFields},
    Model{"element", eventFields},
    Model{"hogql", sqlFields},
};

} // namespace

const Model *leafModel(std::string_view type, Generation generation)
{
    const auto found = std::find_if(leafModels.begin(), leafModels.end(), [&](const Model &model) {
        return model.kind == type && model.since <= generation;
    });
    return found == leafModels.end() ? nullptr : &*found;
}

const Model *eventFilterModel(std::string_view type)
{
    const auto found = std::find_if(eventFilterModels.begin(), eventFilterModels.end(),
                                    [&](const Model &model) { return model.kind == type; });
    return found == eventFilterModels.end() ? nullptr : &*found;
}

} // namespace demo
