// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/worddifference.h"

#include "models/criteria/alignment.h"

#include <QStringList>

namespace desk {

namespace {

//! Words and the blanks between them, each on its own.
QStringList piecesOf(const QString &sentence)
{
    QStringList pieces;
    for (qsizetype i = 0; i < sentence.size();) {
        const bool blank = sentence[i].isSpace();
        qsizetype end = i + 1;
        while (end < sentence.size() && sentence[end].isSpace() == blank)
            ++end;
        pieces << sentence.mid(i, end - i);
        i = end;
    }
    return pieces;
}

void append(std::vector<WordRun> &runs, WordRun::Fate fate, const QString &text)
{
    if (!runs.empty() && runs.back().fate == fate)
        runs.back().text += text;
    else
        runs.push_back({fate, text});
}

} // namespace

std::vector<WordRun> wordDifference(const QString &before, const QString &after)
{
    const QStringList old = piecesOf(before), fresh = piecesOf(after);
    const auto pairs = align(static_cast<int>(old.size()), static_cast<int>(fresh.size()),
                             {[&](int i, int j) { return old[i] == fresh[j]; }});
    std::vector<WordRun> runs;
    for (const AlignedPair &pair : pairs) {
        if (pair.after < 0)
            append(runs, WordRun::Fate::Removed, old[pair.before]);
        else
            append(runs, pair.before < 0 ? WordRun::Fate::Added : WordRun::Fate::Same, fresh[pair.after]);
    }
    return runs;
}

} // namespace desk
