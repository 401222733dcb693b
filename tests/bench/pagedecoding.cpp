// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast one core turns pages of people into CSV, without network and disk: the limit of every export.
#include "models/codec/personwriter.h"
#include "tests/bench/benchpeople.h"

#include <QElapsedTimer>

using namespace desk;

int main(int argc, char **argv)
{
    constexpr int PageSize = 1000;
    constexpr int Pages = 1000;
    const char *list = argc > 1 ? argv[1] : "id,name,email,distinct_ids,created_at";
    const auto columns = parsePersonColumns(QString::fromUtf8(list));
    if (!columns)
        return 2;
    QByteArray body = "{\"results\":[";
    for (int i = 0; i < PageSize; ++i)
        body += QByteArray(i ? "," : "") + QByteArray::fromStdString(bench::personJson(i));
    body += "],\"next\":null,\"previous\":null}";
    body.reserve(body.size() + 64);

    TextBuffer out;
    PersonRows rows(*columns);
    PersonWriter writer(*columns, {}, out);
    qint64 written = 0;
    QElapsedTimer clock;
    clock.start();
    for (int page = 0; page < Pages; ++page) {
        if (!rows.read(body))
            return 1;
        for (size_t row = 0; row < rows.size(); ++row)
            writer.write(rows, row);
        written += static_cast<qint64>(out.size());
        out.clear();
    }
    const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    std::printf("%.3f s for %d rows, %.0f MB JSON a second, %.0f MB CSV\n", seconds, PageSize * Pages,
                static_cast<double>(body.size()) * Pages / 1e6 / seconds, static_cast<double>(written) / 1e6);
    return 0;
}
