// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/filtercodec.h"
#include "models/codec/jsonequal.h"
#include "models/codec/jsontext.h"
#include "models/criteria/references.h"
#include "models/criteria/sentence.h"
#include "models/criteria/validation.h"

#include <cstdint>
#include <cstdlib>

using namespace desk;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

//! Any text: what is JSON survives reading, decoding, encoding and writing; judging and saying it never crashes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    const JsonReading reading = readJson(text);
    if (reading.error) {
        require(reading.error->offset >= 0 && reading.error->offset <= text.size());
        require(reading.error->line > 0 && reading.error->column > 0);
        return 0;
    }
    const FilterTree tree = decodeFilters(reading.value);
    const JsonValue back = encodeFilters(tree);
    require(back == reading.value);
    const JsonReading again = readJson(writeJson(back));
    require(!again.error && again.value == back && jsonEqual(again.value, back));
    require(sameFilters(back, filtersForSave(tree)));
    const CriteriaCheck check = checkCriteria(tree);
    for (const Problem &problem : check.problems)
        (void)fixedBy(problem, tree.root);
    (void)summaryText(tree);
    (void)referencesOf(tree);
    return 0;
}
