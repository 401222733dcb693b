// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/people/personrow.h"
#include "app/demo/server/reply.h"
#include "app/demo/server/request.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace demo {

class Members;
struct World;

// What a list of persons is cut from, and how its rows look.
struct PersonListing
{
    std::shared_ptr<const Members> members; // null: everybody of the project
    PersonShape shape = PersonShape::InCohort;
    bool withTotal = false;
};

// Narrows the members by the request's `search` and `properties` (contract 6). Throws ApiError.
void narrow(PersonListing &listing, const Request &request, const World &world);
// A page of contract 1.7 style 2, as JSON or as CSV.
Reply personPage(const PersonListing &listing, const Request &request, const World &world);

} // namespace demo
