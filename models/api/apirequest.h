// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <utility>

namespace desk {

enum class Method { Get, Post, Patch, Put, Delete };

//! What a request does to the server. It decides about retry, about read-only connections and about a lost answer.
enum class Effect {
    Read,   //!< changes nothing, whatever its method: may be sent again
    Change, //!< sets something to a value: sending it twice gives the same state as once
    Create  //!< makes something new or is good for once: never sent again, a lost answer is OutcomeUnknown
};

//! Interactive calls are what a person waits for; they never queue behind background ones.
enum class Priority { Interactive, Background };

//! What an answer must look like before anybody reads it. The gate checks it.
struct Expectation
{
    enum class Body { Object, Array, Any, Csv, Nothing };
    Body body = Body::Object;
    QList<QByteArray> members;            //!< names that a JSON object must have at its top level
    qint64 maxBytes = 64LL * 1024 * 1024; //!< decoded; a larger answer is refused while it arrives
    bool isReadElsewhere = false; //!< the asker reads it strictly in a thread of its own: a glance is enough here
    bool operator==(const Expectation &) const = default;
};

//! One request as a plain value. It holds no key and no host: the client adds both.
struct ApiRequest
{
    using Query = QList<std::pair<QString, QString>>;

    Method method = Method::Get;
    QString path;           //!< after the base URL, such as "/api/users/@me/"; segments already escaped
    Query query;            //!< names and values not escaped
    QByteArray body;        //!< sent as it is; empty: none
    QByteArray contentType; //!< of the body
    Effect effect = Effect::Read;
    Priority priority = Priority::Interactive;
    std::chrono::milliseconds silence{30'000};  //!< one try without a sign of life for that long is given up
    std::chrono::milliseconds deadline{90'000}; //!< all tries together, without the time spent paused or queued
    std::chrono::milliseconds patience{60'000}; //!< waits out pauses (429) up to that long, else Throttled
    Expectation expect;
    bool operator==(const ApiRequest &) const = default;
};

QByteArray methodName(Method method);

//! "GET /api/projects/1/cohorts/?limit&offset": method, path and the names of the query, never its values.
QString describe(const ApiRequest &request);

} // namespace desk
