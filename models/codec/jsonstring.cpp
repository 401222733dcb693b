// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/jsonstring.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace desk {

namespace {

struct Escape
{
    char letter;
    char16_t meaning;
};
constexpr std::array<Escape, 8> ShortEscapes{
    {{'"', u'"'}, {'\\', u'\\'}, {'/', u'/'}, {'b', u'\b'}, {'f', u'\f'}, {'n', u'\n'}, {'r', u'\r'}, {'t', u'\t'}}};

//! The end of the plain run that begins at `at`: the next quote, backslash or control character.
qsizetype endOfPlainRun(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && text[at] != '"' && text[at] != '\\' && static_cast<uchar>(text[at]) >= 0x20)
        ++at;
    return at;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

//! Four hex digits; `at` moves behind them.
std::optional<char16_t> readCodeUnit(QByteArrayView text, qsizetype &at)
{
    int unit = 0;
    for (int i = 0; i < 4; ++i) {
        const int digit = at < text.size() ? hexDigit(text[at]) : -1;
        if (digit < 0)
            return std::nullopt;
        unit = unit * 16 + digit;
        ++at;
    }
    return static_cast<char16_t>(unit);
}

//! What a backslash at `at` stands for.
std::optional<char16_t> readEscape(QByteArrayView text, qsizetype &at)
{
    if (++at >= text.size())
        return std::nullopt;
    if (text[at] == 'u')
        return readCodeUnit(text, ++at);
    for (const Escape &escape : ShortEscapes) {
        if (escape.letter == text[at]) {
            ++at;
            return escape.meaning;
        }
    }
    return std::nullopt;
}

void appendHexEscape(QByteArray &out, char16_t unit)
{
    static constexpr char Digits[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += Digits[(unit >> shift) & 0xf];
}

bool needsEscape(QStringView string, qsizetype i)
{
    const QChar c = string[i];
    if (c.unicode() < 0x20 || c == u'"' || c == u'\\')
        return true;
    if (c.isHighSurrogate())
        return i + 1 >= string.size() || !string[i + 1].isLowSurrogate();
    return c.isLowSurrogate() && (i == 0 || !string[i - 1].isHighSurrogate());
}

//! Nearly all of what is written: characters that stand for themselves. How many they are from the begin.
qsizetype appendPlainAscii(QByteArray &out, QStringView string)
{
    const auto isPlain = [](QChar c) { return c >= u' ' && c < u'\x7f' && c != u'"' && c != u'\\'; };
    const qsizetype count = std::find_if_not(string.begin(), string.end(), isPlain) - string.begin();
    const qsizetype before = out.size();
    out.resize(before + count);
    std::transform(string.begin(), string.begin() + count, out.begin() + before,
                   [](QChar c) { return static_cast<char>(c.unicode()); });
    return count;
}

void appendEscaped(QByteArray &out, char16_t unit)
{
    for (const Escape &escape : ShortEscapes) {
        if (escape.meaning == unit && escape.letter != '/') {
            out += '\\';
            out += escape.letter;
            return;
        }
    }
    appendHexEscape(out, unit);
}

} // namespace

std::optional<QString> readJsonString(QByteArrayView text, qsizetype &at)
{
    QString string;
    ++at;
    while (true) {
        const qsizetype end = endOfPlainRun(text, at);
        string += textFromUtf8(text.sliced(at, end - at));
        at = end;
        if (at >= text.size() || static_cast<uchar>(text[at]) < 0x20)
            return std::nullopt;
        if (text[at] == '"') {
            ++at;
            return string;
        }
        const auto unit = readEscape(text, at);
        if (!unit)
            return std::nullopt;
        string += QChar(*unit);
    }
}

void appendJsonString(QByteArray &out, QStringView string)
{
    out += '"';
    qsizetype at = appendPlainAscii(out, string);
    qsizetype plain = at;
    for (; at < string.size(); ++at) {
        if (!needsEscape(string, at))
            continue;
        out += string.sliced(plain, at - plain).toUtf8();
        appendEscaped(out, string[at].unicode());
        plain = at + 1;
    }
    if (plain < string.size())
        out += string.sliced(plain).toUtf8();
    out += '"';
}

QString textFromUtf8(QByteArrayView utf8)
{
    constexpr QByteArrayView Mark("\xef\xbb\xbf");
    QString text;
    for (; utf8.startsWith(Mark); utf8 = utf8.sliced(Mark.size()))
        text += QChar(QChar::ByteOrderMark);
    return text.isEmpty() ? QString::fromUtf8(utf8) : text + QString::fromUtf8(utf8);
}

qsizetype firstInvalidUtf8(QByteArrayView text)
{
    const auto isValid = [text](qsizetype from, qsizetype to) {
        return simdjson::validate_utf8(text.data() + from, static_cast<size_t>(to - from));
    };
    if (isValid(0, text.size()))
        return -1;
    qsizetype begin = 0;
    while (begin < text.size()) {
        qsizetype end = begin + 1;
        while (end < text.size() && (static_cast<uchar>(text[end]) & 0xc0) == 0x80)
            ++end;
        if (!isValid(begin, end))
            return begin;
        begin = end;
    }
    return -1;
}

} // namespace desk
