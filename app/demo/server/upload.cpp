// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/upload.h"

#include "app/demo/server/apierror.h"

namespace demo {

namespace {

// Takes bytes until there are too many.
class Taker final
{
public:
    explicit Taker(std::size_t most)
        : m_left(most)
    {}

    bool take(std::string &target, const char *bytes, std::size_t count)
    {
        m_isTooMuch = count > m_left;
        if (m_isTooMuch)
            return false;
        m_left -= count;
        target.append(bytes, count);
        return true;
    }
    bool isTooMuch() const { return m_isTooMuch; }

private:
    std::size_t m_left;
    bool m_isTooMuch = false;
};

bool readParts(Upload &upload, Taker &taker, const httplib::ContentReader &reader)
{
    std::string *content = nullptr;
    const auto begin = [&](const httplib::MultipartFormData &head) {
        content = &upload.parts.emplace(head.name, head)->second.content;
        return true;
    };
    return reader(begin, [&](const char *bytes, std::size_t count) { return taker.take(*content, bytes, count); });
}

bool readText(Upload &upload, Taker &taker, const httplib::ContentReader &reader)
{
    return reader([&](const char *bytes, std::size_t count) { return taker.take(upload.text, bytes, count); });
}

} // namespace

Upload readUpload(const httplib::Request &raw, const httplib::Response &response, const httplib::ContentReader &reader,
                  std::size_t most)
{
    Upload upload;
    if (!raw.has_header("Content-Length") && !raw.has_header("Transfer-Encoding"))
        return upload;
    Taker taker(most);
    const bool whole =
        raw.is_multipart_form_data() ? readParts(upload, taker, reader) : readText(upload, taker, reader);
    if (taker.isTooMuch() || response.status == 413)
        throw ApiError{413, "invalid_request", "request_too_large", "The request body is too large."};
    if (!whole)
        throw ApiError{400, "invalid_request", "bad_request", "Bad request."};
    return upload;
}

} // namespace demo
