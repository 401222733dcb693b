// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membership/listreading.h"
#include "models/membership/listsniffer.h"
#include "models/membership/peoplelist.h"

#include <QBuffer>

#include <cstdint>
#include <cstdlib>

using namespace desk;

//! Any bytes as a list: it is read or refused with words, and reading it again gives the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QBuffer device;
    device.setData(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    device.open(QIODevice::ReadOnly);
    const auto look = sniffList(device);
    if (!look) {
        if (look.error().text.isEmpty())
            std::abort();
        return 0;
    }
    PeopleList list(look->format.kind);
    PeopleList again(look->format.kind);
    const auto done = readList(device, look->format, list);
    if (!done && done.error().text.isEmpty())
        std::abort();
    if (readList(device, look->format, again).has_value() != done.has_value() || again.size() != list.size())
        std::abort();
    for (size_t row = 0; row < list.size(); ++row) {
        const size_t first = list.firstOf(row);
        if (first != PeopleList::None && (first >= row || !sameValue(list.value(first), list.value(row), list.kind())))
            std::abort();
    }
    return 0;
}
