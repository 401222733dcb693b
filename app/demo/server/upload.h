// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <httplib.h>

#include <cstddef>
#include <string>

namespace demo {

// The body of a request as it came: its text, or the parts of a multipart form.
struct Upload
{
    std::string text = {};
    httplib::MultipartFormDataMap parts = {};
};

/* Reads the body. A request without a length has none: the library by itself would wait for the end of the connection,
   and a bodyless POST is common. Throws ApiError: 413 for more than `most` bytes, counted after unpacking (the library
   counts before it, which lets a few kilobytes become gigabytes), 400 for what cannot be read. */
Upload readUpload(const httplib::Request &raw, const httplib::Response &response, const httplib::ContentReader &reader,
                  std::size_t most);

} // namespace demo
