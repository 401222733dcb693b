// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/accountcodec.h"
#include "models/codec/cohortcodec.h"
#include "models/codec/definitioncodec.h"
#include "models/codec/errorcodec.h"
#include "models/codec/historycodec.h"
#include "models/codec/personcodec.h"

#include <cstdint>
#include <cstdlib>

using namespace desk;

namespace {

//! A refusal always has words; a value is enough by itself.
template<class T>
void expectWords(const Result<T> &result)
{
    if (!result.has_value() && result.error().text.isEmpty())
        std::abort();
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
    const Error error = errorOfAnswer(300 + data[0], {}, body);
    if (error.text.isEmpty())
        std::abort();
    return 0;
}
