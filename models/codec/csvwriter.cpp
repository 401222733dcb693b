// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/csvwriter.h"

#include "models/codec/jsonunescape.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace desk {

namespace {

constexpr size_t Block = 16;

//! Copies `text` and tells whether `a` or `b` is in it. Reads and writes up to 15 bytes beyond the text.
#if defined(__SSE2__)
bool copyAndFind(char *to, std::string_view text, char a, char b)
{
    const __m128i wantedA = _mm_set1_epi8(a);
    const __m128i wantedB = _mm_set1_epi8(b);
    unsigned found = 0;
    for (size_t i = 0; i < text.size(); i += Block) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text.data() + i));
        _mm_storeu_si128(reinterpret_cast<__m128i *>(to + i), block);
        const __m128i hit = _mm_or_si128(_mm_cmpeq_epi8(block, wantedA), _mm_cmpeq_epi8(block, wantedB));
        const unsigned mask = static_cast<unsigned>(_mm_movemask_epi8(hit));
        const size_t rest = text.size() - i;
        found |= rest < Block ? mask & ((1U << rest) - 1) : mask;
    }
    return found != 0;
}

//! Whether a character of the first whole blocks needs quotes; `size` becomes how many bytes these are.
bool blocksNeedQuotes(std::string_view text, char separator, size_t &size)
{
    const __m128i wanted[] = {_mm_set1_epi8(separator), _mm_set1_epi8('"'), _mm_set1_epi8('\n'), _mm_set1_epi8('\r')};
    __m128i hits = _mm_setzero_si128();
    for (size = 0; size + Block <= text.size(); size += Block) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text.data() + size));
        for (const __m128i &each : wanted)
            hits = _mm_or_si128(hits, _mm_cmpeq_epi8(block, each));
    }
    return _mm_movemask_epi8(hits) != 0;
}
#else
bool copyAndFind(char *to, std::string_view text, char a, char b)
{
    std::memcpy(to, text.data(), text.size());
    return std::memchr(to, a, text.size()) != nullptr || std::memchr(to, b, text.size()) != nullptr;
}

bool blocksNeedQuotes(std::string_view, char, size_t &size)
{
    size = 0;
    return false;
}
#endif

bool needsQuotes(std::string_view text, char separator)
{
    size_t at = 0;
    if (blocksNeedQuotes(text, separator, at))
        return true;
    const auto doesNeed = [separator](char c) { return c == separator || c == '"' || c == '\n' || c == '\r'; };
    return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), doesNeed);
}

} // namespace

//! Inside a JSON string quotes and line ends are escaped: without a backslash only the separator asks for quotes.
inline bool CsvWriter::copyClean(std::string_view inside)
{
    char *to = m_out.room(inside.size() + Block);
    const bool found = copyAndFind(to, inside, '\\', m_dialect.separator);
    if (!found)
        m_out.advance(inside.size());
    return !found;
}

//! Spreadsheets run a cell that begins with one of these, in their full-width forms too.
inline bool CsvWriter::isFormula(std::string_view utf8) const
{
    if (!m_dialect.formulaGuard || utf8.empty())
        return false;
    if (std::string_view("=+-@\t\r\n").find(utf8.front()) != std::string_view::npos)
        return true;
    const std::string_view start = utf8.substr(0, 3);
    return start == "\uff1d" || start == "\uff0b" || start == "\uff0d" || start == "\uff20";
}

void CsvWriter::begin()
{
    if (m_dialect.byteOrderMark)
        m_out.append("\xef\xbb\xbf");
}

void CsvWriter::endRow()
{
    if (m_inRow && m_out.size() == m_rowStart)
        m_out.append("\"\"");
    m_out.append(m_dialect.crlf ? std::string_view("\r\n") : std::string_view("\n"));
    m_inRow = false;
}

void CsvWriter::plain(std::string_view token)
{
    separate();
    m_out.append(token);
}

void CsvWriter::text(std::string_view utf8)
{
    separate();
    write(utf8);
}

void CsvWriter::jsonString(std::string_view inside)
{
    separate();
    if (!isFormula(inside) && copyClean(inside))
        return;
    m_unescaped.clear();
    appendUnescaped(m_unescaped, inside);
    write(m_unescaped.view());
}

bool CsvWriter::jsonStrings(const std::string_view *begin, const std::string_view *end, char between)
{
    const size_t start = m_out.size();
    const bool wasInRow = m_inRow;
    separate();
    for (const std::string_view *item = begin; item != end; ++item) {
        if (item != begin)
            m_out.append(between);
        const bool isString = item->size() > 1 && item->front() == '"';
        const std::string_view inside = isString ? item->substr(1, item->size() - 2) : std::string_view();
        if (!isString || isFormula(inside) || !copyClean(inside)) {
            m_out.cut(start);
            m_inRow = wasInRow;
            return false;
        }
    }
    return true;
}

void CsvWriter::write(std::string_view utf8)
{
    const bool guarded = isFormula(utf8);
    if (needsQuotes(utf8, m_dialect.separator))
        return quoted(utf8, guarded);
    if (guarded)
        m_out.append('\'');
    m_out.append(utf8);
}

//! Every byte is followed by a quote, which the next one overwrites unless it belongs there.
void CsvWriter::quoted(std::string_view utf8, bool guarded)
{
    char *const begin = m_out.room(2 * utf8.size() + 4);
    char *to = begin;
    *to++ = '"';
    if (guarded)
        *to++ = '\'';
    for (const char c : utf8) {
        to[0] = c;
        to[1] = '"';
        to += c == '"' ? 2 : 1;
    }
    *to++ = '"';
    m_out.advance(static_cast<size_t>(to - begin));
}

} // namespace desk
