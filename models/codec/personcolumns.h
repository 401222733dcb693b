// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace desk {

//! One column of an export of people.
struct PersonColumn
{
    enum class Field {
        Id,
        Name,
        Email, //!< the property `email`
        DistinctIds,
        DistinctId, //!< the first of them
        CreatedAt,
        LastSeenAt,
        IsIdentified,
        Property
    };
    Field field = Field::Id;
    QByteArray property = {}; //!< UTF-8 key, only for Property
    bool operator==(const PersonColumn &) const = default;
    //! What stands in the header: "id", "properties.plan".
    QByteArray name() const;
};

//! The words for columns that are no property, in the order in which they are offered.
QStringList personColumnWords();

//! `id,name,email,distinct_ids,created_at`.
std::vector<PersonColumn> defaultPersonColumns();

//! Reads a comma-separated list; a comma in a property key is written `\,`; blanks before a name are passed over. Error
//! Invalid names the item at fault.
Result<std::vector<PersonColumn>> parsePersonColumns(const QString &list);

} // namespace desk
