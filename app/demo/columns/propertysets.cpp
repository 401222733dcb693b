// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/columns/propertysets.h"

#include "app/demo/columns/jsontext.h"

#include <algorithm>

namespace demo {

namespace {

std::uint64_t hashOfNumbers(std::uint64_t hash, const std::uint32_t *numbers, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        hash = mixHash(hash, numbers[i]);
    return hash;
}

} // namespace

PropertySets::PropertySets(Dictionary &values)
    : m_dictionary(values)
{}

std::uint32_t PropertySets::endOf(std::uint32_t set) const
{
    return m_begin[set] + static_cast<std::uint32_t>(m_shapes[m_shapeOf[set]].size());
}

std::uint32_t PropertySets::internKey(std::string_view key)
{
    const std::uint32_t number = m_keys.intern(key);
    if (number == m_keyJson.size())
        m_keyJson.push_back(quoted(key) + ':');
    return number;
}

std::uint32_t PropertySets::internShape(const std::vector<std::uint32_t> &keys)
{
    const auto hashOf = [](const std::vector<std::uint32_t> &shape) {
        return hashOfNumbers(shape.size(), shape.data(), shape.size());
    };
    const std::uint32_t known =
        m_shapeSlots.find(hashOf(keys), [&](std::uint32_t number) { return m_shapes[number] == keys; });
    if (known != none)
        return known;
    m_shapes.push_back(keys);
    const auto number = static_cast<std::uint32_t>(m_shapes.size() - 1);
    m_shapeSlots.insert(number, [&](std::uint32_t old) { return hashOf(m_shapes[old]); });
    return number;
}

std::uint32_t PropertySets::split(std::string_view json)
{
    std::vector<std::uint32_t> keys;
    m_scratch.clear();
    ObjectReader reader(json);
    while (reader.next()) {
        keys.push_back(internKey(reader.key()));
        m_scratch.push_back(m_dictionary.intern(reader.value()));
    }
    return internShape(keys);
}

std::uint32_t PropertySets::append(std::uint32_t shape, const std::vector<std::uint32_t> &values)
{
    m_shapeOf.push_back(shape);
    m_begin.push_back(static_cast<std::uint32_t>(m_values.size()));
    m_values.insert(m_values.end(), values.begin(), values.end());
    return count() - 1;
}

std::uint32_t PropertySets::add(std::string_view json)
{
    return append(split(json), m_scratch);
}

std::uint64_t PropertySets::hashOfSet(std::uint32_t set) const
{
    return hashOfNumbers(m_shapeOf[set], m_values.data() + m_begin[set], endOf(set) - m_begin[set]);
}

bool PropertySets::sameSet(std::uint32_t set, std::uint32_t shape, const std::vector<std::uint32_t> &values) const
{
    return m_shapeOf[set] == shape && std::equal(values.begin(), values.end(), m_values.begin() + m_begin[set]);
}

std::uint32_t PropertySets::intern(std::string_view json)
{
    const std::uint32_t shape = split(json);
    const std::uint64_t hash = hashOfNumbers(shape, m_scratch.data(), m_scratch.size());
    const std::uint32_t known =
        m_setSlots.find(hash, [&](std::uint32_t set) { return sameSet(set, shape, m_scratch); });
    if (known != none)
        return known;
    const std::uint32_t number = append(shape, m_scratch);
    m_setSlots.insert(number, [this](std::uint32_t old) { return hashOfSet(old); });
    return number;
}

void PropertySets::appendJson(std::uint32_t set, std::string &json) const
{
    const std::vector<std::uint32_t> &shape = m_shapes[m_shapeOf[set]];
    const std::uint32_t *value = m_values.data() + m_begin[set];
    json += '{';
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (i > 0)
            json += ',';
        json += m_keyJson[shape[i]];
        json += m_dictionary.text(value[i]);
    }
    json += '}';
}

PropertySets::Column PropertySets::column(std::string_view key) const
{
    Column column;
    column.m_sets = this;
    column.m_positions.assign(m_shapes.size(), none);
    const std::uint32_t wanted = m_keys.find(key);
    if (wanted == none)
        return column;
    for (std::size_t shape = 0; shape < m_shapes.size(); ++shape) {
        const std::vector<std::uint32_t> &keys = m_shapes[shape];
        // From the end: of a doubled member the last counts, as in every JSON reader here.
        const auto found = std::find(keys.rbegin(), keys.rend(), wanted);
        if (found != keys.rend())
            column.m_positions[shape] = static_cast<std::uint32_t>(keys.rend() - found - 1);
    }
    return column;
}

std::uint32_t PropertySets::value(std::uint32_t set, std::string_view key) const
{
    const std::uint32_t wanted = m_keys.find(key);
    const std::vector<std::uint32_t> &keys = m_shapes[m_shapeOf[set]];
    const auto found = wanted == none ? keys.rend() : std::find(keys.rbegin(), keys.rend(), wanted);
    return found == keys.rend() ? none : m_values[m_begin[set] + static_cast<std::size_t>(keys.rend() - found - 1)];
}

} // namespace demo
