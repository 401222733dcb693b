// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/jsonexcerpt.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace desk {

namespace {

constexpr qsizetype cutLine = 2'000; // so much of a line that is too long stays

QString more(const char *words, qsizetype count)
{
    return QCoreApplication::translate("JsonTab", words).arg(QLocale().toString(count));
}

//! The start of a line, never half a character.
QByteArrayView startOf(QByteArrayView line)
{
    qsizetype end = cutLine;
    while (end > 0 && (static_cast<uchar>(line[end]) & 0xC0) == 0x80)
        --end;
    return line.first(end);
}

//! Whether it was cut.
bool append(QString &shown, QByteArrayView line)
{
    if (line.size() <= longestShownLine) {
        shown += QString::fromUtf8(line);
        return false;
    }
    const QByteArrayView start = startOf(line);
    shown += QString::fromUtf8(start) +
             more(QT_TRANSLATE_NOOP("JsonTab", " … and %1 more bytes in this line"), line.size() - start.size());
    return true;
}

} // namespace

JsonExcerpt excerptOf(QByteArrayView json)
{
    JsonExcerpt excerpt;
    qsizetype at = 0;
    while (at <= json.size() && excerpt.text.size() < longestShownText) {
        const qsizetype found = json.indexOf('\n', at);
        const qsizetype end = found < 0 ? json.size() : found;
        if (append(excerpt.text, json.sliced(at, end - at)))
            excerpt.isWhole = false;
        at = end + 1;
        if (at <= json.size())
            excerpt.text += u'\n';
    }
    if (at < json.size()) {
        excerpt.isWhole = false;
        excerpt.text += more(QT_TRANSLATE_NOOP("JsonTab", "… and %1 more lines"), json.sliced(at).count('\n') + 1);
    }
    return excerpt;
}

qsizetype longestLineOf(QStringView text)
{
    qsizetype longest = 0;
    for (qsizetype at = 0; at <= text.size();) {
        const qsizetype found = text.indexOf(u'\n', at);
        const qsizetype end = found < 0 ? text.size() : found;
        longest = std::max(longest, end - at);
        at = end + 1;
    }
    return longest;
}

} // namespace desk
