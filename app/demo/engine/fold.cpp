// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/fold.h"

#include <QString>

namespace demo {

namespace {

//! The bytes of the character that starts at \a at.
std::size_t characterLength(std::string_view text, std::size_t at)
{
    std::size_t length = 1;
    while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xc0U) == 0x80U)
        ++length;
    return length;
}

} // namespace

void fold(std::string_view text, std::string &out)
{
    out.resize(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (static_cast<unsigned char>(c) >= 0x80) {
            const QByteArray utf8 =
                QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toCaseFolded().toUtf8();
            out.assign(utf8.constData(), static_cast<std::size_t>(utf8.size()));
            return;
        }
        out[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    }
}

std::string folded(std::string_view text)
{
    std::string out;
    fold(text, out);
    return out;
}

// The usual two-pointer match: on a mismatch go back to the last % and let it take one character more. The pattern
// counts as if it had a % on both sides.
bool containsLike(std::string_view text, std::string_view pattern)
{
    std::size_t at = 0;
    std::size_t step = 0;
    std::size_t starText = 0;
    std::size_t starStep = 0;
    while (step < pattern.size()) {
        if (pattern[step] == '%') {
            starStep = ++step;
            starText = at;
        } else if (at < text.size() && pattern[step] == '_') {
            at += characterLength(text, at);
            ++step;
        } else if (at < text.size() && text[at] == pattern[step]) {
            ++at;
            ++step;
        } else if (starText < text.size()) {
            starText += characterLength(text, starText);
            at = starText;
            step = starStep;
        } else {
            return false;
        }
    }
    return true;
}

} // namespace demo
