// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/typing.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace desk {

namespace {

//! Longer words are cut: nobody mistypes the 40th letter only.
constexpr qsizetype kLongest = 40;
using Distances = std::array<int, kLongest + 4>;

quint64 lettersOf(QStringView text)
{
    quint64 letters = 0;
    for (const QChar c : text)
        letters |= quint64(1) << (c.unicode() % 64);
    return letters;
}

//! Every letter of `typed` that `word` has nowhere costs at least one mistake: rules out nearly all words at once.
bool isRuledOut(QStringView typed, QStringView word, int mistakes)
{
    return word.size() + mistakes < typed.size() || std::popcount(lettersOf(typed) & ~lettersOf(word)) > mistakes;
}

bool isExchange(QStringView a, QStringView b, qsizetype i, qsizetype j)
{
    return i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
}

} // namespace

int forgivenMistakes(qsizetype length)
{
    if (length < 4)
        return 0;
    return length < 8 ? 1 : 2;
}

bool isSimilarBeginning(QStringView typed, QStringView word, int mistakes)
{
    typed = typed.left(kLongest);
    word = word.left(typed.size() + mistakes);
    if (isRuledOut(typed, word, mistakes))
        return false;
    // Rows of the usual distance table: two back, one back, this one.
    Distances older{}, old{}, now{};
    const auto width = word.size() + 1;
    std::iota(old.begin(), old.begin() + width, 0);
    for (qsizetype i = 1; i <= typed.size(); ++i) {
        now[0] = static_cast<int>(i);
        for (qsizetype j = 1; j < width; ++j) {
            const auto at = static_cast<size_t>(j);
            const int wrong = typed[i - 1] == word[j - 1] ? 0 : 1;
            now[at] = std::min({old[at] + 1, now[at - 1] + 1, old[at - 1] + wrong});
            if (isExchange(typed, word, i, j))
                now[at] = std::min(now[at], older[at - 2] + 1);
        }
        older = old;
        old = now;
    }
    return *std::min_element(old.begin(), old.begin() + width) <= mistakes;
}

bool isSimilarToAny(QStringView typed, const QStringList &words)
{
    const int mistakes = forgivenMistakes(typed.size());
    return mistakes > 0 && std::any_of(words.begin(), words.end(),
                                       [&](const QString &word) { return isSimilarBeginning(typed, word, mistakes); });
}

} // namespace desk
