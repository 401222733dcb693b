// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/alignment.h"

#include <algorithm>

namespace desk {

namespace {

//! Above this many comparisons the middle is aligned greedily: still correct, perhaps not the shortest.
constexpr qint64 maximumTable = 9'000'000;

struct Range
{
    int beforeFrom, beforeTo, afterFrom, afterTo;
    int rows() const { return beforeTo - beforeFrom; }
    int columns() const { return afterTo - afterFrom; }
};

//! The equal pairs of the middle by the classic table of common lengths.
std::vector<AlignedPair> longestCommon(const Range &range, const AlignTest &equal)
{
    const size_t width = static_cast<size_t>(range.columns()) + 1;
    std::vector<quint16> length(width * (static_cast<size_t>(range.rows()) + 1), 0);
    const auto at = [&](int i, int j) -> quint16 & {
        return length[static_cast<size_t>(i) * width + static_cast<size_t>(j)];
    };
    for (int i = range.rows() - 1; i >= 0; --i)
        for (int j = range.columns() - 1; j >= 0; --j)
            at(i, j) = equal(range.beforeFrom + i, range.afterFrom + j) ? static_cast<quint16>(at(i + 1, j + 1) + 1)
                                                                        : std::max(at(i + 1, j), at(i, j + 1));
    std::vector<AlignedPair> pairs;
    for (int i = 0, j = 0; i < range.rows() && j < range.columns();) {
        if (equal(range.beforeFrom + i, range.afterFrom + j))
            pairs.push_back({range.beforeFrom + i++, range.afterFrom + j++});
        else if (at(i + 1, j) >= at(i, j + 1))
            ++i;
        else
            ++j;
    }
    return pairs;
}

//! Each old element faces the next equal new one, looking a little ahead only.
std::vector<AlignedPair> nextEqual(const Range &range, const AlignTest &equal)
{
    constexpr int reach = 64;
    std::vector<AlignedPair> pairs;
    int j = range.afterFrom;
    for (int i = range.beforeFrom; i < range.beforeTo; ++i) {
        const int end = std::min(range.afterTo, j + reach);
        for (int k = j; k < end; ++k) {
            if (equal(i, k)) {
                pairs.push_back({i, k});
                j = k + 1;
                break;
            }
        }
    }
    return pairs;
}

//! The pairs of a range that pass `test`, in order. Equal ends are paired without a table.
std::vector<AlignedPair> anchors(Range range, const AlignTest &test)
{
    std::vector<AlignedPair> head, tail;
    while (range.rows() > 0 && range.columns() > 0 && test(range.beforeFrom, range.afterFrom))
        head.push_back({range.beforeFrom++, range.afterFrom++});
    while (range.rows() > 0 && range.columns() > 0 && test(range.beforeTo - 1, range.afterTo - 1))
        tail.push_back({--range.beforeTo, --range.afterTo});
    const bool small = qint64(range.rows()) * range.columns() <= maximumTable && range.rows() < 65'000;
    const auto middle = small ? longestCommon(range, test) : nextEqual(range, test);
    head.insert(head.end(), middle.begin(), middle.end());
    head.insert(head.end(), tail.rbegin(), tail.rend());
    return head;
}

void alignRange(const Range &range, const std::vector<AlignTest> &tests, size_t next, std::vector<AlignedPair> &result)
{
    if (next == tests.size() || range.rows() == 0 || range.columns() == 0) {
        for (int i = range.beforeFrom; i < range.beforeTo; ++i)
            result.push_back({i, -1});
        for (int j = range.afterFrom; j < range.afterTo; ++j)
            result.push_back({-1, j});
        return;
    }
    Range gap = range;
    for (const AlignedPair &pair : anchors(range, tests[next])) {
        gap.beforeTo = pair.before;
        gap.afterTo = pair.after;
        alignRange(gap, tests, next + 1, result);
        result.push_back(pair);
        gap = {pair.before + 1, range.beforeTo, pair.after + 1, range.afterTo};
    }
    alignRange(gap, tests, next + 1, result);
}

} // namespace

std::vector<AlignedPair> align(int before, int after, const std::vector<AlignTest> &tests)
{
    std::vector<AlignedPair> result;
    alignRange({0, before, 0, after}, tests, 0, result);
    return result;
}

} // namespace desk
