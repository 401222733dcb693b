// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/criteria/problem.h"

namespace desk {

//! Gathers problems while a check walks a tree.
class Findings final
{
public:
    explicit Findings(const CriteriaContext &context)
        : m_context(context)
    {}
    const CriteriaContext &context() const { return m_context; }

    void error(const char *code, const QString &text, const QString &member = {}, const QString &fix = {});
    void warning(const char *code, const QString &text, const QString &member = {}, const QString &fix = {});

    //! The place that problems are about from here on.
    void enter(int child) { m_path.push_back(child); }
    void leave() { m_path.pop_back(); }
    bool isAtRoot() const { return m_path.empty(); }
    int depth() const { return static_cast<int>(m_path.size()); }

    CriteriaCheck take() { return std::move(m_check); }

private:
    void add(Problem problem);

    const CriteriaContext &m_context;
    std::vector<int> m_path;
    CriteriaCheck m_check;
};

//! The steps of a check, each for one kind of node or one kind of trouble.
void checkPersonLeaf(const FilterNode &leaf, Findings &findings);
void checkCohortLeaf(const FilterNode &leaf, Findings &findings);
void checkBehaviourLeaf(const FilterNode &leaf, Findings &findings);
void checkEventFilters(const FilterNode &leaf, Findings &findings);
//! The operator and value of a condition, as the calculation takes them. `onSave`: dates are checked by the save too.
void checkCondition(const JsonValue &condition, bool onSave, Findings &findings);
//! What concerns the leaves of a group together: mixed lists, rows that cancel out, what the web app thinks of NOT.
void checkGroup(const FilterNode &group, Findings &findings);
//! The root that comes out as "everybody but ..." (grammar 5.1).
void checkRootNegation(const FilterNode &root, Findings &findings);
//! Whether a node comes out negated by the server's rules.
bool comesOutNegated(const FilterNode &node);

} // namespace desk
