// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/engine/selector.h"

#include <algorithm>

namespace demo {

//! Reads the selector from its front.
class Selector::Reader final
{
public:
    explicit Reader(std::string_view text)
        : m_text(text)
    {}

    std::optional<std::vector<Part>> read()
    {
        std::vector<Part> parts;
        skipBlanks();
        while (!m_text.empty()) {
            const bool direct = !parts.empty() && take('>');
            skipBlanks();
            auto part = readPart();
            if (!part || parts.size() >= most)
                return std::nullopt;
            part->direct = direct;
            parts.push_back(std::move(*part));
            skipBlanks();
        }
        return parts.empty() ? std::nullopt : std::optional(parts);
    }

private:
    static constexpr std::size_t most = 50; //!< parts; no real selector is longer, and matching backtracks

    void skipBlanks()
    {
        while (!m_text.empty() && (m_text.front() == ' ' || m_text.front() == '\t' || m_text.front() == '\n'))
            m_text.remove_prefix(1);
    }

    bool take(char wanted)
    {
        if (m_text.empty() || m_text.front() != wanted)
            return false;
        m_text.remove_prefix(1);
        return true;
    }

    std::string readName()
    {
        const auto isNameByte = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                   static_cast<unsigned char>(c) >= 0x80;
        };
        std::size_t length = 0;
        while (length < m_text.size() && isNameByte(m_text[length]))
            ++length;
        std::string name(m_text.substr(0, length));
        m_text.remove_prefix(length);
        return name;
    }

    std::optional<Part> readPart()
    {
        Part part;
        const std::size_t before = m_text.size();
        if (!take('*'))
            part.tag = readName();
        while (!m_text.empty() && std::string_view(".#[:").find(m_text.front()) != std::string_view::npos) {
            if (!readSimple(part))
                return std::nullopt;
        }
        return m_text.size() < before ? std::optional(part) : std::nullopt;
    }

    bool readSimple(Part &part)
    {
        if (take('['))
            return readAttribute(part);
        if (take(':'))
            return readNth(part);
        const bool isClass = take('.');
        const bool isId = !isClass && take('#');
        const std::string name = readName();
        if (isClass)
            part.classes.push_back(name);
        else if (isId)
            part.attributes.emplace_back("id", name);
        return !name.empty();
    }

    bool readAttribute(Part &part)
    {
        const std::string name = readName();
        if (name.empty())
            return false;
        if (take(']')) {
            part.attributes.emplace_back(name, std::nullopt);
            return true;
        }
        if (!take('='))
            return false;
        const bool quoted = !m_text.empty() && (m_text.front() == '"' || m_text.front() == '\'');
        const char quote = quoted ? m_text.front() : ']';
        m_text.remove_prefix(quoted ? 1 : 0);
        const std::size_t end = m_text.find(quote);
        if (end == std::string_view::npos)
            return false;
        part.attributes.emplace_back(name, std::string(m_text.substr(0, end)));
        m_text.remove_prefix(end + (quoted ? 1 : 0));
        return take(']');
    }

    bool readNth(Part &part)
    {
        const std::string name = readName();
        if ((name != "nth-child" && name != "nth-of-type") || !take('('))
            return false;
        const std::string number = readName();
        part.attributes.emplace_back(name == "nth-child" ? "nth_child" : "nth_of_type", number);
        return !number.empty() && take(')');
    }

    std::string_view m_text;
};

std::optional<Selector> Selector::parse(std::string_view text)
{
    auto parts = Reader(text).read();
    if (!parts)
        return std::nullopt;
    Selector selector;
    selector.m_parts = std::move(*parts);
    return selector;
}

bool Selector::fits(const Part &part, const Element &element)
{
    if (!part.tag.empty() && part.tag != element.tag)
        return false;
    const bool classes = std::all_of(part.classes.begin(), part.classes.end(), [&](const std::string &name) {
        return std::find(element.classes.begin(), element.classes.end(), name) != element.classes.end();
    });
    return classes && std::all_of(part.attributes.begin(), part.attributes.end(), [&](const auto &wanted) {
               if (wanted.first == "id" && !element.id.empty())
                   return !wanted.second || *wanted.second == element.id;
               const auto found = element.attributes.find(wanted.first);
               return found != element.attributes.end() && (!wanted.second || *wanted.second == found->second);
           });
}

bool Selector::matchesAt(const ElementChain &chain, std::size_t part, std::size_t at) const
{
    if (!fits(m_parts[part], chain[at]))
        return false;
    if (part == 0)
        return true;
    const std::size_t last = m_parts[part].direct ? std::min(at + 2, chain.size()) : chain.size();
    for (std::size_t outer = at + 1; outer < last; ++outer) {
        if (matchesAt(chain, part - 1, outer))
            return true;
    }
    return false;
}

bool Selector::matches(const ElementChain &chain) const
{
    for (std::size_t at = 0; at < chain.size(); ++at) {
        if (matchesAt(chain, m_parts.size() - 1, at))
            return true;
    }
    return false;
}

} // namespace demo
