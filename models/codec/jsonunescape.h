// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/codec/textbuffer.h"

#include <string_view>

namespace desk {

// The byte side of JSON strings, for the hot path of export: no QString in between. Any thread.

//! Appends what the inside of a JSON string (without its quotes) stands for, as UTF-8. A lone surrogate, which UTF-8
//! cannot hold, becomes U+FFFD; a backslash that begins no escape stays as it is.
void appendUnescaped(TextBuffer &out, std::string_view inside);

//! Appends a JSON text without the blanks between its tokens and with no more escapes than needed: \u00e9 becomes é,
//! \/ becomes /; lone surrogates stay escaped. Numbers and duplicate members stay as they are. The text must be a JSON
//! value whose strings are closed.
void appendCompact(TextBuffer &out, std::string_view json);

//! Appends a text as a JSON string with its quotes.
void appendQuotedJson(TextBuffer &out, std::string_view utf8);

} // namespace desk
