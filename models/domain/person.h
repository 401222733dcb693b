// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace desk {

//! One person as persons lists show it (contract 6). The hot path of export does not go through this value.
struct Person
{
    PersonId id;
    QString name; //!< display name; other JSON types as their text
    QStringList distinctIds;
    QDateTime createdAt;  //!< UTC; invalid when null
    QDateTime lastSeenAt; //!< UTC; invalid when null or absent
    std::optional<bool> isIdentified;
    QByteArray properties; //!< JSON text of the object as received
    bool operator==(const Person &) const = default;
};

//! Which persons are wanted (contract 6 and 13.4).
struct PersonQuery
{
    CohortId cohort; //!< not valid: all persons of the project
    QString search;
    QByteArray properties; //!< JSON array of property filters, empty for none
    qint64 offset = 0;
    qint64 limit = 100;
    bool operator==(const PersonQuery &) const = default;
};

} // namespace desk
