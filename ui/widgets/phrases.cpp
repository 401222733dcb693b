// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/phrases.h"

#include <QCoreApplication>
#include <QLocale>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Phrases", text);
}

} // namespace

QString timeAgo(const QDateTime &utc, const QDateTime &now)
{
    if (!utc.isValid())
        return {};
    const qint64 seconds = utc.secsTo(now);
    if (seconds < -60 || seconds >= 30 * 86400)
        return QLocale().toString(utc.toLocalTime().date(), QLocale::ShortFormat);
    if (seconds < 60)
        return tr(QT_TRANSLATE_NOOP("Phrases", "just now"));
    if (seconds < 3600)
        return tr(QT_TRANSLATE_NOOP("Phrases", "%1 min ago")).arg(seconds / 60);
    if (seconds < 86400)
        return tr(QT_TRANSLATE_NOOP("Phrases", "%1 h ago")).arg(seconds / 3600);
    return tr(QT_TRANSLATE_NOOP("Phrases", "%1 d ago")).arg(seconds / 86400);
}

QString durationText(std::chrono::seconds duration)
{
    const qint64 seconds = duration.count();
    if (seconds < 60)
        return tr(QT_TRANSLATE_NOOP("Phrases", "%1 s")).arg(seconds);
    if (seconds < 3600)
        return tr(QT_TRANSLATE_NOOP("Phrases", "%1 min")).arg((seconds + 30) / 60);
    return tr(QT_TRANSLATE_NOOP("Phrases", "%1 h %2 min")).arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString breakable(const QString &text)
{
    constexpr int longWord = 24; // characters
    QString result;
    int run = 0;
    for (const QChar c : text) {
        run = c.isSpace() ? 0 : run + 1;
        if (run > longWord && !c.isLowSurrogate() && !c.isMark()) {
            result += QChar(0x200b); // zero width space
            run = 1;
        }
        result += c;
    }
    return result;
}

} // namespace desk
