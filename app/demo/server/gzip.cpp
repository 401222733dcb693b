// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/gzip.h"

#include <zlib.h>

#include <stdexcept>

namespace demo {

namespace {

constexpr int GzipWindow = 15 + 16; // 16: a gzip wrapper instead of zlib's

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
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, GzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib refused to start");
    std::string result(deflateBound(&stream, plain.size()), '\0');
    std::string input(plain);
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef *>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    const int outcome = deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    if (outcome != Z_STREAM_END)
        throw std::runtime_error("zlib did not finish");
    return result;
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
