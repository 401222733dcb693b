// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"
#include "models/domain/filternode.h"

#include <QString>

#include <functional>
#include <vector>

namespace desk {

//! What the numbers in criteria are called. Either may be empty or answer an empty text: then the number is shown.
struct CriteriaNames
{
    std::function<QString(CohortId)> cohort = {};
    std::function<QString(ActionId)> action = {};
};

//! A piece of a sentence: what it is, so that a view can set it off and a test can find it.
struct SentencePart
{
    enum class Role { Word, Event, Property, Operator, Value, Number, Time, Cohort, Missing, Unknown };
    Role role = Role::Word;
    QString text;
    bool operator==(const SentencePart &) const = default;
};

//! Pieces whose texts, one after the other, are the sentence.
using Sentence = std::vector<SentencePart>;

//! One node in the web app's words (grammar 4): "completed event login at least 5 times in the last 30 days", "ALL of".
//! Every text is one line; long values are cut.
Sentence sentence(const FilterNode &node, const CriteriaNames &names = {});

//! The same for the middle of a text: "are in cohort X" instead of "in cohort X".
Sentence clause(const FilterNode &node, const CriteriaNames &names = {});

QString sentenceText(const Sentence &sentence);
inline QString sentenceText(const FilterNode &node, const CriteriaNames &names = {})
{
    return sentenceText(sentence(node, names));
}

//! The first line of a tree: "Match people who meet ALL of".
QString rootText(const FilterNode &root);

//! The whole tree as a short paragraph, parentheses where groups are mixed; after about `longest` characters it says
//! how many criteria are left out.
QString summaryText(const FilterTree &tree, const CriteriaNames &names = {}, qsizetype longest = 2000);

//! The whole tree in one line for a list column; empty when there are no criteria.
QString oneLineSummary(const FilterTree &tree, const CriteriaNames &names = {}, qsizetype longest = 200);

} // namespace desk
