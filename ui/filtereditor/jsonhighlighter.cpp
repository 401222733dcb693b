// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/jsonhighlighter.h"

#include "ui/widgets/tones.h"

#include <QGuiApplication>
#include <QPalette>
#include <QRegularExpression>

namespace desk {

using namespace Qt::StringLiterals;

void JsonHighlighter::highlightBlock(const QString &text)
{
    static const QRegularExpression tokens(
        u"(\"(?:[^\"\\\\]|\\\\.)*\")(\\s*:)?|-?\\d[\\d.eE+-]*|\\b(?:true|false|null)\\b"_s);
    const QPalette palette = QGuiApplication::palette();
    QTextCharFormat name, value, other;
    name.setFontWeight(QFont::Bold);
    value.setForeground(toneColor(Tone::Ok, palette));
    other.setForeground(toneColor(Tone::Busy, palette));
    auto matches = tokens.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const bool isText = match.capturedLength(1) > 0, isName = match.capturedLength(2) > 0;
        const auto start = static_cast<int>(match.capturedStart());
        const auto length = static_cast<int>(isText ? match.capturedLength(1) : match.capturedLength());
        setFormat(start, length, isName ? name : isText ? value : other);
    }
}

} // namespace desk
