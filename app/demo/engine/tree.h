// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/engine/calculation.h"
#include "app/demo/engine/leaves.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace demo {

/*! Combines the parts of one group as they come (grammar 5.1). AND: positives intersected, negatives subtracted; OR
    with any negated part: De Morgan, and the group itself comes out negated. */
class Combiner final
{
public:
    enum class Mode { And, Or };

    Combiner(Mode mode, std::uint32_t persons);
    void add(Part part);
    [[nodiscard]] bool isEmpty() const noexcept { return !m_anyPositive && !m_anyNegative; }
    [[nodiscard]] Part result() const;

private:
    Mode m_mode;
    bool m_anyPositive = false;
    bool m_anyNegative = false;
    Members m_positive; //!< intersection (AND) or union (OR) of the positive parts
    Members m_negative; //!< union (AND) or intersection (OR) of the negated ones
};

//! Calculates a tree of groups and leaves of a cohort. Throws Failure.
class TreeCalculation final
{
public:
    TreeCalculation(Calculation &calculation, std::vector<DroppedLeaf> &dropped);
    //! \a filters is an object with `properties`, in any of the stored forms (grammar 1.3).
    [[nodiscard]] Members members(const nlohmann::json &filters);

private:
    [[nodiscard]] Part root(const nlohmann::json &properties);
    [[nodiscard]] Part group(const nlohmann::json &node, const std::string &path);
    [[nodiscard]] Part list(Combiner::Mode mode, const nlohmann::json &values, const std::string &path);
    void leaf(const nlohmann::json &node, const std::string &path, Combiner &combiner);
    [[nodiscard]] Part leafPart(const nlohmann::json &node, const std::string &type);
    [[nodiscard]] bool drop(const nlohmann::json &node, const std::string &type, const std::string &path);
    [[nodiscard]] Part withoutTestAccounts(Part part);

    Calculation &m_calculation;
    std::vector<DroppedLeaf> &m_dropped;
};

} // namespace demo
