// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/populationtrouble.h"

#include "models/codec/jsontext.h"

namespace desk {

using namespace Qt::StringLiterals;

bool isPopulationRun(const Error &error)
{
    return hasPopulationFailed(error) || (error.kind == ErrorKind::Conflict && error.code.startsWith("population"_L1));
}

bool hasPopulationFailed(const Error &error)
{
    if (error.code == u"population_failed")
        return true; // what was to be added just now is left in a failed run
    const auto extra = parseJson(error.extra);
    return extra && (*extra)[u"population"][u"status"].toString() == u"failed";
}

} // namespace desk
