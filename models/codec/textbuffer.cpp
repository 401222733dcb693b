// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/textbuffer.h"

#include <algorithm>

namespace desk {

void TextBuffer::grow(size_t needed)
{
    constexpr size_t Smallest = 4096;
    m_bytes.resize(std::max(Smallest, needed + needed / 2));
}

} // namespace desk
