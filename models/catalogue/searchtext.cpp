// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalogue/searchtext.h"

#include <algorithm>

namespace desk {

namespace {

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

QString withoutMarks(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        if (!c.isMark() && c.category() != QChar::Other_Format)
            out.append(c);
    }
    return out;
}

} // namespace

QString foldForSearch(const QString &text)
{
    if (isAscii(text))
        return text.toLower().simplified();
    // Up and down again: unlike toCaseFolded() that also makes ss of a sharp s. It may bring new marks (U+0130).
    const QString cased = text.normalized(QString::NormalizationForm_KD).toUpper().toLower();
    return withoutMarks(cased.normalized(QString::NormalizationForm_KD)).simplified();
}

QStringList foldedWords(const QString &folded)
{
    QStringList words;
    qsizetype start = -1;
    for (qsizetype i = 0; i <= folded.size(); ++i) {
        const bool inside = i < folded.size() && (folded[i].isLetterOrNumber() || folded[i].isSurrogate());
        if (inside && start < 0)
            start = i;
        if (inside || start < 0)
            continue;
        words.append(folded.sliced(start, i - start));
        start = -1;
    }
    return words;
}

} // namespace desk
