// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/personkey.h"

namespace desk {

namespace {

constexpr size_t UuidLength = 36;

bool isDashPlace(size_t place)
{
    return place == 8 || place == 13 || place == 18 || place == 23;
}

int digitOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace

std::optional<PersonKey> readPersonKey(std::string_view text)
{
    if (text.size() != UuidLength)
        return std::nullopt;
    PersonKey key;
    int digits = 0;
    for (size_t place = 0; place < UuidLength; ++place) {
        const int digit = digitOf(text[place]);
        if (isDashPlace(place) ? text[place] != '-' : digit < 0)
            return std::nullopt;
        if (isDashPlace(place))
            continue;
        quint64 &half = digits++ < 16 ? key.high : key.low;
        half = half << 4 | static_cast<quint64>(digit);
    }
    return key;
}

std::string PersonKey::text() const
{
    constexpr char Digits[] = "0123456789abcdef";
    std::string text(UuidLength, '-');
    int shift = 128;
    for (size_t place = 0; place < UuidLength; ++place) {
        if (isDashPlace(place))
            continue;
        shift -= 4;
        const quint64 half = shift >= 64 ? high >> (shift - 64) : low >> shift;
        text[place] = Digits[half & 15];
    }
    return text;
}

} // namespace desk
