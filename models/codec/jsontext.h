// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/jsonvalue.h"

#include <QByteArrayView>

#include <vector>

namespace desk {

//! Where and why a text is not JSON. `line` and `column` count from 1, `column` in UTF-16 units as text editors do.
struct JsonTextError
{
    QString text; //!< plain words without the place
    qsizetype offset = 0;
    int line = 1;
    int column = 1;
    bool operator==(const JsonTextError &) const = default;
};

//! What reading a text gave: a value, or an absent value and the mistake.
struct JsonReading
{
    JsonValue value;
    std::optional<JsonTextError> error;
};

//! Reads one JSON text (RFC 8259, strict UTF-8; a leading byte order mark is passed over). Keeps number tokens, member
//! order, duplicate members and lone surrogate escapes. Iterative: any depth. Any thread.
JsonReading readJson(QByteArrayView text);

//! The same as a Result: kind BrokenAnswer, `text` names line and column, `raw` holds the start of the text.
Result<JsonValue> parseJson(QByteArrayView text);

enum class JsonLayout { Compact, Indented };
//! The JSON text of a value, UTF-8. Members that are absent are left out; an absent value gives an empty text.
QByteArray writeJson(const JsonValue &value, JsonLayout layout = JsonLayout::Compact);

//! The texts of an array's elements, as written. The text must be valid JSON; other types give nothing.
std::vector<QByteArrayView> elementTexts(QByteArrayView array);

//! A member of an object as name and text of its value, as written.
struct JsonMemberText
{
    QString name;
    QByteArrayView value;
};
//! The members of an object in order. The text must be valid JSON; other types give nothing.
std::vector<JsonMemberText> memberTexts(QByteArrayView object);

//! The text of the last member of that name; empty when there is none.
QByteArrayView memberText(QByteArrayView object, QStringView name);

} // namespace desk
