// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/listsniffer.h"
#include "models/membership/membershipplan.h"
#include "tests/membership/memberworld.h"

#include <random>

namespace desk::test {

//! A list made by a die, with the members that it must leave behind, worked out from the database alone.
struct GeneratedList
{
    QByteArray bytes;
    ListHints hints; //!< only where nobody could find it out
    MemberMode mode = MemberMode::Add;
    std::set<std::string> before;
    std::set<std::string> after;
    QString description; //!< for the words of a failed test
};

GeneratedList generateList(const Everybody &everybody, quint32 seed);

} // namespace desk::test
