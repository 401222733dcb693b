// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/delivery.h"

#include <algorithm>
#include <memory>
#include <string>

namespace demo {

namespace {

constexpr std::size_t PaddingBlock = 256 * 1024;

struct Sending
{
    std::string body;
    std::uint64_t padding = 0;
    std::uint64_t end = 0; // bytes that really go out, padding included
    bool cut = false;      // the connection ends there
    std::size_t dripBytes = 0;
    std::chrono::milliseconds dripPause{0};
    StopFlag *stopping = nullptr;

    bool sendAt(std::uint64_t offset, httplib::DataSink &sink) const;
};

bool Sending::sendAt(std::uint64_t offset, httplib::DataSink &sink) const
{
    if (offset >= end)
        return !cut;
    std::uint64_t count = end - offset;
    if (dripBytes > 0)
        count = std::min<std::uint64_t>(count, dripBytes);
    if (dripBytes > 0 && offset > 0 && !stopping->waitFor(dripPause))
        return false;
    if (offset >= padding)
        return sink.write(body.data() + (offset - padding), count) && (!cut || offset + count < end);
    static const std::string blanks(PaddingBlock, ' ');
    return sink.write(blanks.data(), std::min<std::uint64_t>({count, padding - offset, PaddingBlock}));
}

std::uint64_t sentBytes(const Delivery &delivery, std::uint64_t whole)
{
    if (delivery.cutBytes)
        return std::min(*delivery.cutBytes, whole);
    if (delivery.cutFraction)
        return static_cast<std::uint64_t>(static_cast<double>(whole) * *delivery.cutFraction);
    return whole;
}

std::uint64_t declaredBytes(const Delivery &delivery, std::uint64_t whole)
{
    if (delivery.lengthOff >= 0)
        return whole + static_cast<std::uint64_t>(delivery.lengthOff);
    return whole - std::min(whole, static_cast<std::uint64_t>(-delivery.lengthOff));
}

} // namespace

void deliver(Reply reply, const Delivery &delivery, StopFlag &stopping, httplib::Response &response)
{
    response.status = reply.status;
    for (const auto &[name, value] : reply.headers)
        response.set_header(name, value);
    const std::uint64_t whole = delivery.paddingBefore + reply.body.size();
    if (whole == 0) {
        response.set_content(std::string(), reply.contentType);
        return;
    }
    auto sending = std::make_shared<Sending>();
    sending->padding = delivery.paddingBefore;
    sending->end = sentBytes(delivery, whole);
    const std::uint64_t declared = delivery.cutHonestly ? sending->end : declaredBytes(delivery, whole);
    sending->cut = declared > sending->end;
    sending->dripBytes = delivery.dripBytes;
    sending->dripPause = delivery.dripPause;
    sending->stopping = &stopping;
    sending->body = std::move(reply.body);
    response.set_content_provider(
        declared, reply.contentType,
        [sending](std::size_t offset, std::size_t, httplib::DataSink &sink) { return sending->sendAt(offset, sink); });
}

} // namespace demo
