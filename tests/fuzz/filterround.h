// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/codec/filtercodec.h"
#include "models/codec/jsonequal.h"
#include "models/codec/jsontext.h"
#include "models/criteria/references.h"
#include "models/criteria/sentence.h"
#include "models/criteria/validation.h"

namespace desk::test {

//! What must hold for a text that is JSON: it survives reading, decoding, encoding and writing, and what a save sends
//! means the same.
inline bool survivesARound(const JsonValue &value)
{
    const FilterTree tree = decodeFilters(value);
    const JsonValue back = encodeFilters(tree);
    const JsonReading again = readJson(writeJson(back));
    const JsonValue saved = filtersForSave(tree);
    return back == value && !again.error && again.value == back && jsonEqual(again.value, back) &&
           sameFilters(back, saved) && sameFilters(tree, decodeFilters(saved));
}

//! Any text: the above holds or the mistake has a place; judging, mending and saying it never crashes.
inline bool isHandled(QByteArrayView text)
{
    const JsonReading reading = readJson(text);
    if (reading.error)
        return reading.error->offset >= 0 && reading.error->offset <= text.size() && reading.error->line > 0 &&
               reading.error->column > 0;
    const FilterTree tree = decodeFilters(reading.value);
    const CriteriaCheck check = checkCriteria(tree);
    for (const Problem &problem : check.problems)
        (void)fixedBy(problem, tree.root);
    (void)summaryText(tree);
    (void)referencesOf(tree);
    return survivesARound(reading.value);
}

} // namespace desk::test
