// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/responsegate.h"

#include <QCoreApplication>

namespace desk {

//! The context of these words for translators.
class ApiWords final
{
    Q_DECLARE_TR_FUNCTIONS(desk::ApiWords)
};

//! The plain words for every way a request can end badly: what happened and what to do. Pure; no key passes here.

//! Without an answer, or with half of one.
Error transportError(const TransportFault &fault, const ApiAnswer &answer, const ApiRequest &request,
                     const QUrl &server);
//! The server points elsewhere.
Error redirectError(const ApiAnswer &answer, const QUrl &server);
//! A success status with a body that no PostHog gives.
Error notPostHogError(const ApiAnswer &answer, const QUrl &server);
//! JSON that ends early or is none.
Error brokenJsonError(const ApiAnswer &answer, const QUrl &server);
//! JSON of another shape than this call gets.
Error shapeError(const QString &what, const ApiAnswer &answer);
//! A request that makes something was sent and no answer came back.
Error outcomeUnknownError(const Error &cause);
Error throttledError(std::chrono::milliseconds wait, const QUrl &server);
Error readOnlyError();
Error unsendableKeyError(bool empty);
Error extraCaError(const QString &file);
Error tooManyPersonsError(qsizetype count);
Error internalError(const QString &what);

//! A 403 or 404 that is about the project, not about a thing in it.
bool isAboutProject(const Error &error);

//! "kind" as one word for the request log: "Offline", "Timeout" ...
QString kindName(ErrorKind kind);

} // namespace desk
