// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/errorwords.h"

#include "models/api/connection.h"

#include <QLocale>

#include <cmath>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QString seconds(std::chrono::milliseconds time)
{
    return QLocale().toString(static_cast<qint64>(std::ceil(static_cast<double>(time.count()) / 1000.0)));
}

QString mebibytes(qint64 bytes)
{
    return QLocale().toString(bytes / (1024 * 1024));
}

ErrorKind kindOf(TransportFault::Kind kind, bool anyAnswer)
{
    using Kind = TransportFault::Kind;
    switch (kind) {
    case Kind::Refused:
    case Kind::UnknownHost:
    case Kind::NoNetwork:
    case Kind::Proxy:
        return ErrorKind::Offline;
    case Kind::Silent:
    case Kind::Deadline:
        return ErrorKind::Timeout;
    case Kind::Tls:
        return ErrorKind::Tls;
    case Kind::Closed:
    case Kind::TooLarge:
    case Kind::Undecodable:
        return ErrorKind::BrokenAnswer;
    case Kind::Other:
        return anyAnswer ? ErrorKind::BrokenAnswer : ErrorKind::Offline;
    case Kind::None:
    case Kind::Stopped:
        break;
    }
    return ErrorKind::Internal;
}

QString closedWords(bool anyAnswer)
{
    return anyAnswer
               ? ApiWords::tr("The answer from %1 was cut off before its end. Try again; if it stays so, something "
                              "between here and the server cuts long answers.")
               : ApiWords::tr("%1 closed the connection without an answer that can be read. Try again; if it stays so, "
                              "check that the address is that of a PostHog server.");
}

QString transportWords(const TransportFault &fault, bool anyAnswer, const ApiRequest &request)
{
    using Kind = TransportFault::Kind;
    switch (fault.kind) {
    case Kind::Refused:
        return ApiWords::tr(
            "Nothing answers at %1: the server is not running, or the port is wrong. Check the address and "
            "try again.");
    case Kind::UnknownHost:
        return ApiWords::tr(
            "There is no server named %1, or this computer is offline. Check the address and the network.");
    case Kind::NoNetwork:
        return ApiWords::tr(
            "%1 cannot be reached: this computer seems to be offline. Check the network and try again.");
    case Kind::Proxy:
        return ApiWords::tr("The proxy does not let us through to %1. Check the proxy in the connection's settings.");
    case Kind::Tls:
        return ApiWords::tr(
            "The certificate of %1 is not trusted, so nothing was sent. If it is your own server, add its "
            "authority as extra CA file in the connection.");
    case Kind::Silent:
        return ApiWords::tr("%1 has not answered for %2 seconds. Try again in a moment.")
            .arg(u"%1"_s, seconds(request.silence));
    case Kind::Deadline:
        return ApiWords::tr("The answer from %1 did not arrive within %2 seconds. Try again, perhaps with fewer rows.")
            .arg(u"%1"_s, seconds(request.deadline));
    case Kind::TooLarge:
        return ApiWords::tr("The answer from %1 is larger than %2 MiB and was not taken in. Ask for fewer rows.")
            .arg(u"%1"_s, mebibytes(request.expect.maxBytes));
    case Kind::Undecodable:
        return ApiWords::tr("The answer from %1 is packed in a way that cannot be unpacked. Try again.");
    case Kind::Closed:
        return closedWords(anyAnswer);
    case Kind::Other:
    case Kind::None:
    case Kind::Stopped:
        break;
    }
    return ApiWords::tr("The connection to %1 failed. Try again.");
}

QString hostOf(const QUrl &server)
{
    return server.port() > 0 ? server.host() + u':' + QString::number(server.port()) : server.host();
}

Error withBody(ErrorKind kind, const QString &text, const ApiAnswer &answer)
{
    Error error{kind, text};
    error.httpStatus = answer.status;
    error.raw = rawSample(answer.body);
    return error;
}

QString redirectWords(const QUrl &server, const QUrl &target)
{
    if (isSameOrigin(server, target))
        return ApiWords::tr(
                   "%1 redirects to itself, which leads nowhere: it is not a PostHog there, or the path is wrong. "
                   "Check the address.")
            .arg(hostOf(server));
    return ApiWords::tr("%1 points to %2. The key was not sent there. If that is your PostHog, enter its address as "
                        "the connection's address.")
        .arg(hostOf(server), target.scheme() + "://"_L1 + hostOf(target));
}

} // namespace

Error transportError(const TransportFault &fault, const ApiAnswer &answer, const ApiRequest &request,
                     const QUrl &server)
{
    const bool anyAnswer = answer.status != 0;
    QString text = transportWords(fault, anyAnswer, request);
    Error error = withBody(kindOf(fault.kind, anyAnswer), text.replace("%1"_L1, hostOf(server)), answer);
    error.detail = fault.words;
    if (request.effect == Effect::Change && fault.sent)
        error.text += u' ' + ApiWords::tr("The change may have reached the server all the same.");
    return error;
}

