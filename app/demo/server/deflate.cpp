// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/server/deflate.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <utility>
#include <vector>

namespace demo {

namespace {

constexpr std::size_t Window = 32768, ShortestMatch = 4, LongestMatch = 258;
constexpr std::size_t MostSkipped = 16;
constexpr unsigned HashBits = 14, EndOfBlock = 256, FirstLength = 257;
constexpr std::size_t MostExtra = 32;

struct Code
{
    std::uint32_t bits = 0;
    unsigned count = 0;
};

// Codes are written from their highest bit on, everything else from the lowest.
constexpr std::uint32_t reversed(std::uint32_t value, unsigned count)
{
    std::uint32_t result = 0;
    for (unsigned i = 0; i < count; ++i)
        result |= (value >> i & 1) << (count - 1 - i);
    return result;
}

// RFC 1951, 3.2.6.
constexpr Code fixedCode(unsigned symbol)
{
    if (symbol < 144)
        return {reversed(0x30 + symbol, 8), 8};
    if (symbol < 256)
        return {reversed(0x190 + symbol - 144, 9), 9};
    if (symbol < 280)
        return {reversed(symbol - 256, 7), 7};
    return {reversed(0xc0 + symbol - 280, 8), 8};
}

constexpr Code joined(Code first, Code second)
{
    return {first.bits | second.bits << first.count, first.count + second.count};
}

// RFC 1951, 3.2.5: groups of four codes, each with one more extra bit than the group before.
constexpr Code lengthCode(std::size_t length)
{
    const auto above = static_cast<std::uint32_t>(length - 3);
    if (above < 8)
        return fixedCode(FirstLength + above);
    if (length == LongestMatch)
        return fixedCode(285);
    const auto extra = static_cast<unsigned>(std::bit_width(above)) - 3;
    const unsigned symbol = 265 + 4 * (extra - 1) + (above >> extra & 3);
    return joined(fixedCode(symbol), {above & ((1U << extra) - 1), extra});
}

constexpr auto LiteralCodes = [] {
    std::array<Code, 256> codes;
    for (unsigned byte = 0; byte < codes.size(); ++byte)
        codes[byte] = fixedCode(byte);
    return codes;
}();

constexpr auto LengthCodes = [] {
    std::array<Code, LongestMatch + 1> codes;
    for (std::size_t length = 3; length <= LongestMatch; ++length)
        codes[length] = lengthCode(length);
    return codes;
}();

constexpr auto DistanceSymbols = [] {
    std::array<Code, 30> codes;
    for (unsigned symbol = 0; symbol < codes.size(); ++symbol)
        codes[symbol] = {reversed(symbol, 5), 5};
    return codes;
}();

// As lengthCode(), but in groups of two.
Code distanceCode(std::size_t distance)
{
    const auto above = static_cast<std::uint32_t>(distance - 1);
    if (above < 4)
        return DistanceSymbols[above];
    const auto extra = static_cast<unsigned>(std::bit_width(above)) - 2;
    const unsigned symbol = 2 * (extra + 1) + (above >> extra & 1);
    return joined(DistanceSymbols[symbol], {above & ((1U << extra) - 1), extra});
}

template<typename Number>
Number numberAt(const char *place)
{
    Number number;
    std::memcpy(&number, place, sizeof number);
    return number;
}

// Writes bits, the lowest of each byte first. Kept in registers while its functions are inlined.
struct BitWriter
{
    char *next;
    std::uint64_t bits = 0;
    unsigned count = 0; // of bits that are not written yet: fewer than 8 between calls

    void put(Code code)
    {
        bits |= std::uint64_t(code.bits) << count;
        count += code.count;
        // All eight bytes are written, the whole ones of them stay: quicker than to ask how many they are.
        const std::uint64_t ordered = std::endian::native == std::endian::little ? bits : __builtin_bswap64(bits);
        std::memcpy(next, &ordered, sizeof ordered);
        next += count / 8;
        bits >>= count / 8 * 8;
        count %= 8;
    }
    void putLiteral(char c) { put(LiteralCodes[static_cast<unsigned char>(c)]); }
};

std::size_t sameBytes(const char *here, const char *there, std::size_t most)
{
    std::size_t length = 0;
    while (length + 8 <= most && numberAt<std::uint64_t>(here + length) == numberAt<std::uint64_t>(there + length))
        length += 8;
    while (length < most && here[length] == there[length])
        ++length;
    return length;
}

// Where each hash of four bytes was seen last; positions count from 1, 0 is nowhere.
class Places final
{
public:
    std::size_t replace(const char *bytes, std::size_t position)
    {
        const std::uint32_t hash = numberAt<std::uint32_t>(bytes) * 2654435761U >> (32 - HashBits);
        return std::exchange(m_last[hash], static_cast<std::uint32_t>(position + 1));
    }

private:
    std::vector<std::uint32_t> m_last = std::vector<std::uint32_t>(std::size_t(1) << HashBits);
};

// How long the bytes at `at` are the same as at the place before it that has the same hash; 0 when there is none.
std::size_t matchAt(std::string_view plain, std::size_t at, std::size_t before)
{
    if (before == 0 || at - (before - 1) > Window ||
        numberAt<std::uint32_t>(plain.data() + at) != numberAt<std::uint32_t>(plain.data() + before - 1))
        return 0;
    return sameBytes(plain.data() + at, plain.data() + before - 1, std::min(LongestMatch, plain.size() - at));
}

// One piece of less than 4 GiB; returns where the writer stands.
void encode(std::string_view plain, BitWriter &out)
{
    Places places;
    BitWriter writer = out;
    std::size_t at = 0, misses = 0;
    while (at + MostSkipped + ShortestMatch < plain.size()) {
        const std::size_t before = places.replace(plain.data() + at, at);
        const std::size_t length = matchAt(plain, at, before);
        if (length > 0) {
            writer.put(joined(LengthCodes[length], distanceCode(at - (before - 1))));
            at += length;
            misses = 0;
            continue;
        }
        // Where nothing repeats, such as in a UUID, it is looked for less and less often.
        const std::size_t end = at + 1 + std::min(misses++ / 2, MostSkipped);
        while (at < end)
            writer.putLiteral(plain[at++]);
    }
    for (; at < plain.size(); ++at)
        writer.putLiteral(plain[at]);
    out = writer;
}

} // namespace

std::string deflated(std::string_view plain)
{
    // The longest code of a byte is of nine bits; more is for the block's header, its end and the writer's last store.
    std::string out(plain.size() + plain.size() / 8 + MostExtra, '\0');
    BitWriter writer{out.data()};
    writer.put({0b011, 3}); // the last block, with the fixed codes
    encode(plain, writer);
    writer.put(fixedCode(EndOfBlock));
    writer.put({0, 7}); // fills the last byte
    out.resize(static_cast<std::size_t>(writer.next - out.data()));
    return out;
}

} // namespace demo
