// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/errorcodec.h"

#include "models/codec/fieldreader.h"
#include "models/codec/jsontext.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace desk {

namespace {

constexpr qsizetype SampleSize = 4096;
constexpr qsizetype LongestShownDetail = 400; //!< longer server texts are dumps: one click away, not in the sentence

QString say(const char *text)
{
    return QCoreApplication::translate("ServerWords", text);
}

//! What the body of a failed answer tells (contract 1.5), as far as it has the shape of the envelope.
struct Envelope
{
    QString code, detail, attr;
    QByteArray extra;
};

Envelope readEnvelope(const QByteArray &body)
{
    const JsonReading reading = readJson(body);
    if (!reading.value.isObject())
        return {};
    const JsonValue &object = reading.value;
    return {plainText(object[u"code"]), plainText(object[u"detail"]), plainText(object[u"attr"]),
            memberText(body, u"extra").toByteArray()};
}

ErrorKind kindOf(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::Unauthorized;
    case 402:
        return ErrorKind::PaymentRequired;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    case 409:
        return ErrorKind::Conflict;
    case 429:
        return ErrorKind::Throttled;
    default:
        if (status >= 500)
            return ErrorKind::ServerFailure;
        return status >= 400 ? ErrorKind::Invalid : status >= 300 ? ErrorKind::Redirected : ErrorKind::BrokenAnswer;
    }
}

std::optional<std::chrono::milliseconds> secondsIn(const QString &detail)
{
    static const QRegularExpression seconds(QStringLiteral("available in (\\d{1,6}) second"));
    const auto match = seconds.match(detail);
    if (!match.hasMatch())
        return std::nullopt;
    return std::chrono::seconds(match.captured(1).toInt());
}

QString forbiddenWords(const QString &detail)
{
    static const QRegularExpression scope(QStringLiteral("missing required scope '([^']+)'"));
    if (const auto match = scope.match(detail); match.hasMatch())
        return say(QT_TRANSLATE_NOOP("ServerWords", "The key lacks the permission “%1”. Add it to the key in PostHog "
                                                    "under Settings, Personal API keys, then try again."))
            .arg(match.captured(1));
    if (detail.contains(u"requested project") || detail.contains(u"scoped projects"))
        return say(QT_TRANSLATE_NOOP("ServerWords", "This key is limited to other projects. Choose one of them, or use "
                                                    "a key that may read this project."));
    if (detail.contains(u"access to the project"))
        return say(QT_TRANSLATE_NOOP("ServerWords", "The owner of this key is no member of this project. Choose "
                                                    "another project, or ask for access."));
    if (detail.contains(u"does not support Personal API Key"))
        return say(QT_TRANSLATE_NOOP("ServerWords", "This server does not allow this with a personal API key."));
    if (detail.contains(u"access to this resource"))
        return say(QT_TRANSLATE_NOOP("ServerWords", "Your role does not allow this here. Ask an administrator of the "
                                                    "project for access."));
    return say(QT_TRANSLATE_NOOP("ServerWords", "The key or its owner is not allowed to do this. Check the scopes of "
                                                "the key and your role in the project."));
}

QString notFoundWords(const QString &detail)
{
    if (detail.contains(u"Project not found"))
        return say(QT_TRANSLATE_NOOP("ServerWords", "The server has no project with this number. Choose another one."));
    return say(QT_TRANSLATE_NOOP("ServerWords", "The server does not have this any more, or does not offer it. Refresh "
                                                "the list and look again."));
}

QString throttledWords(const QString &detail)
{
    if (const auto wait = secondsIn(detail))
        return QCoreApplication::translate("ServerWords", "The server asks to slow down. Try again in %n second(s).",
                                           nullptr, static_cast<int>(wait->count() / 1000));
    return say(QT_TRANSLATE_NOOP("ServerWords", "The server asks to slow down. Try again in a moment."));
}

QString conflictWords(const Envelope &envelope)
{
    if (envelope.code == u"population_in_progress")
        return say(QT_TRANSLATE_NOOP("ServerWords", "This cohort is still being filled. Wait until that is finished, "
                                                    "or stop it, then try again."));
    if (!envelope.detail.isEmpty())
        return envelope.detail;
    return say(QT_TRANSLATE_NOOP("ServerWords", "Somebody else changed this meanwhile. Refresh and look again."));
}

