// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/jsonstring.h"
#include "models/codec/jsontext.h"

#include <algorithm>

namespace desk {

namespace {

//! Cuts the text of one valid container into the texts of its values.
class Slicer final
{
public:
    explicit Slicer(QByteArrayView text)
        : m_text(text.startsWith("\xef\xbb\xbf") ? text.sliced(3) : text)
    {
        skipSpace();
    }
    bool enter(char bracket)
    {
        if (m_at >= m_text.size() || m_text[m_at] != bracket)
            return false;
        ++m_at;
        return true;
    }
    //! At the begin of an element or member; false at the closing bracket or the end.
    bool hasNext();
    QString name();
    QByteArrayView value();

private:
    void skipSpace();
    void skipString();

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

void Slicer::skipSpace()
{
    while (m_at < m_text.size() && (m_text[m_at] == ' ' || (m_text[m_at] >= '\t' && m_text[m_at] <= '\r')))
        ++m_at;
}

void Slicer::skipString()
{
    for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
        if (m_text[m_at] == '\\')
            ++m_at;
    }
    ++m_at;
}

bool Slicer::hasNext()
{
    skipSpace();
    if (m_at < m_text.size() && m_text[m_at] == ',') {
        ++m_at;
        skipSpace();
    }
    return m_at < m_text.size() && m_text[m_at] != ']' && m_text[m_at] != '}';
}

QString Slicer::name()
{
    const auto name = readJsonString(m_text, m_at);
    while (m_at < m_text.size() && m_text[m_at] != ':')
        ++m_at;
    ++m_at;
    return name.value_or(QString());
}

QByteArrayView Slicer::value()
{
    skipSpace();
    const qsizetype from = std::min(m_at, m_text.size()); // behind a name that is cut there is nothing
    qsizetype depth = 0;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == '"') {
            skipString();
            continue;
        }
        if (depth == 0 && (c == ',' || c == ']' || c == '}'))
            break;
        depth += (c == '[' || c == '{') ? 1 : (c == ']' || c == '}') ? -1 : 0;
        ++m_at;
    }
    return m_text.sliced(from, std::min(m_at, m_text.size()) - from).trimmed();
}

} // namespace

std::vector<QByteArrayView> elementTexts(QByteArrayView array)
{
    std::vector<QByteArrayView> texts;
    Slicer slicer(array);
    if (slicer.enter('[')) {
        while (slicer.hasNext())
            texts.push_back(slicer.value());
    }
    return texts;
}

std::vector<JsonMemberText> memberTexts(QByteArrayView object)
{
    std::vector<JsonMemberText> texts;
    Slicer slicer(object);
    if (slicer.enter('{')) {
        while (slicer.hasNext()) {
            QString name = slicer.name();
            texts.push_back({std::move(name), slicer.value()});
        }
    }
    return texts;
}

QByteArrayView memberText(QByteArrayView object, QStringView name)
{
    QByteArrayView text;
    for (const JsonMemberText &member : memberTexts(object)) {
        if (member.name == name)
            text = member.value;
    }
    return text;
}

} // namespace desk
