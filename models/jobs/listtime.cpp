// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/listtime.h"

#include "models/codec/timecodec.h"

#include <limits>

namespace desk {

namespace {

constexpr size_t FractionDigits = 9;

//! QDateTime keeps milliseconds; servers order by microseconds.
qint64 nanosecondsOf(std::string_view text)
{
    const size_t dot = text.find('.');
    qint64 value = 0;
    bool inFraction = dot != std::string_view::npos;
    for (size_t i = 1; i <= FractionDigits; ++i) {
        const char c = inFraction && dot + i < text.size() ? text[dot + i] : 'Z';
        inFraction = inFraction && c >= '0' && c <= '9';
        value = value * 10 + (inFraction ? c - '0' : 0);
    }
    return value;
}

} // namespace

std::optional<ListTime> readListTime(std::string_view token)
{
    if (token == "null")
        return ListTime{std::numeric_limits<qint64>::min(), 0};
    if (token.size() < 2 || token.front() != '"')
        return std::nullopt;
    const std::string_view text = token.substr(1, token.size() - 2);
    const QDateTime time = readServerTime(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    if (!time.isValid())
        return std::nullopt;
    // Before 1970 too the fraction counts forwards from its second; toSecsSinceEpoch() rounds towards 1970 there.
    const qint64 thousandths = time.time().msec();
    return ListTime{(time.toMSecsSinceEpoch() - thousandths) / 1000, nanosecondsOf(text)};
}

} // namespace desk
