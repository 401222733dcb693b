// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>

namespace bench {

// One invented person as a row of a persons page (contract 6), about 820 bytes; every 50th holds quotes and commas.
inline std::string personJson(std::int64_t number)
{
    static const char *const Cities[] = {"Łódź", "København", "São Paulo", "Zürich", "Tokyo 東京", "Berlin", "Cork"};
    static const char *const Plans[] = {"free", "pro", "scale", "enterprise"};
    const auto n = static_cast<std::uint64_t>(number);
    const std::uint64_t mixed = (n + 1) * 0x9e3779b97f4a7c15ULL;
    const std::uint64_t micros = (1'700'000'000ULL - n) % 1'000'000;
    const std::uint64_t second = (20'000'000 - n) % 86'400;
    const std::uint64_t day = (20'000'000 - n) / 86'400;
    const char *city = Cities[mixed % 7];
    const char *company = number % 50 == 0 ? "Smith \\\"Sons\\\", Ltd" : "Example GmbH";
    char text[2048];
    const int size = std::snprintf(
        text, sizeof text,
        R"({"type":"person","id":"0190d2c1-%04x-7%03x-8%03x-%012llx","uuid":"0190d2c1-%04x-7%03x-8%03x-%012llx",)"
        R"("created_at":"2025-%02u-%02uT%02u:%02u:%02u.%06uZ","last_seen_at":"2026-03-01T10:00:%02u.000000Z",)"
        R"("properties":{"email":"person.%llu@example.com","name":"Person %llu of %s","plan":"%s","age":%llu,)"
        R"("score":%llu.5,"city":"%s","company":"%s","browser":"Firefox","os":"Debian GNU/Linux","country":"DE",)"
        R"("is_admin":%s,"phone":"+49 30 %06llu","referrer":"https://www.example.org/some/path?x=%llu",)"
        R"("tags":["a%llu","b"],"visits":%llu},"is_identified":true,"name":"person.%llu@example.com",)"
        R"("distinct_ids":["person.%llu@example.com","0190d2c1-aaaa-7bbb-8ccc-%012llx"],"matched_recordings":[],)"
        R"("value_at_data_point":null})",
        unsigned(mixed >> 48), unsigned(mixed >> 20 & 0xfff), unsigned(mixed >> 8 & 0xfff),
        static_cast<unsigned long long>(n), unsigned(mixed >> 48), unsigned(mixed >> 20 & 0xfff),
        unsigned(mixed >> 8 & 0xfff), static_cast<unsigned long long>(n), unsigned(12 - day / 28 % 12),
        unsigned(28 - day % 28), unsigned(second / 3600), unsigned(second / 60 % 60), unsigned(second % 60),
        unsigned(micros), unsigned(n % 60), static_cast<unsigned long long>(n), static_cast<unsigned long long>(n),
        city, Plans[mixed % 4], static_cast<unsigned long long>(18 + mixed % 60),
        static_cast<unsigned long long>(mixed % 1000), city, company, mixed % 3 == 0 ? "true" : "false",
        static_cast<unsigned long long>(n % 1'000'000), static_cast<unsigned long long>(n),
        static_cast<unsigned long long>(n % 10), static_cast<unsigned long long>(mixed % 500),
        static_cast<unsigned long long>(n), static_cast<unsigned long long>(n), static_cast<unsigned long long>(n));
    return std::string(text, static_cast<size_t>(size));
}

} // namespace bench
