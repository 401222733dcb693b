// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace desk {

//! Text made comparable for searching: compatibility forms, case and accents do not count, blanks of any kind are one
//! blank. Folding twice gives the same text.
QString foldForSearch(const QString &text);

//! The folded words of a text: runs of letters and digits.
QStringList foldedWords(const QString &folded);

} // namespace desk
