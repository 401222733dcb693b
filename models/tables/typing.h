// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace desk {

//! How many typing mistakes a word of that length forgives: none below four letters, one below eight, then two.
int forgivenMistakes(qsizetype length);

//! Is `typed` within `mistakes` of the beginning of `word`? A mistake is a letter too many, missing, wrong, or two
//! neighbours exchanged (optimal string alignment). The beginning, because people search while they type.
bool isSimilarBeginning(QStringView typed, QStringView word, int mistakes);

//! Does any of the words begin like `typed`, with the mistakes that its length forgives?
bool isSimilarToAny(QStringView typed, const QStringList &words);

} // namespace desk
