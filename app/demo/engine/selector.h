// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/engine/elements.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demo {

/*! The CSS selectors that actions and element filters use: tag, *, .class, #id, [name], [name="value"],
    :nth-child(n), :nth-of-type(n), joined by blanks (inside) or > (directly inside). Any element of the chain may be
    the selected one, as on the real server. */
class Selector final
{
public:
    //! nullopt when the text is no such selector.
    [[nodiscard]] static std::optional<Selector> parse(std::string_view text);
    [[nodiscard]] bool matches(const ElementChain &chain) const;

private:
    struct Part
    {
        std::string tag; //!< empty: any
        std::vector<std::string> classes;
        std::vector<std::pair<std::string, std::optional<std::string>>> attributes; //!< "id" too
        bool direct = false; //!< the part on its left must be the direct parent
    };
    class Reader;

    [[nodiscard]] static bool fits(const Part &part, const Element &element);
    //! True when the parts up to \a part fit the chain and that part fits the element at \a at.
    [[nodiscard]] bool matchesAt(const ElementChain &chain, std::size_t part, std::size_t at) const;

    std::vector<Part> m_parts; //!< from the outermost to the selected one
};

} // namespace demo
