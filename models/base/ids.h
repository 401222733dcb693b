// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>

namespace desk {

//! A number that names one kind of thing, so that a project is never taken for a cohort.
template<class Tag>
struct NumberId
{
    qint64 value = 0;
    bool isValid() const { return value > 0; }
    QString toString() const { return QString::number(value); }
    auto operator<=>(const NumberId &) const = default;
    friend size_t qHash(NumberId id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using CohortId = NumberId<struct CohortTag>;
using ProjectId = NumberId<struct ProjectTag>;
using UserId = NumberId<struct UserTag>;
using ActionId = NumberId<struct ActionTag>;

//! A person's UUID as text, lower case. Lists show it as `id` and `uuid` (contract 6).
struct PersonId
{
    QString uuid;
    bool isValid() const { return !uuid.isEmpty(); }
    bool operator==(const PersonId &) const = default;
    friend size_t qHash(const PersonId &id, size_t seed = 0) { return ::qHash(id.uuid, seed); }
};

} // namespace desk

Q_DECLARE_METATYPE(desk::CohortId)
Q_DECLARE_METATYPE(desk::PersonId)
