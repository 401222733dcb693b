// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace desk::test {

//! A cohort as the list has it.
inline QByteArray cohortAnswer(int id, const QByteArray &name, const QByteArray &description = {})
{
    return R"({"id":)" + QByteArray::number(id) + R"(,"name":")" + name + R"(","description":")" + description +
           R"(","deleted":false,"is_static":false,"is_calculating":false,"errors_calculating":0,"count":)" +
           QByteArray::number(id * 7 % 100) +
           R"(,"created_at":"2026-01-02T03:04:05Z","last_calculation":"2026-02-03T04:05:06Z",)"
           R"("created_by":null,"filters":{"properties":{"type":"OR","values":[]}},"groups":[],"query":null,)"
           R"("version":1,"pending_version":1,"cohort_type":null,"experiment_set":[],"last_error_message":null})";
}

//! Rows as a page; `next` is an address or "null".
inline QByteArray pageAnswer(const QByteArray &rows, int count, const QByteArray &next = "null")
{
    return R"({"count":)" + QByteArray::number(count) + R"(,"next":)" + next + R"(,"previous":null,"results":[)" +
           rows + "]}";
}

} // namespace desk::test
