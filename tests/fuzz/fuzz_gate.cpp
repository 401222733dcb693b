// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/jsonoutline.h"
#include "models/api/responsegate.h"
#include "models/api/retrypolicy.h"
#include "models/codec/jsontext.h"

#include <cstdint>
#include <cstdlib>

using namespace desk;

namespace {

void expect(bool good)
{
    if (!good)
        std::abort();
}

//! What the gate lets through is a whole JSON object with its members; what it stops has words.
void throughTheGate(int status, const QByteArray &contentType, const QByteArray &body)
{
    ApiRequest request;
    request.expect.members = {"results"};
    ApiAnswer answer;
    answer.status = status;
    answer.contentType = contentType;
    answer.body = body;
    const auto checked = ResponseGate(request, QUrl(QStringLiteral("https://posthog.example.com"))).check({}, answer);
    if (const auto *failure = std::get_if<Failure>(&checked))
        return expect(!failure->error.text.isEmpty() && failure->error.raw.size() <= 4096);
    const JsonReading reading = readJson(body);
    expect(!reading.error && reading.value.isObject());
}

} // namespace

//! The gate's quick look at a body against the codec's full reading, and the words of a 429.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray body(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    expect(outlineOf(body).wellFormed == !readJson(body).error.has_value());
    throughTheGate(200, "application/json", body);
    throughTheGate(100 + 2 * data[0], {}, body);
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000);
    const auto pause = PausePolicy().pause(body, QString::fromUtf8(body), data[0], now, 0.5);
    expect(pause.count() >= 0 && pause <= PausePolicy().longest);
    return 0;
}
