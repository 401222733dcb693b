// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace desk {

//! Reads a JSON string that begins at `at` (its opening quote) of a text that is valid UTF-8. On success `at` is behind
//! the closing quote; on failure `at` is at the mistake and nothing is returned.
std::optional<QString> readJsonString(QByteArrayView text, qsizetype &at);

//! Appends a string with its quotes. Lone surrogates, which UTF-8 cannot hold, become \uXXXX.
void appendJsonString(QByteArray &out, QStringView string);

//! UTF-8 as text, all of it: QString::fromUtf8() takes a byte order mark at the begin away, which in the middle of
//! somebody's data is a character like others.
QString textFromUtf8(QByteArrayView utf8);

//! The offset of the first byte that is not valid UTF-8, -1 when there is none.
qsizetype firstInvalidUtf8(QByteArrayView text);

} // namespace desk
