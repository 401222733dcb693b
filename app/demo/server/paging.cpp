// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/paging.h"

#include <algorithm>

namespace demo {

namespace {

std::string urlAt(const Request &request, std::int64_t limit, std::int64_t offset)
{
    QueryString fields = request.query;
    fields.set("limit", std::to_string(limit));
    if (offset > 0)
        fields.set("offset", std::to_string(offset));
    else
        fields.remove("offset");
    return request.urlWith(fields);
}

std::string urlOfPage(const Request &request, std::int64_t limit, std::int64_t page)
{
    QueryString fields;
    fields.set("page", std::to_string(page));
    fields.set("limit", std::to_string(limit));
    for (const auto &[name, value] : request.query.fields()) {
        if (name != "page" && name != "limit")
            fields.set(name, value);
    }
    return request.urlWith(fields);
}

std::string relativeUrl(std::int64_t limit, std::int64_t offset)
{
    return "?limit=" + std::to_string(limit) + "&offset=" + std::to_string(offset);
}

} // namespace

PageLinks listLinks(const Request &request, std::int64_t limit, std::int64_t offset, std::int64_t count)
{
    PageLinks links;
    if (offset + limit < count)
        links.next = urlAt(request, limit, offset + limit);
    if (offset > 0)
        links.previous = urlAt(request, limit, std::max<std::int64_t>(0, offset - limit));
    return links;
}

Json listPage(const Request &request, std::int64_t limit, std::int64_t offset, std::int64_t count, Json rows)
{
    PageLinks links = listLinks(request, limit, offset, count);
    return {{"count", count},
            {"next", std::move(links.next)},
            {"previous", std::move(links.previous)},
            {"results", std::move(rows)}};
}

Json listPageOf(const Request &request, const std::vector<Json> &rows)
{
    const std::int64_t limit = request.limit();
    const auto count = static_cast<std::int64_t>(rows.size());
    const std::int64_t from = std::min(request.offset(), count);
    Json page = Json::array();
    for (std::int64_t i = from; i < std::min(count, from + std::min(limit, count)); ++i)
        page.push_back(rows[static_cast<std::size_t>(i)]);
    return listPage(request, limit, request.offset(), count, std::move(page));
}

PageLinks personLinks(const Request &request, std::int64_t limit, std::int64_t offset, std::int64_t received)
{
    PageLinks links;
    if (received >= limit)
        links.next = urlAt(request, limit, offset + limit);
    if (offset >= limit)
        links.previous = urlAt(request, limit, offset == limit ? offset : offset - limit);
    return links;
}

PageLinks numberedLinks(const Request &request, std::int64_t limit, std::int64_t page, std::int64_t count)
{
    PageLinks links;
    if (page * limit < count)
        links.next = urlOfPage(request, limit, page + 1);
    if (page > 1)
        links.previous = urlOfPage(request, limit, page - 1);
    return links;
}

PageLinks relativeLinks(std::int64_t limit, std::int64_t offset, std::int64_t count)
{
    PageLinks links;
    if (offset + limit < count)
        links.next = relativeUrl(limit, offset + limit);
    if (offset > 0)
        links.previous = relativeUrl(limit, std::max<std::int64_t>(0, offset - limit));
    return links;
}

} // namespace demo
