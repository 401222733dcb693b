// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/columns/dictionary.h"
#include "app/demo/columns/slottable.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

/*! JSON objects split into members: a shape (the ordered list of keys, shared by many) and one value number a member.
    A set costs 8 bytes and 4 a member, whatever the length of its text. */
class PropertySets final
{
public:
    static constexpr std::uint32_t none = Dictionary::none;

    //! \a values outlives this object and holds the texts of the values.
    explicit PropertySets(Dictionary &values);

    [[nodiscard]] const Dictionary &dictionary() const noexcept { return m_dictionary; }
    //! Appends a set; returns its number. Throws std::invalid_argument when the text is no JSON object.
    std::uint32_t add(std::string_view json);
    //! The number of an equal set, else a new one. Equal means the same members in the same order.
    std::uint32_t intern(std::string_view json);

    [[nodiscard]] std::uint32_t count() const noexcept { return static_cast<std::uint32_t>(m_shapeOf.size()); }
    void appendJson(std::uint32_t set, std::string &json) const;
    //! The number of one value of one set; none when it lacks the key. For many sets use column().
    [[nodiscard]] std::uint32_t value(std::uint32_t set, std::string_view key) const;

    /*! Where one key is found: looked up once a leaf, then asked for every set. */
    class Column final
    {
    public:
        //! The number of the value in the dictionary; none when the set lacks the key.
        [[nodiscard]] std::uint32_t value(std::uint32_t set) const
        {
            const std::uint32_t position = m_positions[m_sets->m_shapeOf[set]];
            return position == none ? none : m_sets->m_values[m_sets->m_begin[set] + position];
        }

    private:
        friend class PropertySets;
        const PropertySets *m_sets = nullptr;
        std::vector<std::uint32_t> m_positions; //!< by shape
    };
    [[nodiscard]] Column column(std::string_view key) const;

private:
    [[nodiscard]] bool sameSet(std::uint32_t set, std::uint32_t shape, const std::vector<std::uint32_t> &values) const;
    std::uint32_t append(std::uint32_t shape, const std::vector<std::uint32_t> &values);
    std::uint32_t internKey(std::string_view key);
    std::uint32_t internShape(const std::vector<std::uint32_t> &keys);
    [[nodiscard]] std::uint64_t hashOfSet(std::uint32_t set) const;
    [[nodiscard]] std::uint32_t endOf(std::uint32_t set) const;
    //! Splits the text into m_scratch and returns the shape.
    std::uint32_t split(std::string_view json);

    Dictionary &m_dictionary;
    Dictionary m_keys;
    std::vector<std::string> m_keyJson;               //!< by key: the quoted key and a colon
    std::vector<std::vector<std::uint32_t>> m_shapes; //!< key numbers
    SlotTable m_shapeSlots;
    std::vector<std::uint32_t> m_shapeOf;
    std::vector<std::uint32_t> m_begin;
    std::vector<std::uint32_t> m_values;
    SlotTable m_setSlots;
    std::vector<std::uint32_t> m_scratch;
};

} // namespace demo
