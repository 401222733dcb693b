// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace desk {

struct PropertyDefinition
{
    QString name;
    QString type; //!< DateTime, String, Numeric, Boolean, Duration or "" (unknown)
    bool isVirtual = false;
    bool operator==(const PropertyDefinition &) const = default;
};
struct EventDefinition
{
    QString name;
    QDateTime lastSeenAt;
    bool operator==(const EventDefinition &) const = default;
};
struct ActionDefinition
{
    ActionId id;
    QString name;
    bool operator==(const ActionDefinition &) const = default;
};
//! A value seen on the server for a property, as JSON text, with how often where told.
struct PropertyValueCount
{
    QByteArray value;
    std::optional<qint64> count;
    bool operator==(const PropertyValueCount &) const = default;
};
struct Reference
{
    qint64 id = 0;
    QString key; //!< a flag's key, an insight's short_id
    QString name;
    bool operator==(const Reference &) const = default;
};
struct ReferenceList
{
    std::vector<Reference> results;
    qint64 total = 0;
    bool hasMore = false;
    bool operator==(const ReferenceList &) const = default;
};
//! Where a cohort is used (contract 9.1).
struct UsedIn
{
    ReferenceList flags, insights, cohorts;
    bool operator==(const UsedIn &) const = default;
};

} // namespace desk
