// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <QSet>
#include <QString>
#include <QStringList>

namespace desk {

//! Server generations that a client meets (contract 14), oldest first.
enum class Generation { Unknown, Older, Early2026, Mid, Newest };

//! From the top-level member names of one cohort as retrieved.
Generation generationOf(const QSet<QString> &cohortMembers);

//! What a place of the program needs from server and key.
enum class Feature {
    ReadCohorts,
    EditCohorts,
    ReadPersons,
    ActivityLog,
    CalculationHistory,
    UsedIn,
    PropertyDefinitions,
    EventDefinitions,
    Actions,
    Query,
    PopulationRuns,
    DuplicateOnServer,
    CriteriaSnapshot,
    BasicList,
    PersonMetadataLeaves,
    FilterTestAccounts
};

//! What this server and this key can do, learnt from answers. A value: the client hands out copies.
class Capabilities final
{
public:
    Generation generation() const { return m_generation; }
    const QSet<QString> &missingScopes() const { return m_missingScopes; }

    bool has(Feature feature) const { return whyNot(feature).isEmpty(); }
    //! Why a feature is off and what would switch it on, in plain words; empty when it is on or not known to be off.
    QString whyNot(Feature feature) const;

    void setReadOnly(bool on) { m_readOnly = on; }
    //! Each returns whether anything is new.
    bool learnGeneration(Generation generation);
    bool learnFailure(const Error &error);      //!< a 403 that names a scope
    bool learnAbsent(Feature feature);          //!< 404 on an endpoint of newer servers
    bool learnWorks(const QStringList &scopes); //!< a success shows that these scopes are there

    bool operator==(const Capabilities &) const = default;

private:
    Generation m_generation = Generation::Unknown;
    bool m_readOnly = false;
    QSet<QString> m_missingScopes;
    QSet<int> m_absent;
};

//! The scope that a 403 names ("API key missing required scope 'cohort:write'"), else empty.
QString scopeNamedIn(const QString &detail);

//! The scopes that a feature needs (contract 1.3).
QStringList scopesFor(Feature feature);

} // namespace desk
