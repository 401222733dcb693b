// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>
#include <string_view>
#include <vector>

namespace desk {

//! Bytes that grow at the end, for writers that format millions of cells: the unused tail may be written to directly,
//! so that copying and checking a text is one pass. Owned by one writer; any one thread.
class TextBuffer final
{
public:
    //! Room for at least that many more bytes. The pointer is good until the next call that is not advance().
    char *room(size_t bytes)
    {
        if (m_bytes.size() - m_used < bytes)
            grow(m_used + bytes);
        return m_bytes.data() + m_used;
    }
    //! That many bytes of the room were written.
    void advance(size_t bytes) { m_used += bytes; }

    void append(std::string_view text)
    {
        if (text.empty())
            return;
        std::memcpy(room(text.size()), text.data(), text.size());
        advance(text.size());
    }
    void append(char c)
    {
        *room(1) = c;
        advance(1);
    }

    size_t size() const { return m_used; }
    std::string_view view() const { return {m_bytes.data(), m_used}; }
    //! Takes back what came after the first `size` bytes.
    void cut(size_t size) { m_used = size; }
    //! Forgets what is there and keeps the memory.
    void clear() { m_used = 0; }

private:
    void grow(size_t needed);
    std::vector<char> m_bytes;
    size_t m_used = 0;
};

} // namespace desk
