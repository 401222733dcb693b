// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/seed/objecttext.h"

#include "app/demo/people/personrow.h"

namespace demo {

ObjectText::ObjectText(std::string &out)
    : m_out(out)
{
    m_out += '{';
}

void ObjectText::key(std::string_view key)
{
    if (!m_first)
        m_out += ',';
    m_first = false;
    appendJsonText(key, m_out);
    m_out += ':';
}

ObjectText &ObjectText::text(std::string_view name, std::string_view value)
{
    key(name);
    appendJsonText(value, m_out);
    return *this;
}

ObjectText &ObjectText::number(std::string_view name, std::int64_t value)
{
    return raw(name, std::to_string(value));
}

ObjectText &ObjectText::flag(std::string_view name, bool value)
{
    return raw(name, value ? "true" : "false");
}

ObjectText &ObjectText::raw(std::string_view name, std::string_view json)
{
    key(name);
    m_out += json;
    return *this;
}

void ObjectText::end()
{
    m_out += '}';
}

} // namespace demo
