// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/demoserver.h"
#include "tests/api/operations.h"

#include <QTemporaryDir>

#include <map>

namespace desk::test {

//! A store of the demo server with a cohort for every ground, made once and copied for each server that is to begin
//! with it.
class PreparedStore final
{
public:
    //! Throws std::runtime_error when the demo server does not do what it is asked for.
    PreparedStore();

    //! What a server on a new copy of the store is started with; its clock stands, its calculations take no time.
    demo::DemoServer::Options copy(const Operation &forWhat);
    const Subject &subject(Ground ground) const { return m_subjects.at(ground); }

private:
    QString file(int number) const;

    QTemporaryDir m_folder;
    std::map<Ground, Subject> m_subjects;
    int m_copies = 0;
};

} // namespace desk::test
