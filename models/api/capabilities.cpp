// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/capabilities.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

class CapabilityWords final
{
    Q_DECLARE_TR_FUNCTIONS(desk::CapabilityWords)
};

//! The first generation that has a feature (contract 14); Unknown: all have it.
Generation firstWith(Feature feature)
{
    switch (feature) {
    case Feature::UsedIn:
    case Feature::BasicList:
    case Feature::PersonMetadataLeaves:
    case Feature::CriteriaSnapshot:
        return Generation::Mid;
    case Feature::PopulationRuns:
    case Feature::FilterTestAccounts:
        return Generation::Newest;
    default:
        return Generation::Unknown;
    }
}

bool tooOld(Feature feature, Generation generation)
{
    return generation != Generation::Unknown && generation < firstWith(feature);
}

//! Only the oldest servers copy by themselves (contract 10.1).
bool tooNew(Feature feature, Generation generation)
{
    return feature == Feature::DuplicateOnServer && generation >= Generation::Mid;
}

bool changes(Feature feature)
{
    return feature == Feature::EditCohorts || feature == Feature::PopulationRuns ||
           feature == Feature::DuplicateOnServer || feature == Feature::CriteriaSnapshot;
}

} // namespace

Generation generationOf(const QSet<QString> &cohortMembers)
{
    if (cohortMembers.contains(u"condition_type"_s) || cohortMembers.contains(u"population"_s))
        return Generation::Newest;
    if (cohortMembers.contains(u"search_match_type"_s))
        return Generation::Mid;
    return cohortMembers.contains(u"version"_s) ? Generation::Early2026 : Generation::Older;
}

QString scopeNamedIn(const QString &detail)
{
    static const QRegularExpression words(u"missing required scope '([a-z_]{1,60}:(?:read|write))'"_s);
    return words.match(detail).captured(1);
}

QStringList scopesFor(Feature feature)
{
    switch (feature) {
    case Feature::ReadCohorts:
    case Feature::CalculationHistory:
    case Feature::UsedIn:
    case Feature::BasicList:
        return {u"cohort:read"_s};
    case Feature::EditCohorts:
    case Feature::PopulationRuns:
    case Feature::DuplicateOnServer:
    case Feature::CriteriaSnapshot:
        return {u"cohort:write"_s};
    case Feature::ReadPersons:
        return {u"cohort:read"_s, u"person:read"_s};
    case Feature::ActivityLog:
        return {u"activity_log:read"_s};
    case Feature::PropertyDefinitions:
        return {u"property_definition:read"_s};
    case Feature::EventDefinitions:
        return {u"event_definition:read"_s};
    case Feature::Actions:
        return {u"action:read"_s};
    case Feature::Query:
        return {u"query:read"_s};
    case Feature::PersonMetadataLeaves:
    case Feature::FilterTestAccounts:
        break;
    }
    return {};
}

QString Capabilities::whyNot(Feature feature) const
{
    if (m_readOnly && changes(feature))
        return CapabilityWords::tr("This connection is locked to reading. Unlock it in the connection's settings.");
    for (const QString &scope : scopesFor(feature)) {
        if (m_missingScopes.contains(scope))
            return CapabilityWords::tr("The key lacks the permission %1. Add it to the key in PostHog, then try again.")
                .arg(scope);
    }
    if (m_absent.contains(static_cast<int>(feature)) || tooOld(feature, m_generation))
        return CapabilityWords::tr("This PostHog server is too old for that.");
    if (tooNew(feature, m_generation))
        return CapabilityWords::tr("Newer PostHog servers no longer do that; Cohort Desk does it by itself.");
    return {};
}

bool Capabilities::learnGeneration(Generation generation)
{
    return std::exchange(m_generation, generation) != generation;
}

bool Capabilities::learnFailure(const Error &error)
{
    const QString scope = error.kind == ErrorKind::Forbidden ? scopeNamedIn(error.detail) : QString();
    if (scope.isEmpty() || m_missingScopes.contains(scope))
        return false;
    m_missingScopes.insert(scope);
    return true;
}

bool Capabilities::learnAbsent(Feature feature)
{
    const auto before = m_absent.size();
    m_absent.insert(static_cast<int>(feature));
    return m_absent.size() != before;
}

bool Capabilities::learnWorks(const QStringList &scopes)
{
    bool news = false;
    for (const QString &scope : scopes)
        news = m_missingScopes.remove(scope) || news;
    return news;
}

} // namespace desk
