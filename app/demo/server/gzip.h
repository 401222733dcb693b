// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace demo {

// As a gzip file, packed quickly rather than tightly: the other end is on this machine.
std::string gzipped(std::string_view plain);

// Whether an Accept-Encoding header asks for gzip.
bool acceptsGzip(std::string_view header);

} // namespace demo
