// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/seedids.h"

#include "app/demo/seed/random.h"

namespace demo {

std::string seedUuid(std::uint64_t seed, std::string_view kind, std::uint64_t number)
{
    std::uint64_t stream = 0;
    for (const char c : kind)
        stream = stream * 131 + static_cast<unsigned char>(c);
    Random random(seed, stream, number);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
    for (char &c : text) {
        if (c == 'x')
            c = digits[random.below(16)];
        else if (c == 'y')
            c = digits[8 + random.below(4)];
    }
    return text;
}

} // namespace demo
