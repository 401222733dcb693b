// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"
#include "models/base/pending.h"
#include "models/domain/jsonvalue.h"

#include <QString>

#include <vector>

class QObject;

namespace desk {

//! One thing that a picker offers.
struct Choice
{
    JsonValue value;
    QString text;
    QString detail;   //!< last seen, type, how often; one line
    QString iconName; //!< freedesktop name
    QString whyNot;   //!< why it cannot be chosen; empty: it can
    bool operator==(const Choice &) const = default;
};

using Choices = std::vector<Choice>;
//! What fits a search text; the answer may come at once.
using ChoiceSource = std::function<Pending(const QString &search, QObject *context, Answer<Choices>)>;

//! What the editor's pickers offer. Answers are remembered, so that a picker opens with what it knew when the server is
//! away. GUI thread; owned by whoever builds the editor, outlives it.
class EditorChoices
{
public:
    virtual ~EditorChoices() = default;

    virtual ChoiceSource events() = 0;
    virtual ChoiceSource actions() = 0;
    virtual ChoiceSource personProperties() = 0;
    virtual ChoiceSource eventProperties(const QString &event) = 0;
    virtual ChoiceSource personValues(const QString &property) = 0;
    virtual ChoiceSource eventValues(const QString &property, const QString &event) = 0;
    //! Simple SQL expressions about an event, to begin with.
    virtual ChoiceSource sqlExpressions(const QString &event) = 0;
    //! `forCohort`: the one being edited; those that would make a loop say why they cannot be chosen.
    virtual ChoiceSource cohorts(CohortId forCohort) = 0;

    //! The type of a property as far as it is known already: DateTime, String, Numeric, Boolean, Duration or "".
    virtual QString personPropertyType(const QString &property) const = 0;
    virtual QString eventPropertyType(const QString &property) const = 0;
    //! The name of an action or a cohort as far as it is known already; else empty.
    virtual QString actionName(qint64 id) const = 0;
    virtual QString cohortName(qint64 id) const = 0;
    //! What tells it from others of the same name, in one line; empty where its name is its own.
    virtual QString actionDetail(qint64 id) const = 0;
    virtual QString cohortDetail(qint64 id) const = 0;
};

} // namespace desk
