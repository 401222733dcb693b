// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace desk {

//! A run of words of two sentences laid side by side.
struct WordRun
{
    enum class Fate { Same, Removed, Added };
    Fate fate = Fate::Same;
    QString text; //!< with its blanks; all Same and Added runs in a row give the new sentence
    bool operator==(const WordRun &) const = default;
};

//! Which words of a sentence changed, so that "within 30 days" becoming "within 14 days" shows only the number.
std::vector<WordRun> wordDifference(const QString &before, const QString &after);

} // namespace desk
