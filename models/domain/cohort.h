// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <memory>
#include <optional>

namespace desk {

//! Who did something (contract 2.2). All parts may be empty.
struct User
{
    std::optional<UserId> id;
    QString uuid;
    QString firstName;
    QString lastName;
    QString email;
    bool operator==(const User &) const = default;
    //! First and last name, else the e-mail, else empty.
    QString displayName() const;
};

//! What a population run shows (contract 8). Unknown words are kept as text.
struct Population
{
    QString id, source, status, phase, errorCode, errorMessage;
    std::optional<qint64> identifiersTotal;
    qint64 identifiersWritten = 0, matched = 0, unmatched = 0;
    int attempts = 0, maxAttempts = 0;
    bool inputAvailable = false;
    QStringList availableActions;
    QDateTime nextAttemptAt, createdAt, finishedAt;
    bool operator==(const Population &) const = default;
    bool isUnresolved() const;
};

//! One cohort as the server told it (contract 2), every server generation. Optional = null or absent there.
struct Cohort
{
    CohortId id;
    QString name; //!< "" when null or empty
    QString description;
    bool deleted = false;
    bool isStatic = false;
    bool isCalculating = false;
    int errorsCalculating = 0;
    QString lastErrorMessage; //!< show only while errorsCalculating > 0 (contract 7.4)
    std::optional<qint64> count;
    std::optional<qint64> version;
    std::optional<qint64> pendingVersion;
    std::optional<qint64> lastImportTotal;
    std::optional<qint64> lastImportUnmatched;
    QDateTime createdAt;       //!< UTC; invalid when null
    QDateTime lastCalculation; //!< UTC; invalid when null: last successful one
    std::optional<User> createdBy;
    QString cohortType; //!< "" when null; never sent (contract 2.4)
    std::optional<Population> population;
    QList<qint64> experiments;
    QByteArray filters; //!< the JSON text of `filters` exactly as received; empty when the row had none
    QByteArray query;   //!< the JSON text of `query`; empty when null or absent
    QByteArray raw;     //!< the whole object as received, for --json and "show raw"
    //! Why this row could not be read; then only id and name (where readable) and raw are set.
    QString malformed;
    bool operator==(const Cohort &) const = default;
};

//! What a person sees as the state of a cohort, derived from the fields above (contract 7).
enum class CohortState { Calculated, Calculating, NeverCalculated, Failed, Stale, Malformed };
CohortState stateOf(const Cohort &cohort);

} // namespace desk
