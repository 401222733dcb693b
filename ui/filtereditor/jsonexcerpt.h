// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace desk {

//! The longest line that a text editor lays out without being felt, in characters: it lays out each line as a whole.
inline constexpr qsizetype longestShownLine = 20'000;
//! The longest text that is filled in without being felt, in bytes.
inline constexpr qsizetype longestShownText = 2'000'000;

//! What is shown of a text: all of it, or long lines cut and the last lines left out, each saying how much is missing.
struct JsonExcerpt
{
    QString text;
    bool isWhole = true;
};
JsonExcerpt excerptOf(QByteArrayView json);

//! The length of the longest line.
qsizetype longestLineOf(QStringView text);

} // namespace desk
