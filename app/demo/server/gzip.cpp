// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/gzip.h"

#include <libdeflate.h>

#include <algorithm>
#include <memory>

namespace demo {

namespace {

// The quickest level of libdeflate packs a page of people several times as fast as that of zlib.
constexpr int QuickestLevel = 1;

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
    const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
        libdeflate_alloc_compressor(QuickestLevel), libdeflate_free_compressor);
    std::string file(libdeflate_gzip_compress_bound(compressor.get(), plain.size()), '\0');
    file.resize(libdeflate_gzip_compress(compressor.get(), plain.data(), plain.size(), file.data(), file.size()));
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
