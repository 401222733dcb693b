// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/responsegate.h"

#include "models/api/errorwords.h"
#include "models/api/jsonoutline.h"
#include "models/codec/errorcodec.h"

#include <algorithm>

namespace desk {

using Body = Expectation::Body;
using Fault = TransportFault::Kind;

namespace {

bool mayPass(Fault kind)
{
    switch (kind) {
    case Fault::Refused:
    case Fault::UnknownHost:
    case Fault::NoNetwork:
    case Fault::Closed:
    case Fault::Silent:
    case Fault::Other:
        return true;
    default:
        return false;
    }
}

//! The statuses that a proxy or a restarting server gives for a moment. 500, 504, 512 and 513 come from the request
//! itself as a rule, and asking again makes a busy server busier (contract 13.9.5).
bool mayPass(const Error &error)
{
    // People were left in a failed run, which refuses all more until somebody decides about it (contract 5.1, 8).
    if (error.code == u"population_failed")
        return false;
    return error.httpStatus == 408 || error.httpStatus == 502 || error.httpStatus == 503;
}

QByteArray mediaType(const QByteArray &contentType)
{
    return contentType.split(';').constFirst().trimmed().toLower();
}

//! Servers that leave the type out are believed when the body is JSON.
bool isJsonType(const QByteArray &type)
{
    return type.isEmpty() || type == "application/json" || type == "text/json" ||
           (type.startsWith("application/") && type.endsWith("+json"));
}

bool fitsRoot(Body expected, char root)
{
    switch (expected) {
    case Body::Object:
        return root == '{';
    case Body::Array:
        return root == '[';
    default:
        return root == '{' || root == '[';
    }
}

//! Whether a body is surely worth reading, without reading it: a whole look at a large page takes milliseconds of the
//! window's time. Members of a page stand before or behind its rows. When in doubt, no.
bool looksWhole(const QByteArray &body, const QList<QByteArray> &members)
{
    constexpr qsizetype Edge = 512;
    const QByteArrayView text = QByteArrayView(body).trimmed();
    const QByteArrayView head = text.first(std::min(Edge, text.size()));
    const QByteArrayView tail = text.last(std::min(Edge, text.size()));
    const auto isThere = [head, tail](const QByteArray &name) {
        const QByteArray quoted = '"' + name + '"';
        return head.contains(quoted) || tail.contains(quoted);
    };
    return text.startsWith('{') && text.endsWith('}') && std::all_of(members.begin(), members.end(), isThere);
}

bool isRedirect(int status)
{
    return status >= 300 && status < 400;
}

} // namespace

QByteArray rawSample(const QByteArray &body)
{
    return startOfBody(body);
}

std::variant<ApiAnswer, Failure> ResponseGate::check(const TransportFault &fault, ApiAnswer answer) const
{
    if (fault.kind != Fault::None)
        return transportFailure(fault, answer);
    if (const auto failure = statusFailure(answer))
        return *failure;
    if (const auto failure = bodyFailure(answer))
        return *failure;
    return answer;
}

Failure ResponseGate::transportFailure(const TransportFault &fault, const ApiAnswer &answer) const
{
    // A refusal whose body was cut is still that refusal; only a success must be whole.
    if (answer.status >= 400 && fault.kind != Fault::Proxy)
        return *statusFailure(answer);
    Error error = transportError(fault, answer, m_request, m_server);
    if (m_request.effect == Effect::Create && fault.sent && fault.kind != Fault::Tls)
        return {outcomeUnknownError(error), false, true};
    return {error, mayPass(fault.kind), fault.sent};
}

std::optional<Failure> ResponseGate::statusFailure(const ApiAnswer &answer) const
{
    if (isRedirect(answer.status))
        return Failure{redirectError(answer, m_server)};
    if (answer.status >= 200 && answer.status < 300)
        return {};
    const Error error = errorOfAnswer(answer.status, answer.contentType, answer.body);
    // A gateway that gave up says nothing about what the server behind it did.
    if (m_request.effect == Effect::Create && (answer.status == 502 || answer.status == 504))
        return Failure{outcomeUnknownError(error)};
    return Failure{error, mayPass(error)};
}

//! A success whose body cannot be used. For a call that creates, the thing was made, but we do not know what: the same
//! as a lost answer.
std::optional<Failure> ResponseGate::bodyFailure(const ApiAnswer &answer) const
{
    if (m_request.expect.body == Body::Nothing)
        return {};
    auto failure = jsonFailure(answer);
    if (failure && m_request.effect == Effect::Create && failure->error.kind == ErrorKind::BrokenAnswer)
        failure = Failure{outcomeUnknownError(failure->error), false};
    return failure;
}

std::optional<Failure> ResponseGate::jsonFailure(const ApiAnswer &answer) const
{
    const QByteArray type = mediaType(answer.contentType);
    if (m_request.expect.body == Body::Csv)
        return type == "text/csv" ? std::nullopt : std::optional(Failure{notPostHogError(answer, m_server)});
    if (!isJsonType(type) || QByteArrayView(answer.body).trimmed().isEmpty())
        return Failure{notPostHogError(answer, m_server)};
    if (m_request.expect.isReadElsewhere && looksWhole(answer.body, m_request.expect.members))
        return {};
    const JsonOutline outline = outlineOf(answer.body);
    if (!outline.wellFormed)
        return Failure{brokenJsonError(answer, m_server), true};
    if (!fitsRoot(m_request.expect.body, outline.root))
        return Failure{shapeError(ApiWords::tr("The answer is not of the expected type."), answer)};
    for (const QByteArray &name : m_request.expect.members) {
        if (!outline.has(name))
            return Failure{shapeError(ApiWords::tr("\"%1\" is missing.").arg(QString::fromUtf8(name)), answer)};
    }
    return {};
}

} // namespace desk
