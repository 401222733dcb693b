// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>
#include <vector>

namespace desk {

//! One place of two lists laid side by side: both (kept), only the old (removed) or only the new (added). -1: not
//! there.
struct AlignedPair
{
    int before = -1;
    int after = -1;
    bool operator==(const AlignedPair &) const = default;
};

//! Whether the old element of the first index and the new one of the second may face each other.
using AlignTest = std::function<bool(int, int)>;

//! Lays two lists side by side, in order: pairs that pass the first test are found as a longest common subsequence,
//! those that pass the next test between them, and so on. Every element of both lists appears once.
std::vector<AlignedPair> align(int before, int after, const std::vector<AlignTest> &tests);

} // namespace desk
