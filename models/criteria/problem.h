// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"
#include "models/domain/filternode.h"

#include <QString>

#include <functional>
#include <vector>

namespace desk {

//! Something about criteria that a person should know before saving.
struct Problem
{
    //! Error: the newest server refuses the save, drops the criterion, or fails to calculate. Warning: only the web app
    //! refuses it, or it hardly means what it says.
    enum class Severity { Error, Warning };

    std::vector<int> path; //!< child by child from the root; empty: the root or what is around it
    QString code;          //!< a stable word for tests and scripts
    Severity severity = Severity::Error;
    QString text;   //!< what is wrong and the way round it
    QString member; //!< the JSON member at fault, where it is one
    QString fix;    //!< what one click can do about it (see fixedBy); empty when there is nothing
    bool isError() const { return severity == Severity::Error; }
    bool operator==(const Problem &) const = default;
};

//! What a check may know beyond the JSON. Every part may be empty: then nothing is said about it.
struct CriteriaContext
{
    enum class CohortState { Exists, Deleted, Missing, LeadsBack };
    CohortId self = {};                                                 //!< the cohort whose criteria these are
    std::function<CohortState(CohortId)> cohort = {};                   //!< LeadsBack: using it would make a loop
    std::function<bool(ActionId)> actionExists = {};                    //!< false: it matches nothing
    std::function<QString(const QString &key)> personPropertyType = {}; //!< as in PropertyDefinition, "" unknown
    // False only when the server was asked and has never seen it.
    std::function<bool(const QString &name)> eventSeen = {};
    std::function<bool(const QString &key)> personPropertySeen = {};
    std::function<bool(const QString &key, const JsonValue &value)> personValueSeen = {};
};

//! What a check found. Hostile trees have a problem on every leaf: beyond the first thousand they are only counted.
struct CriteriaCheck
{
    std::vector<Problem> problems; //!< in the order of the tree
    qint64 unlisted = 0;
    bool isSound = true; //!< no error: it can be saved and calculated
};

//! Where a problem is, as JSON writes it: "properties.values[0].values[1]".
QString pathText(const std::vector<int> &path);

} // namespace desk
