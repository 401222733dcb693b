// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter/newcohortbody.h"

#include "models/base/shorttext.h"
#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/filter/cohortdraft.h"

namespace desk {

using namespace Qt::StringLiterals;

namespace {

JsonValue textsOf(const NewCohortTexts &texts)
{
    JsonValue body = JsonValue::emptyObject();
    body.set(u"name"_s, texts.name);
    body.set(u"description"_s, texts.description);
    return body;
}

QString withSuffix(const QString &name, const QString &suffix)
{
    return shortened(name, CohortDraft::longestName - suffix.size()) + suffix;
}

} // namespace

QByteArray criteriaBody(const NewCohortTexts &texts, const FilterTree &criteria, bool isStatic)
{
    JsonValue body = textsOf(texts);
    if (isStatic)
        body.set(u"is_static"_s, JsonValue(true));
    if (criteria.hasRoot)
        body.set(u"filters"_s, filtersForSave(criteria));
    return writeJson(body);
}

QByteArray peopleBody(const NewCohortTexts &texts, const std::vector<PersonId> &people)
{
    JsonValue body = textsOf(texts);
    body.set(u"is_static"_s, JsonValue(true));
    // Some servers refuse an empty cohort that does not say so (contract 3.2 B4).
    JsonArray ids;
    for (const PersonId &person : people)
        ids.push_back(person.uuid);
    body.set(u"_create_static_person_ids"_s, ids.empty() ? JsonValue::emptyArray() : JsonValue(std::move(ids)));
    return writeJson(body);
}

// The words are the server's own (contract 10), so they are not translated: names are data.
QString staticCopyName(const QString &name)
{
    return withSuffix(name, u" (static copy)"_s);
}

QString dynamicCopyName(const QString &name)
{
    return withSuffix(name, u" (dynamic copy)"_s);
}

FilterTree criteriaOf(const Cohort &cohort)
{
    return decodeFilters(cohort.filters.isEmpty() ? JsonValue() : readJson(cohort.filters).value);
}

} // namespace desk
