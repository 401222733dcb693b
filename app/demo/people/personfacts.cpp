// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/people/personfacts.h"

#include "app/demo/generation.h"

namespace demo {

const std::vector<std::string> &namingProperties(const GenerationTraits &traits)
{
    static const std::vector<std::string> current = {"email", "name", "username"};
    static const std::vector<std::string> old = {"email", "Email",    "$email",   "name",
                                                 "Name",  "username", "Username", "UserName"};
    return traits.oldNameProperties ? old : current;
}

bool isTelling(std::string_view json)
{
    return !json.empty() && json != "null" && json != "\"\"";
}

} // namespace demo
