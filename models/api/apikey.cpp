// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/apikey.h"

#include "models/base/error.h"

#include <algorithm>
#include <cstring>

namespace desk {

namespace {
//! The word that stands where a key stood.
constexpr auto hidden = "[key]";
//! The first letters are the same for all keys.
constexpr qsizetype shortestPart = 8;

//! A copy with memory of its own: a shared one could not be wiped.
QByteArray deepCopy(const QByteArray &bytes)
{
    return QByteArray(bytes.constData(), bytes.size());
}
} // namespace

ApiKey::ApiKey(const QByteArray &text)
    : m_bytes(deepCopy(text.trimmed()))
{}

ApiKey::ApiKey(const ApiKey &other)
    : m_bytes(deepCopy(other.m_bytes))
{}

ApiKey::ApiKey(ApiKey &&other) noexcept
{
    m_bytes.swap(other.m_bytes);
}

ApiKey &ApiKey::operator=(ApiKey other) noexcept
{
    m_bytes.swap(other.m_bytes);
    return *this;
}

ApiKey::~ApiKey()
{
    wipe();
}

bool ApiKey::isSendable() const
{
    const auto plain = [](char c) { return c > ' ' && c < 0x7f; };
    return !m_bytes.isEmpty() && std::all_of(m_bytes.begin(), m_bytes.end(), plain);
}

QByteArray ApiKey::bearer() const
{
    return "Bearer " + m_bytes;
}

QByteArray ApiKey::scrubbed(QByteArray text) const
{
    return m_bytes.isEmpty() ? text : text.replace(m_bytes, hidden);
}

QString ApiKey::scrubbed(QString text) const
{
    // Also where it stood in the name of a host, which is lower case.
    return m_bytes.isEmpty()
               ? text
               : text.replace(QString::fromUtf8(m_bytes), QString::fromLatin1(hidden), Qt::CaseInsensitive);
}

QByteArray ApiKey::scrubbedStart(QByteArray text) const
{
    text = scrubbed(std::move(text));
    for (qsizetype length = m_bytes.size() - 1; length >= shortestPart; --length) {
        if (text.endsWith(QByteArrayView(m_bytes).first(length)))
            return text.left(text.size() - length) + hidden;
    }
    return text;
}

void ApiKey::scrub(Error &error) const
{
    error.text = scrubbed(error.text);
    error.detail = scrubbed(error.detail);
    error.raw = scrubbedStart(error.raw);
    error.extra = scrubbed(error.extra);
    error.code = scrubbed(error.code);
    error.attr = scrubbed(error.attr);
}

void ApiKey::wipe()
{
    // Written through a volatile pointer, because a plain memset before a free may be left out by the compiler.
    volatile char *bytes = m_bytes.data();
    for (qsizetype i = 0; i < m_bytes.size(); ++i)
        bytes[i] = 0;
}

} // namespace desk
