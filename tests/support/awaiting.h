// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"

#include <QObject>
#include <QTest>
#include <QTestEventLoop>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace desk::test {

//! As QTest::qWaitFor(), but the event loop runs on between two looks, where that one sleeps: exchanges of many
//! requests are several times faster. False when it did not come true in time.
inline bool waitFor(const std::function<bool()> &isSo, std::chrono::milliseconds limit = std::chrono::seconds(20))
{
    QTestEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        if (isSo())
            loop.exitLoop();
    });
    look.start(std::chrono::milliseconds(1));
    if (!isSo())
        loop.enterLoopMSecs(static_cast<int>(limit.count()));
    return isSo();
}

//! Takes one answer and counts how often it came, so that "never" and "once" can be tested.
template<class T>
class Asked final
{
public:
    //! Give it to a call; this object may go before the answer comes.
    Answer<T> answer()
    {
        return [state = m_state](Result<T> result) {
            ++state->calls;
            state->result = std::move(result);
        };
    }
    bool arrived() const { return m_state->calls > 0; }
    int calls() const { return m_state->calls; }
    const Result<T> &result() const { return *m_state->result; }
    const T &value() const { return m_state->result->value(); }
    const Error &error() const { return m_state->result->error(); }
    bool succeeded() const { return arrived() && m_state->result->has_value(); }
    bool failed() const { return arrived() && !m_state->result->has_value(); }

private:
    struct State
    {
        int calls = 0;
        std::optional<Result<T>> result;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

//! Starts a call and waits for its answer: `start(context, answer)` returns the Pending. Nothing when none came in
//! time.
template<class T, class Start>
std::optional<Result<T>> await(Start &&start, std::chrono::milliseconds limit = std::chrono::seconds(20))
{
    QObject context;
    Asked<T> asked;
    const Pending pending = start(&context, asked.answer());
    if (!waitFor([&] { return asked.arrived(); }, limit))
        return std::nullopt;
    return asked.result();
}

} // namespace desk::test
