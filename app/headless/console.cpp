// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/console.h"

#include <QRegularExpression>

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace desk {

namespace {

bool writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), static_cast<size_t>(bytes.size()));
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0)
            bytes = bytes.sliced(written);
    }
    return true;
}

//! Embeddings, overrides and isolates: in a name they would turn what follows it on the line.
bool turnsDirection(QChar c)
{
    return (c >= QChar(0x202a) && c <= QChar(0x202e)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
}

} // namespace

bool writeOutput(const QByteArray &bytes)
{
    return writeAll(STDOUT_FILENO, bytes);
}

void say(const QString &text)
{
    writeAll(STDERR_FILENO, "cohort-desk: " + withoutKeys(printable(text)).toUtf8() + '\n');
}

QString withoutKeys(const QString &text)
{
    static const QRegularExpression key(QStringLiteral("phx_[A-Za-z0-9_-]{4,}"));
    return QString(text).replace(key, QStringLiteral("[key]"));
}

QString printable(const QString &text)
{
    QString safe = text;
    for (QChar &c : safe) {
        const bool isControl = c.category() == QChar::Other_Control && c != u'\n' && c != u'\t';
        if (isControl || turnsDirection(c))
            c = QChar::ReplacementCharacter;
    }
    return safe;
}

StatusLine::StatusLine()
    : m_isTerminal(::isatty(STDERR_FILENO) == 1)
{}

StatusLine::~StatusLine()
{
    clear();
}

void StatusLine::show(const QString &text)
{
    if (!m_isTerminal)
        return;
    writeAll(STDERR_FILENO, "\r\x1b[K" + printable(text).toUtf8());
    m_isShown = true;
}

void StatusLine::clear()
{
    if (std::exchange(m_isShown, false))
        writeAll(STDERR_FILENO, "\r\x1b[K");
}

} // namespace desk
