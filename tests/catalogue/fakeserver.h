// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguesource.h"

#include <QTimer>

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

namespace desk::test {

//! The two questions of the catalogue, answered from a list in memory in the server's order (contract 3.1), one event
//! loop turn later. The test may change the list between any two pages.
struct FakeServer
{
    std::vector<Cohort> cohorts;               //!< newest first
    std::vector<CohortListQuery> listRequests; //!< as received
    std::vector<CohortId> oneRequests;
    std::function<void(int)> beforePage = {}; //!< called with the number of the page, from 0 on
    std::function<std::optional<Error>(int)> refusePage = {};
    std::function<std::optional<Error>(CohortId)> refuseOne = {};
    qint64 longestPage = 1'000'000;
    bool dropsFiltersWhenBasic = false; //!< contract 14.10, Mid

    const Cohort *find(CohortId id) const
    {
        const auto it = std::find_if(cohorts.begin(), cohorts.end(), [&](const Cohort &each) { return each.id == id; });
        return it == cohorts.end() ? nullptr : &*it;
    }
    Cohort &edit(qint64 id) { return const_cast<Cohort &>(*find(CohortId{id})); }
    void erase(qint64 id)
    {
        std::erase_if(cohorts, [&](const Cohort &each) { return each.id.value == id; });
    }

    Result<Page<Cohort>> page(const CohortListQuery &query)
    {
        const int number = static_cast<int>(listRequests.size());
        listRequests.push_back(query);
        if (beforePage)
            beforePage(number);
        if (refusePage)
            if (auto error = refusePage(number))
                return *error;
        return slice(query);
    }

    Page<Cohort> slice(const CohortListQuery &query) const
    {
        const auto size = static_cast<qint64>(cohorts.size());
        const qint64 begin = std::min(query.page.offset, size);
        const qint64 end = std::min(size, begin + std::min(query.page.limit, longestPage));
        Page<Cohort> page;
        page.rows.assign(cohorts.begin() + begin, cohorts.begin() + end);
        page.total = size;
        page.hasMore = query.page.offset + query.page.limit < size;
        for (Cohort &cohort : page.rows)
            thin(cohort, query.basic);
        return page;
    }

    void thin(Cohort &cohort, bool basic) const
    {
        cohort.population.reset();
        if (basic)
            cohort.lastErrorMessage.clear();
        if (basic && dropsFiltersWhenBasic)
            cohort.filters.clear();
    }

    Result<Cohort> one(CohortId id)
    {
        oneRequests.push_back(id);
        if (refuseOne)
            if (auto error = refuseOne(id))
                return *error;
        const Cohort *cohort = find(id);
        return cohort ? Result<Cohort>(*cohort) : Result<Cohort>(Error{ErrorKind::NotFound, QStringLiteral("gone")});
    }

    template<class T, class Ask>
    static Pending later(QObject *context, Answer<T> answer, Ask ask)
    {
        auto isWanted = std::make_shared<bool>(true);
        QTimer::singleShot(0, context, [isWanted, answer = std::move(answer), ask] {
            if (*isWanted)
                answer(ask());
        });
        return Pending([isWanted] { *isWanted = false; });
    }

    CatalogueSource source()
    {
        return {[this](const CohortListQuery &query, QObject *context, Answer<Page<Cohort>> answer) {
                    return later<Page<Cohort>>(context, std::move(answer), [this, query] { return page(query); });
                },
                [this](const CohortId &id, QObject *context, Answer<Cohort> answer) {
                    return later<Cohort>(context, std::move(answer), [this, id] { return one(id); });
                }};
    }
};

} // namespace desk::test
