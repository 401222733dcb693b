// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apirequest.h"

#include <QDateTime>

#include <deque>

namespace desk {

//! One finished request as the support window shows it: no query values, no bodies, no headers.
struct RequestRecord
{
    QDateTime startedAt; //!< UTC
    Method method = Method::Get;
    QString path;    //!< without query
    int status = 0;  //!< 0: no answer
    qint64 ms = 0;   //!< from the first send to the outcome
    int tries = 0;   //!< sent that often
    QString outcome; //!< "ok", "dropped" or the name of the error kind
    bool operator==(const RequestRecord &) const = default;
};

//! The last requests, oldest first.
class RequestLog final
{
public:
    explicit RequestLog(size_t capacity = 500)
        : m_capacity(capacity)
    {}
    void add(RequestRecord record);
    void removeOldest() { m_records.pop_front(); }
    const std::deque<RequestRecord> &records() const { return m_records; }
    //! Tab-separated lines with a header, for the clipboard.
    QString toText() const;

private:
    size_t m_capacity;
    std::deque<RequestRecord> m_records;
};

} // namespace desk
