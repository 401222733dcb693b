// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apirequest.h"
#include "models/base/ids.h"
#include "models/domain/page.h"

#include <QStringList>

#include <optional>

namespace desk {

//! Which cohorts are wanted (contract 3.1). The server cannot sort; it searches names only.
struct CohortListQuery
{
    QString search;               //!< cut to 200 characters
    std::optional<bool> isStatic; //!< nothing: both
    std::optional<UserId> createdBy;
    bool basic = false; //!< smaller rows where the server can; `filters` may be missing then
    bool hideBehavioral = false;
    PageRequest page;
    Priority priority = Priority::Interactive;
    bool operator==(const CohortListQuery &) const = default;
};

//! A new static cohort from a CSV file (contract 4), or more people for an existing one (`cohort` valid).
struct CsvUpload
{
    CohortId cohort;
    QString name, description; //!< only for a new one
    QByteArray csv;            //!< UTF-8
    QString fileName = QStringLiteral("people.csv");
    bool operator==(const CsvUpload &) const = default;
};

struct PropertyDefinitionQuery
{
    enum class Type { Event, Person };
    Type type = Type::Person;
    QString search;
    QStringList eventNames; //!< only for Event: those that were seen on these events
    PageRequest page;
    bool operator==(const PropertyDefinitionQuery &) const = default;
};

struct EventDefinitionQuery
{
    QString search;
    PageRequest page;
    bool operator==(const EventDefinitionQuery &) const = default;
};

//! Values seen for a property (contract 13.4): of persons (`event` false) or of events, perhaps of one event.
struct ValueQuery
{
    QString key;
    QString containing; //!< empty: the most frequent
    bool ofEvents = false;
    QString eventName;
    bool operator==(const ValueQuery &) const = default;
};

} // namespace desk
