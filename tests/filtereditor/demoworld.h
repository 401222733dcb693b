// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/demo-engine/oracle.h"

#include <QString>

#include <optional>

namespace desk::test {

//! What the demo server's database holds, read behind its back: the world for the independent evaluator, and what the
//! server made of a cohort.
class DemoWorld final
{
public:
    //! `now` is the instant at which the server's clock stands.
    DemoWorld(const QString &file, const QString &now);

    struct Stored
    {
        oracle::Json filters;
        bool isCalculating = true;
        std::int64_t version = 0;        //!< of the calculation begun last
        std::string errorCode;           //!< of that calculation; empty: it went well
        std::set<std::uint32_t> members; //!< numbers of persons in the order of their ids
    };
    std::optional<Stored> cohort(qint64 id) const;
    oracle::Outcome expected(const oracle::Json &filters) const;

private:
    std::string m_file;
    oracle::World m_world;
    std::vector<oracle::Subject> m_subjects;
};

} // namespace desk::test
