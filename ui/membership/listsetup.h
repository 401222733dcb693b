// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/listformat.h"
#include "models/membership/membershipplan.h"

namespace desk {

//! What a person has given the window "Add people": where the list comes from, how it is read and what it shall do, so
//! that it can be kept and given again. A value.
struct ListSetup
{
    QStringList files;                //!< absolute paths
    QString text;                     //!< pasted or dropped; null: not from a text
    CohortId cohort;                  //!< whose people are taken; not valid: not from a cohort
    QString name;                     //!< what the window calls the list
    std::optional<ListFormat> format; //!< as corrected; nothing: not found out yet
    MemberMode mode = MemberMode::Add;
    bool hasSource() const { return !files.isEmpty() || !text.isNull() || cohort.isValid(); }
    bool operator==(const ListSetup &) const = default;
};

//! As JSON, for a file.
QByteArray encodeSetup(const ListSetup &setup);
//! Nothing when there is no list in it.
std::optional<ListSetup> listSetupFrom(const QByteArray &json);

} // namespace desk
