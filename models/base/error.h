// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace desk {

//! What went wrong, so that a place can choose its words and its way out. Contract sections 1.5 and 1.6.
enum class ErrorKind {
    Offline,         //!< no connection: refused, unknown host, network down
    Timeout,         //!< no (whole) answer before the deadline
    BrokenAnswer,    //!< cut, wrong length, wrong type, not JSON, or without its required members
    NotPostHog,      //!< an answer that no PostHog gives (HTML, empty): wrong address or a proxy
    Tls,             //!< the server's certificate is not trusted
    Redirected,      //!< the server points to another host; the key is not sent there
    InsecureHost,    //!< plain http to a host that is not loopback: refused before sending
    Unauthorized,    //!< 401: the key is wrong or revoked
    Forbidden,       //!< 403: a scope, a role or a project is missing
    NotFound,        //!< 404
    PaymentRequired, //!< 402
    Conflict,        //!< 409
    Invalid,         //!< 400 (or 405, 413, 414, 415): the server refuses what was sent
    Throttled,       //!< 429 for longer than a caller waits
    ServerFailure,   //!< 5xx
    OutcomeUnknown,  //!< a call that creates was sent and its answer was lost: it may have happened
    ReadOnly,        //!< this connection is locked to reading
    File,            //!< reading or writing a local file
    Internal         //!< a defect of this program
};

//! A failure as a value. `text` is for people; the rest is one click away.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString text;          //!< plain words in the user's language: what happened and what to do
    QString detail = {};   //!< the server's own words (contract 1.5 `detail`), or the system's
    QString code = {};     //!< contract 1.5 `code`
    QString attr = {};     //!< contract 1.5 `attr`: the field at fault
    int httpStatus = 0;    //!< 0 when there was no answer
    QByteArray raw = {};   //!< the start of the body as received, at most 4 KiB, never the key
    QByteArray extra = {}; //!< contract 1.5 `extra` as JSON text
    std::optional<std::chrono::milliseconds> retryAfter = {};

    bool operator==(const Error &) const = default;
};

} // namespace desk
