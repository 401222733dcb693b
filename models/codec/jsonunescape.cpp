// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/jsonunescape.h"

#include <algorithm>
#include <optional>

namespace desk {

namespace {

//! What stands after a backslash: its code point and how many bytes it takes with the backslash.
struct Escape
{
    char32_t meaning;
    size_t length;
};

constexpr bool isSurrogate(char32_t c)
{
    return c >= 0xd800 && c <= 0xdfff;
}

std::optional<char32_t> hexUnit(std::string_view text)
{
    if (text.size() < 4)
        return std::nullopt;
    char32_t unit = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = text[static_cast<size_t>(i)];
        const char lower = static_cast<char>(c | 0x20);
        if (c >= '0' && c <= '9')
            unit = unit * 16 + static_cast<char32_t>(c - '0');
        else if (lower >= 'a' && lower <= 'f')
            unit = unit * 16 + static_cast<char32_t>(lower - 'a' + 10);
        else
            return std::nullopt;
    }
    return unit;
}

//! A \u escape that begins at text[0], with its second half when it is a pair.
std::optional<Escape> unicodeEscape(std::string_view text)
{
    const auto first = hexUnit(text.substr(2));
    if (!first)
        return std::nullopt;
    const bool isHigh = *first >= 0xd800 && *first < 0xdc00;
    if (isHigh && text.size() >= 12 && text[6] == '\\' && text[7] == 'u') {
        const auto second = hexUnit(text.substr(8));
        if (second && *second >= 0xdc00 && *second <= 0xdfff)
            return Escape{0x10000 + ((*first - 0xd800) << 10) + (*second - 0xdc00), 12};
    }
    return Escape{*first, 6};
}

std::optional<Escape> escapeAt(std::string_view text)
{
    if (text.size() < 2)
        return std::nullopt;
    switch (text[1]) {
    case '"':
    case '\\':
    case '/':
        return Escape{static_cast<char32_t>(text[1]), 2};
    case 'b':
        return Escape{'\b', 2};
    case 'f':
        return Escape{'\f', 2};
    case 'n':
        return Escape{'\n', 2};
    case 'r':
        return Escape{'\r', 2};
    case 't':
        return Escape{'\t', 2};
    case 'u':
        return unicodeEscape(text);
    default:
        return std::nullopt;
    }
}

void appendUtf8(TextBuffer &out, char32_t c)
{
    char *p = out.room(4);
    if (c < 0x80) {
        p[0] = static_cast<char>(c);
        out.advance(1);
    } else if (c < 0x800) {
        p[0] = static_cast<char>(0xc0 | (c >> 6));
        p[1] = static_cast<char>(0x80 | (c & 0x3f));
        out.advance(2);
    } else if (c < 0x10000) {
        p[0] = static_cast<char>(0xe0 | (c >> 12));
        p[1] = static_cast<char>(0x80 | ((c >> 6) & 0x3f));
        p[2] = static_cast<char>(0x80 | (c & 0x3f));
        out.advance(3);
    } else {
        p[0] = static_cast<char>(0xf0 | (c >> 18));
        p[1] = static_cast<char>(0x80 | ((c >> 12) & 0x3f));
        p[2] = static_cast<char>(0x80 | ((c >> 6) & 0x3f));
        p[3] = static_cast<char>(0x80 | (c & 0x3f));
        out.advance(4);
    }
}

void appendHexEscape(TextBuffer &out, char32_t unit)
{
    static constexpr char Digits[] = "0123456789abcdef";
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4)
        out.append(Digits[(unit >> shift) & 0xf]);
}

std::string_view shortEscape(char32_t c)
{
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\b':
        return "\\b";
    case '\f':
        return "\\f";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        return {};
    }
}

//! One code point inside a JSON string, escaped only where JSON or UTF-8 asks for it.
void appendJsonCodePoint(TextBuffer &out, char32_t c)
{
    const std::string_view shortForm = shortEscape(c);
    if (!shortForm.empty())
        out.append(shortForm);
    else if (c < 0x20 || isSurrogate(c))
        appendHexEscape(out, c);
    else
        appendUtf8(out, c);
}

//! Hands runs without backslash and the meanings of escapes to `plain` and `escaped`.
template<class Plain, class Escaped>
void walkString(std::string_view inside, Plain plain, Escaped escaped)
{
    size_t at = 0;
    while (at < inside.size()) {
        size_t slash = at;
        while (slash < inside.size() && inside[slash] != '\\')
            ++slash;
        if (slash > at)
            plain(inside.substr(at, slash - at));
        if (slash == inside.size())
            return;
        const auto escape = escapeAt(inside.substr(slash));
        if (escape)
            escaped(escape->meaning);
        else
            plain(inside.substr(slash, 1));
        at = slash + (escape ? escape->length : 1);
    }
}

//! The inside of a string, from behind its opening quote.
struct Inside
{
    std::string_view text;
    bool hasEscapes = false;
};

Inside insideOf(std::string_view text)
{
    size_t at = 0;
    bool hasEscapes = false;
    while (at < text.size() && text[at] != '"') {
        const bool isEscape = text[at] == '\\';
        hasEscapes = hasEscapes || isEscape;
        at += isEscape ? 2 : 1;
    }
    return {text.substr(0, at), hasEscapes};
}

void appendCompactString(TextBuffer &out, const Inside &inside)
{
    out.append('"');
    if (inside.hasEscapes)
        walkString(
            inside.text, [&out](std::string_view run) { out.append(run); },
            [&out](char32_t c) { appendJsonCodePoint(out, c); });
    else
        out.append(inside.text);
    out.append('"');
}

bool isJsonBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

} // namespace

void appendUnescaped(TextBuffer &out, std::string_view inside)
{
    walkString(
        inside, [&out](std::string_view run) { out.append(run); },
        [&out](char32_t c) { appendUtf8(out, isSurrogate(c) ? char32_t{0xfffd} : c); });
}

void appendCompact(TextBuffer &out, std::string_view json)
{
    size_t at = 0;
    while (at < json.size()) {
        const char c = json[at++];
        if (c == '"') {
            const Inside inside = insideOf(json.substr(at));
            appendCompactString(out, inside);
            at += inside.text.size() + 1;
        } else if (!isJsonBlank(c)) {
            out.append(c);
        }
    }
}

void appendQuotedJson(TextBuffer &out, std::string_view utf8)
{
    out.append('"');
    for (const char c : utf8) {
        if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\')
            appendJsonCodePoint(out, static_cast<unsigned char>(c));
        else
            out.append(c);
    }
    out.append('"');
}

} // namespace desk
