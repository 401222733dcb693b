// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filternode.h"
#include "models/domain/person.h"

#include <QString>

#include <vector>

namespace desk {

//! A cohort as it was asked for in the window "New cohort".
struct CreateWish
{
    enum class Source {
        Nothing,  //!< dynamic without criteria yet, or static without people
        Criteria, //!< dynamic with criteria, or static with who meets them now
        People,
        Csv
    };
    bool isStatic = false;
    Source source = Source::Nothing;
    QString name, description;
    FilterTree criteria = {};
    std::vector<PersonId> people = {};
    QString csvFile = {};
};

} // namespace desk
