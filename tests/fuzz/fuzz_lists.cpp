// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/listreading.h"
#include "models/membership/listsniffer.h"
#include "models/membership/peoplelist.h"
#include "models/membership/recordscanner.h"
#include "tests/fuzz/fuzzinput.h"

#include <QBuffer>

#include <algorithm>
#include <string>
#include <vector>

using namespace desk;
using desk::test::expect;

namespace {

using Records = std::vector<std::vector<std::string>>;

//! What the scanner makes of a text that arrives in pieces of so many bytes; at the end, how it ended.
Records scanned(std::string_view text, size_t piece, char separator, bool hasQuotes)
{
    Records records;
    RecordScanner scanner(separator, hasQuotes);
    const auto take = [&records](const ListRecord &record) {
        expect(record.number == static_cast<qint64>(records.size()) + 1 && record.cells.size() == record.cut.size());
        records.emplace_back(record.cells.begin(), record.cells.end());
        return true;
    };
    for (size_t at = 0; at < text.size(); at += piece)
        scanner.feed(text.substr(at, piece), take);
    scanner.finish(take);
    records.push_back({std::to_string(scanner.openQuote().value_or(0)), std::to_string(scanner.records())});
    return records;
}

//! Without quotation marks and separators a record is a line.
void expectLines(std::string_view text)
{
    const Records records = scanned(text, text.size() + 1, '\0', false);
    size_t at = 0;
    for (size_t i = 0; i + 1 < records.size(); ++i) {
        const size_t end = std::min(text.find_first_of("\r\n", at), text.size());
        const std::string_view line = text.substr(at, end - at);
        expect(records[i].size() == 1 && records[i][0] == line.substr(0, RecordScanner::LongestCell));
        at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    }
    expect(at >= text.size());
}

//! Wherever a text is cut on its way, its records are the same.
void expectSameInPieces(std::string_view text)
{
    for (const char separator : {',', '\t', '\0'}) {
        for (const bool hasQuotes : {true, false}) {
            const Records whole = scanned(text, text.size() + 1, separator, hasQuotes);
            for (const size_t piece : {size_t(1), size_t(2), size_t(7)})
                expect(scanned(text, piece, separator, hasQuotes) == whole);
        }
    }
}

} // namespace

//! Any bytes as a list: it is read or refused with words, and reading it again gives the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    expectSameInPieces(text);
    expectLines(text);
    QBuffer device;
    device.setData(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    device.open(QIODevice::ReadOnly);
    const auto look = sniffList(device);
    if (!look) {
        expect(!look.error().text.isEmpty());
        return 0;
    }
    PeopleList list(look->format.kind);
    PeopleList again(look->format.kind);
    const auto done = readList(device, look->format, list);
    expect(done || !done.error().text.isEmpty());
    expect(readList(device, look->format, again).has_value() == done.has_value() && again.size() == list.size());
    for (size_t row = 0; row < list.size(); ++row) {
        const size_t first = list.firstOf(row);
        expect(first == PeopleList::None ||
               (first < row && sameValue(list.value(first), list.value(row), list.kind())));
    }
    return 0;
}
