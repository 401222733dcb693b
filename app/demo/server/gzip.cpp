// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/gzip.h"

#include "app/demo/server/deflate.h"

#include <zlib.h>

#include <cstdint>

namespace demo {

namespace {

// RFC 1952: deflate, no name, no time, the quickest method, an unknown system.
constexpr std::string_view Header("\x1f\x8b\x08\0\0\0\0\0\x04\xff", 10);

void appendNumber(std::uint32_t number, std::string &out)
{
    for (int shift = 0; shift < 32; shift += 8)
        out += static_cast<char>(number >> shift & 0xff);
}

std::uint32_t checksum(std::string_view plain)
{
    return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef *>(plain.data()), plain.size()));
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

} // namespace

std::string gzipped(std::string_view plain)
{
    std::string file(Header);
    file += deflated(plain);
    appendNumber(checksum(plain), file);
    appendNumber(static_cast<std::uint32_t>(plain.size()), file);
    return file;
}

bool acceptsGzip(std::string_view header)
{
    while (!header.empty()) {
        const auto end = std::min(header.find(','), header.size());
        const std::string_view item = header.substr(0, end);
        const auto semicolon = std::min(item.find(';'), item.size());
        const std::string_view quality = trimmed(item.substr(std::min(semicolon + 1, item.size())));
        if (trimmed(item.substr(0, semicolon)) == "gzip" && quality != "q=0" && quality != "q=0.0")
            return true;
        header.remove_prefix(std::min(end + 1, header.size()));
    }
    return false;
}

} // namespace demo