bool isAboutProject(const Error &error)
{
    return error.detail == u"Project not found." || error.detail.contains("requested project"_L1) ||
           error.detail == u"You don't have access to the project.";
}

Error redirectError(const ApiAnswer &answer, const QUrl &server)
{
    const QUrl target = server.resolved(QUrl(QString::fromUtf8(answer.location)));
    Error error = withBody(ErrorKind::Redirected, redirectWords(server, target), answer);
    error.detail = target.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    return error;
}

Error notPostHogError(const ApiAnswer &answer, const QUrl &server)
{
    const QString text =
        answer.body.trimmed().isEmpty()
            ? ApiWords::tr("%1 gave an empty answer, as no PostHog does. Check the address.")
            : ApiWords::tr("%1 answered, but not as a PostHog server: a web page or another program is there, "
                           "perhaps a login page of the network. Check the address.");
    Error error = withBody(ErrorKind::NotPostHog, text.arg(hostOf(server)), answer);
    error.detail = QString::fromUtf8(answer.contentType);
    return error;
}

Error brokenJsonError(const ApiAnswer &answer, const QUrl &server)
{
    return withBody(ErrorKind::BrokenAnswer,
                    ApiWords::tr("The answer from %1 is damaged or was cut off, so none of it was used. Try again.")
                        .arg(hostOf(server)),
                    answer);
}

Error shapeError(const QString &what, const ApiAnswer &answer)
{
    Error error =
        withBody(ErrorKind::BrokenAnswer,
                 ApiWords::tr("The server's answer is not what belongs to this request, so none of it was used. "
                              "This PostHog may be of a version that Cohort Desk does not know."),
                 answer);
    error.detail = what;
    return error;
}

Error outcomeUnknownError(const Error &cause)
{
    Error error = cause;
    error.kind = ErrorKind::OutcomeUnknown;
    error.text = ApiWords::tr("The request had gone out when the connection failed, so it may have been carried out. "
                              "Look whether it is there before you try again; it was not sent twice.");
    error.detail = cause.detail.isEmpty() ? cause.text : cause.text + u'\n' + cause.detail;
    return error;
}

Error throttledError(std::chrono::milliseconds wait, const QUrl &server)
{
    Error error{
        ErrorKind::Throttled,
        ApiWords::tr("%1 has had too many requests for now and asks for a pause of %2 seconds. Try again after that.")
            .arg(hostOf(server), seconds(wait))};
    error.httpStatus = 429;
    error.retryAfter = wait;
    return error;
}

Error readOnlyError()
{
    return {ErrorKind::ReadOnly,
            ApiWords::tr(
                "This connection is locked to reading, so nothing was sent. Unlock it in the connection's settings.")};
}

Error unsendableKeyError(bool empty)
{
    return {ErrorKind::Unauthorized,
            empty
                ? ApiWords::tr("There is no key for this connection. Enter a personal API key.")
                : ApiWords::tr(
                      "The key holds characters that no key has, so it was not sent. Copy it again, whole and alone.")};
}

Error extraCaError(const QString &file)
{
    return {ErrorKind::Tls,
            ApiWords::tr("The extra CA file %1 cannot be read or holds no certificate. Choose a file in PEM format.")
                .arg(file)};
}

Error tooManyPersonsError(qsizetype count)
{
    return {ErrorKind::Invalid,
            count == 0 ? ApiWords::tr("No people were given.")
                       : ApiWords::tr("At most 1000 people can be sent at once; these are %1.").arg(count)};
}

Error internalError(const QString &what)
{
    Error error{ErrorKind::Internal, ApiWords::tr("Cohort Desk made a mistake with this request. Please report it.")};
    error.detail = what;
    return error;
}

QString kindName(ErrorKind kind)
{
    static const QStringList names{u"Offline"_s,   u"Timeout"_s,    u"BrokenAnswer"_s,    u"NotPostHog"_s,
                                   u"Tls"_s,       u"Redirected"_s, u"InsecureHost"_s,    u"Unauthorized"_s,
                                   u"Forbidden"_s, u"NotFound"_s,   u"PaymentRequired"_s, u"Conflict"_s,
                                   u"Invalid"_s,   u"Throttled"_s,  u"ServerFailure"_s,   u"OutcomeUnknown"_s,
                                   u"ReadOnly"_s,  u"File"_s,       u"Internal"_s};
    return names.value(static_cast<int>(kind), u"Internal"_s);
}

} // namespace desk
