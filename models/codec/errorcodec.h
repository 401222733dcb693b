// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <QByteArrayView>

#include <optional>

namespace desk {

//! The Error of an answer whose status is no success (contract 1.5, 1.6, 12): kind by the status, plain words by what
//! the server said. Bodies that are empty, HTML or no envelope are normal here. `retryAfter` is taken from the words
//! "available in N seconds" only; a Retry-After header is the caller's.
Error errorOfAnswer(int status, const QByteArray &contentType, const QByteArray &body);

//! When a body is one that no PostHog sends with a success (empty, HTML): the Error of kind NotPostHog.
std::optional<Error> notPostHog(const QByteArray &body);

//! Whether a body is HTML by its content type or by its look.
bool isHtml(const QByteArray &contentType, QByteArrayView body);

//! The server's words about a filter (contract 12) made readable: the first record of a Python list as a sentence.
//! Empty when the text is no such list.
QString wordsOfValidationList(const QString &detail);

//! The start of a body, at most 4 KiB, never cut inside a character.
QByteArray startOfBody(QByteArrayView body);

} // namespace desk
