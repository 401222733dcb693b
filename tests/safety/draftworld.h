// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/codec/cohortcodec.h"
#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "ui/drafts/draftkeeper.h"

namespace desk::test {

inline constexpr qint64 oldest = 2'000; //!< ms that an edit may be in memory only

inline Cohort serverCohort(qint64 id = 7)
{
    return decodeCohortRow("{\"id\":" + QByteArray::number(id) +
                           ",\"name\":\"Paying\",\"description\":\"d\",\"deleted\":false,\"is_calculating\":false,"
                           "\"errors_calculating\":0,\"is_static\":false,\"filters\":{\"properties\":{\"type\":\"OR\","
                           "\"values\":[{\"type\":\"AND\",\"values\":[{\"type\":\"person\",\"key\":\"plan\","
                           "\"operator\":\"exact\",\"value\":[\"pro\"]}]}]}}}");
}

inline QByteArray filtersWith(int number)
{
    return "{\"properties\":{\"type\":\"OR\",\"values\":[{\"type\":\"AND\",\"values\":[{\"type\":\"person\",\"key\":"
           "\"plan\",\"operator\":\"exact\",\"value\":[\"v" +
           QByteArray::number(number) + "\"]}]}]}}";
}

inline void setCriteria(CohortDraft &draft, int number)
{
    draft.filters()->replaceTree(decodeFilters(readJson(filtersWith(number)).value), QStringLiteral("edit"));
}

inline QByteArray criteriaText(const CohortDraft &draft)
{
    return writeJson(encodeFilters(draft.filters()->tree()));
}

//! What the server answers to a save of all edits.
inline Cohort asSaved(const CohortDraft &draft)
{
    Cohort cohort = draft.server();
    cohort.name = draft.name();
    cohort.description = draft.description();
    cohort.filters = criteriaText(draft);
    return cohort;
}

} // namespace desk::test
