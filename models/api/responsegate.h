// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apirequest.h"
#include "models/api/retrypolicy.h"

#include <QUrl>

#include <variant>

namespace desk {

//! One answer as the transport delivered it.
struct ApiAnswer
{
    int status = 0;
    QByteArray contentType;
    QByteArray retryAfter;
    QByteArray location;
    QByteArray body;
};

//! How the transport failed, in our own terms.
struct TransportFault
{
    enum class Kind {
        None,
        Refused,
        UnknownHost,
        NoNetwork,
        Proxy,
        Tls,
        Closed,      //!< by the other side, before the answer or in it
        Silent,      //!< no sign of life for ApiRequest::silence
        Deadline,    //!< ApiRequest::deadline is over
        TooLarge,    //!< more than Expectation::maxBytes
        Undecodable, //!< compressed in a way that cannot be undone
        Stopped,     //!< by the one who takes in a stream
        Other
    };
    Kind kind = Kind::None;
    QString words;     //!< the system's own words
    bool sent = false; //!< some of the request may have reached a server
};

//! The one place that decides whether an answer is a success: transport, status, content type, well-formed JSON,
//! required members. Pure. The typed parse follows in CohortApi.
class ResponseGate final
{
public:
    ResponseGate(ApiRequest request, QUrl server)
        : m_request(std::move(request))
        , m_server(std::move(server))
    {}
    //! The answer itself, or why it is none.
    std::variant<ApiAnswer, Failure> check(const TransportFault &fault, ApiAnswer answer) const;

private:
    Failure transportFailure(const TransportFault &fault, const ApiAnswer &answer) const;
    std::optional<Failure> statusFailure(const ApiAnswer &answer) const;
    std::optional<Failure> bodyFailure(const ApiAnswer &answer) const;
    std::optional<Failure> jsonFailure(const ApiAnswer &answer) const;
    ApiRequest m_request;
    QUrl m_server;
};

//! The start of a body for "show what was received".
QByteArray rawSample(const QByteArray &body);

} // namespace desk
