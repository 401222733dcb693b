// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"

#include <QPointer>

#include <memory>
#include <vector>

namespace desk::test {

//! A fetch function under the test's control: notes what was asked and answers when and what the test says. The
//! functions it hands out share it and may outlive it.
template<class Request, class T>
class ScriptedFetch
{
public:
    Fetch<Request, T> function() const
    {
        return [calls = m_calls](const Request &request, QObject *context, Answer<T> answer) {
            auto isDropped = std::make_shared<bool>(false);
            calls->push_back({request, context, std::move(answer), isDropped});
            return Pending([isDropped] { *isDropped = true; });
        };
    }

    int count() const { return static_cast<int>(m_calls->size()); }
    const Request &request(int call) const { return at(call).request; }
    const Request &lastRequest() const { return m_calls->back().request; }
    bool isDropped(int call) const { return *at(call).isDropped; }
    //! Answers like a well-behaved client: not when the call was dropped or its context is gone.
    void answer(int call, Result<T> result) const
    {
        if (!isDropped(call))
            answerRegardless(call, std::move(result));
    }
    void answerLast(Result<T> result) const { answer(count() - 1, std::move(result)); }
    //! Answers though the call was dropped: what a late answer looks like.
    void answerRegardless(int call, Result<T> result) const
    {
        // A copy: the answer may ask again, and the list of calls may move.
        const Call copy = at(call);
        if (copy.context)
            copy.answer(std::move(result));
    }

private:
    struct Call
    {
        Request request;
        QPointer<QObject> context;
        Answer<T> answer;
        std::shared_ptr<bool> isDropped;
    };
    const Call &at(int call) const { return m_calls->at(static_cast<size_t>(call)); }

    std::shared_ptr<std::vector<Call>> m_calls = std::make_shared<std::vector<Call>>();
};

} // namespace desk::test
