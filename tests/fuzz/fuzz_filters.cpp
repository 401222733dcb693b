// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/filterround.h"

#include <cstdint>
#include <cstdlib>

//! Any text as the filters of a cohort.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (!desk::test::isHandled(QByteArrayView(data, static_cast<qsizetype>(size))))
        std::abort();
    return 0;
}
