// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/querystring.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace demo {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool isUnreserved(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
           c == '.' || c == '~';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

} // namespace

std::string percentDecoded(std::string_view text, bool plusIsBlank)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
        if (low >= 0) {
            result += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            result += text[i] == '+' && plusIsBlank ? ' ' : text[i];
        }
    }
    return result;
}

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        if (isUnreserved(c)) {
            result += c;
            continue;
        }
        const auto byte = static_cast<std::uint8_t>(c);
        result += '%';
        result += digits[byte >> 4];
        result += digits[byte & 15];
    }
    return result;
}

QueryString::QueryString(std::string_view encoded)
{
    while (!encoded.empty()) {
        const auto end = std::min(encoded.find('&'), encoded.size());
        const std::string_view field = encoded.substr(0, end);
        const auto equals = std::min(field.find('='), field.size());
        if (!field.empty())
            m_fields.emplace_back(percentDecoded(field.substr(0, equals), true),
                                  percentDecoded(field.substr(std::min(equals + 1, field.size())), true));
        encoded.remove_prefix(std::min(end + 1, encoded.size()));
    }
}

std::optional<std::string> QueryString::value(std::string_view name) const
{
    const auto found = std::find_if(m_fields.rbegin(), m_fields.rend(), [&](const auto &f) { return f.first == name; });
    return found == m_fields.rend() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> QueryString::values(std::string_view name) const
{
    std::vector<std::string> result;
    for (const auto &[key, value] : m_fields) {
        if (key == name)
            result.push_back(value);
    }
    return result;
}

std::optional<long long> QueryString::integer(std::string_view name) const
{
    const std::optional<std::string> text = value(name);
    if (!text)
        return {};
    const std::string_view digits = trimmed(*text);
    long long number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size())
        return {};
    return number;
}

bool QueryString::isTrue(std::string_view name) const
{
    static constexpr std::array<std::string_view, 6> words = {"true", "1", "yes", "on", "t", "y"};
    std::string text = value(name).value_or(std::string());
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::find(words.begin(), words.end(), text) != words.end();
}

void QueryString::set(std::string_view name, std::string value)
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), [&](const auto &f) { return f.first == name; });
    if (found == m_fields.end())
        m_fields.emplace_back(name, std::move(value));
    else
        found->second = std::move(value);
}

void QueryString::remove(std::string_view name)
{
    std::erase_if(m_fields, [&](const auto &field) { return field.first == name; });
}

std::string QueryString::encoded() const
{
    std::string text;
    for (const auto &[name, value] : m_fields) {
        if (!text.empty())
            text += '&';
        text += percentEncoded(name) + '=' + percentEncoded(value);
    }
    return text;
}

} // namespace demo
