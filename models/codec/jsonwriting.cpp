// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/jsonstring.h"
#include "models/codec/jsontext.h"

namespace desk {

namespace {

constexpr int IndentWidth = 2;
constexpr size_t MaxIndent = 40; //!< levels: a tree of depth 10,000 must not become 100 MB of blanks

//! A container that is being written, and how far.
struct OpenValue
{
    const JsonValue *value;
    size_t next = 0;
    bool isEmpty = true; //!< nothing written yet
};

class Writer final
{
public:
    explicit Writer(JsonLayout layout)
        : m_indented(layout == JsonLayout::Indented)
    {}
    QByteArray write(const JsonValue &value);

private:
    void writeStart(const JsonValue &value);
    void writeScalar(const JsonValue &value);
    void goOn();
    void writeElement(const JsonValue &value);
    void writeMember(const JsonMember &member);
    void separate();
    void newLine();
    void close();

    bool m_indented;
    QByteArray m_out;
    std::vector<OpenValue> m_open;
};

void Writer::newLine()
{
    if (!m_indented)
        return;
    m_out += '\n';
    m_out.append(static_cast<qsizetype>(std::min(m_open.size(), MaxIndent)) * IndentWidth, ' ');
}

void Writer::separate()
{
    if (!m_open.back().isEmpty)
        m_out += ',';
    m_open.back().isEmpty = false;
    newLine();
}

void Writer::writeScalar(const JsonValue &value)
{
    if (value.isNull())
        m_out += "null";
    else if (value.isBool())
        m_out += value.toBool() ? "true" : "false";
    else if (value.isNumber())
        m_out += value.numberToken();
    else if (value.isString())
        appendJsonString(m_out, value.toString());
}

void Writer::writeStart(const JsonValue &value)
{
    if (!value.isArray() && !value.isObject()) {
        writeScalar(value);
        return;
    }
    m_out += value.isArray() ? '[' : '{';
    m_open.push_back({&value});
}

void Writer::writeElement(const JsonValue &value)
{
    if (value.isAbsent())
        return;
    separate();
    writeStart(value);
}

void Writer::writeMember(const JsonMember &member)
{
    if (member.value.isAbsent())
        return;
    separate();
    appendJsonString(m_out, member.name);
    m_out += m_indented ? ": " : ":";
    writeStart(member.value);
}

void Writer::close()
{
    const OpenValue done = m_open.back();
    m_open.pop_back();
    if (!done.isEmpty)
        newLine();
    m_out += done.value->isArray() ? ']' : '}';
}

void Writer::goOn()
{
    OpenValue &open = m_open.back();
    const size_t i = open.next++;
    if (i >= static_cast<size_t>(open.value->size()))
        close();
    else if (open.value->isArray())
        writeElement(open.value->array()[i]);
    else
        writeMember(open.value->members()[i]);
}

QByteArray Writer::write(const JsonValue &value)
{
    writeStart(value);
    while (!m_open.empty())
        goOn();
    return std::move(m_out);
}

} // namespace

QByteArray writeJson(const JsonValue &value, JsonLayout layout)
{
    return Writer(layout).write(value);
}

} // namespace desk