QString serverFailureWords(int status, const Envelope &envelope)
{
    if (envelope.code == u"population_failed")
        return say(QT_TRANSLATE_NOOP("ServerWords", "The server could not put all of these people into the cohort. "
                                                    "Look at the cohort: try its filling again, or stop it."));
    if (envelope.code == u"population_storage_unavailable")
        return say(QT_TRANSLATE_NOOP("ServerWords", "The server could not keep the list of people, so none of them was "
                                                    "added. Try again in a few minutes."));
    if (status == 502 || (status == 503 && envelope.detail.isEmpty()))
        return say(QT_TRANSLATE_NOOP("ServerWords", "The server cannot be reached behind its front door. Try again in "
                                                    "a few minutes."));
    if (status == 503)
        return say(QT_TRANSLATE_NOOP("ServerWords", "The server is too busy right now. Try again in a few minutes."));
    if (status == 504 || status == 512)
        return say(QT_TRANSLATE_NOOP("ServerWords", "The server took too long for this. Ask for less at once, or try "
                                                    "again later."));
    if (status == 513)
        return say(QT_TRANSLATE_NOOP("ServerWords", "This is too much for the server's memory. Ask for less at once."));
    return say(QT_TRANSLATE_NOOP("ServerWords", "The server has a problem of its own. Try again in a few minutes."));
}

QString invalidWords(int status, const Envelope &envelope)
{
    if (status == 413)
        return say(QT_TRANSLATE_NOOP("ServerWords", "This is too large for the server. Send it in smaller parts."));
    if (status == 405)
        return say(QT_TRANSLATE_NOOP("ServerWords", "This server does not offer this action."));
    if (const QString words = wordsOfValidationList(envelope.detail); !words.isEmpty())
        return words;
    if (envelope.detail.isEmpty() || envelope.detail.size() > LongestShownDetail)
        return say(QT_TRANSLATE_NOOP("ServerWords", "The server refuses what was sent. Its own words are in the "
                                                    "details."));
    return say(QT_TRANSLATE_NOOP("ServerWords", "The server refuses this: %1")).arg(envelope.detail);
}

QString wordsOf(ErrorKind kind, int status, const Envelope &envelope)
{
    switch (kind) {
    case ErrorKind::Unauthorized:
        return say(QT_TRANSLATE_NOOP("ServerWords", "The server does not accept this key. It may be mistyped or "
                                                    "revoked: check it in the connection settings."));
    case ErrorKind::PaymentRequired:
        return say(QT_TRANSLATE_NOOP("ServerWords", "This needs a PostHog plan that this organization does not have."));
    case ErrorKind::Forbidden:
        return forbiddenWords(envelope.detail);
    case ErrorKind::NotFound:
        return notFoundWords(envelope.detail);
    case ErrorKind::Conflict:
        return conflictWords(envelope);
    case ErrorKind::Throttled:
        return throttledWords(envelope.detail);
    case ErrorKind::ServerFailure:
        return serverFailureWords(status, envelope);
    case ErrorKind::Redirected:
        return say(QT_TRANSLATE_NOOP("ServerWords", "The server points to another address. Check the address in the "
                                                    "connection settings."));
    default:
        return invalidWords(status, envelope);
    }
}

QString strangerWords(bool isEmpty)
{
    return isEmpty ? say(QT_TRANSLATE_NOOP("ServerWords", "The answer is empty. This is not a PostHog server, or "
                                                          "something between here and there cuts answers. Check the "
                                                          "address."))
                   : say(QT_TRANSLATE_NOOP("ServerWords", "A web page came instead of data. This is not a PostHog "
                                                          "server, or a proxy wants you to sign in. Check the "
                                                          "address."));
}

} // namespace

bool isHtml(const QByteArray &contentType, QByteArrayView body)
{
    return contentType.toLower().contains("html") || body.trimmed().startsWith("<");
}

QByteArray startOfBody(QByteArrayView body)
{
    qsizetype end = std::min(body.size(), SampleSize);
    while (end > 0 && end < body.size() && (static_cast<uchar>(body[end]) & 0xc0) == 0x80)
        --end;
    return body.first(end).toByteArray();
}

std::optional<Error> notPostHog(const QByteArray &body)
{
    const bool isEmpty = body.trimmed().isEmpty();
    if (!isEmpty && !isHtml({}, body))
        return std::nullopt;
    Error error{ErrorKind::NotPostHog, strangerWords(isEmpty)};
    error.raw = startOfBody(body);
    return error;
}

Error errorOfAnswer(int status, const QByteArray &contentType, const QByteArray &body)
{
    const Envelope envelope = isHtml(contentType, body) ? Envelope() : readEnvelope(body);
    Error error{kindOf(status), {}};
    // A server that is not PostHog answers with its own 404 page: contract 1.5 knows 404 as JSON or empty.
    if (error.kind == ErrorKind::NotFound && isHtml(contentType, body)) {
        error.kind = ErrorKind::NotPostHog;
        error.text = strangerWords(false);
    } else {
        error.text = wordsOf(error.kind, status, envelope);
    }
    error.detail = envelope.detail;
    error.code = envelope.code;
    error.attr = envelope.attr;
    error.extra = envelope.extra;
    error.httpStatus = status;
    error.raw = startOfBody(body);
    error.retryAfter = secondsIn(envelope.detail);
    return error;
}

} // namespace desk
