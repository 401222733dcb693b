// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/criteria/sentence.h"

#include <utility>

namespace desk {

//! A named place in a pattern and what stands there.
struct SentenceSlot
{
    QStringView name;
    Sentence parts;
};

inline SentencePart part(SentencePart::Role role, const QString &text)
{
    return {role, text};
}
inline Sentence words(const QString &text)
{
    return text.isEmpty() ? Sentence{} : Sentence{{SentencePart::Role::Word, text}};
}
//! A hole that a person has to fill: "(choose an event)".
inline Sentence missing(const QString &text)
{
    return {{SentencePart::Role::Missing, text}};
}

//! A translated pattern such as "in cohort {name}" with its places filled. Names in braces keep translators free to
//! change the order.
Sentence filled(const QString &pattern, const std::vector<SentenceSlot> &places);

void append(Sentence &sentence, Sentence more);

//! " where KEY OPERATOR VALUE and ..." of a behavioural leaf; empty without event filters.
Sentence whereParts(const JsonValue &leaf);

//! One entry of event_filters.
Sentence filterParts(const JsonValue &filter);

//! KEY OPERATOR VALUE of a property condition.
Sentence conditionParts(const JsonValue &condition);

//! A behavioural leaf as a sentence.
Sentence behaviourSentence(const FilterNode &leaf, const CriteriaNames &names);

} // namespace desk
