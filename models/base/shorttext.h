// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace desk {

//! The first `longest` UTF-16 units of a text, one fewer where that would cut a character in two: servers refuse half
//! a surrogate pair.
inline QString shortened(const QString &text, qsizetype longest)
{
    const bool cutsPair = longest > 0 && longest < text.size() && text[longest - 1].isHighSurrogate();
    return text.left(cutsPair ? longest - 1 : longest);
}

} // namespace desk
