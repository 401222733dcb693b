// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/accountcodec.h"
#include "models/codec/cohortcodec.h"
#include "models/codec/definitioncodec.h"
#include "models/codec/errorcodec.h"
#include "models/codec/historycodec.h"
#include "models/codec/jsontext.h"
#include "models/codec/personcodec.h"
#include "tests/fuzz/fuzzinput.h"

#include <algorithm>

using namespace desk;
using desk::test::expect;

namespace {

//! A refusal always has words; a value is enough by itself.
template<class T>
void expectWords(const Result<T> &result)
{
    expect(result.has_value() || (!result.error().text.isEmpty() && result.error().raw.size() <= 4096));
}

bool isJson(const QByteArray &text)
{
    return !readJson(text).error;
}

//! Texts that are kept as received are JSON, and a row that the local cache keeps as such a text comes back the same.
void expectKeepable(const Cohort &cohort)
{
    expect(decodeCohortRow(cohort.raw) == cohort);
    expect((cohort.filters.isEmpty() || isJson(cohort.filters)) && (cohort.query.isEmpty() || isJson(cohort.query)));
}

void expectWholeTexts(const QByteArray &body)
{
    if (const auto page = decodeCohortPage(body))
        std::for_each(page->rows.begin(), page->rows.end(), expectKeepable);
    if (const auto cohort = decodeCohort(body))
        expectKeepable(*cohort);
    if (const auto page = decodePersonPage(body)) {
        for (const Person &person : page->rows)
            expect(person.properties.isEmpty() || isJson(person.properties));
    }
    if (const auto values = decodePropertyValues(body)) {
        for (const PropertyValueCount &value : *values)
            expect(isJson(value.value));
    }
    if (const auto page = decodeActivityPage(body)) {
        for (const ActivityEntry &entry : page->rows)
            expect(isJson(entry.raw));
    }
}

} // namespace

//! Any body as the answer of any endpoint, with a good status and with a bad one (the first byte chooses which).
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray body(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    expectWords(decodeCohortPage(body));
    expectWords(decodeCohort(body));
    expectWords(decodePopulation(body));
    expectWords(decodeSuccess(body));
    expectWords(decodePersonPage(body));
    expectWords(decodePerson(body));
    expectWords(decodePersonCohorts(body));
    expectWords(decodeAccount(body));
    expectWords(decodeOrganizationProjects(body));
    expectWords(decodeProjectPage(body));
    expectWords(decodeActivityPage(body));
    expectWords(decodeCalculationPage(body));
    expectWords(decodePropertyDefinitionPage(body));
    expectWords(decodeEventDefinitionPage(body));
    expectWords(decodeActions(body));
    expectWords(decodePropertyValues(body));
    expectWords(decodeUsedIn(body));
    expectWords(decodeQueryResult(body));
    (void)decodeQueryTicket(body);
    expectWholeTexts(body);
    const Error error = errorOfAnswer(300 + data[0], {}, body);
    expect(!error.text.isEmpty() && error.raw.size() <= 4096 && (error.extra.isEmpty() || isJson(error.extra)));
    return 0;
}
