// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <functional>

class QObject;

namespace desk {

//! Called once with the outcome, in the thread that asked; never when the asker was dropped first.
template<class T>
using Answer = std::function<void(Result<T>)>;

//! The asker's hold on running work. Dropping it (or destroying it) means: nobody wants the answer any more. Move only.
class [[nodiscard]] Pending
{
public:
    Pending() = default;
    explicit Pending(std::function<void()> drop)
        : m_drop(std::move(drop))
    {}
    Pending(Pending &&other) noexcept
        : m_drop(std::exchange(other.m_drop, nullptr))
    {}
    Pending &operator=(Pending &&other) noexcept
    {
        if (this != &other) {
            drop();
            m_drop = std::exchange(other.m_drop, nullptr);
        }
        return *this;
    }
    ~Pending() { drop(); }

    //! Nobody wants the answer: the work is stopped where possible and nothing is called.
    void drop()
    {
        if (auto f = std::exchange(m_drop, nullptr))
            f();
    }
    //! Let the work run to its end without holding it; the context object still guards the answer.
    void release() { m_drop = nullptr; }

private:
    std::function<void()> m_drop;
};

//! How rooms that know no network ask for something: a request value, a context whose death cancels, an answer.
template<class Request, class T>
using Fetch = std::function<Pending(const Request &, QObject *context, Answer<T>)>;

} // namespace desk
