// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filternode.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace desk {

//! The seven behaviours of behavioural criteria (grammar 4), and what is not one of them.
enum class Behaviour { Performed, Multiple, FirstTime, Sequence, Regularly, Stopped, Restarted, Unknown };

//! How a behaviour says when (grammar 4.0).
enum class TimeForm {
    Bounds,  //!< explicit_datetime and explicit_datetime_to, or time_value and time_interval
    Duration //!< time_value and time_interval only
};

//! What one behaviour is made of: one entry serves the form, the sentence and the checks.
struct BehaviourInfo
{
    Behaviour behaviour = Behaviour::Unknown;
    QStringView name;         //!< the leaf's `value`
    const char *label;        //!< for CriteriaWords::tr; the web app's words
    const char *negatedLabel; //!< the same with `negation`
    TimeForm time = TimeForm::Duration;
    bool hasCount = false;        //!< operator and operator_value
    bool hasSecondEvent = false;  //!< seq_event and seq_event_type
    bool hasSecondWindow = false; //!< seq_time_value and seq_time_interval
    bool hasPeriods = false;      //!< min_periods and total_periods
    bool honoursFilters = false;  //!< event_filters count (grammar 2.5)
    bool honoursElements = false; //!< also those of type element
    bool webNegates = false;      //!< the web app keeps `negation` on an edit
    QString text(bool negated) const;
};

const std::vector<BehaviourInfo> &behaviours();
//! The entry of a leaf's `value`; nullptr for one that is not known.
const BehaviourInfo *findBehaviour(QStringView name);
const BehaviourInfo *findBehaviour(const FilterNode &leaf);

//! What can be added to a tree, in the order of the menu.
enum class CriterionKind {
    PersonProperty,
    PersonMetadata,
    Cohort,
    Performed,
    Multiple,
    FirstTime,
    Sequence,
    Regularly,
    Stopped,
    Restarted
};

const std::vector<CriterionKind> &criterionKinds();
QString criterionText(CriterionKind kind);
//! The kind of a leaf; nothing for groups and for what is not known.
std::optional<CriterionKind> criterionKindOf(const FilterNode &node);

//! A new leaf with the web app's defaults (grammar 4), `negation` false; what a person must choose is left empty.
FilterNode newCriterion(CriterionKind kind);
//! A new group; `type` is AND or OR.
FilterNode newGroup(const QString &type, std::vector<FilterNode> children = {});

//! A leaf turned into another kind, keeping what both have: event, filters, windows, counts, negation.
FilterNode convertedCriterion(const FilterNode &leaf, CriterionKind kind);

//! The unit words of windows, in the order of choice: hour, day, week, month, year.
const QStringList &timeIntervals();

//! Whether a node is negated: `negation` true, or what a save reads as true - "true", "yes", 1 (grammar 1.3, 7.3).
bool isNegated(const FilterNode &node);

} // namespace desk
