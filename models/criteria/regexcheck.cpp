// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/criteria/regexcheck.h"

#include "models/criteria/words.h"

#include <re2/re2.h>

#include <algorithm>

namespace desk {

namespace {

//! Servers refuse such patterns as too large, and compiling them here could take seconds.
constexpr qsizetype LongestPattern = 32768;

bool isPlain(const QString &pattern)
{
    static const QString special = QStringLiteral("\\^$.|?*+()[]{}");
    return std::none_of(pattern.begin(), pattern.end(), [](QChar c) { return special.contains(c); });
}

} // namespace

QString regexMistake(const QString &pattern)
{
    if (isPlain(pattern))
        return {};
    if (pattern.size() > LongestPattern)
        return CriteriaWords::tr("it is too long");
    RE2::Options options(RE2::Quiet);
    options.set_never_capture(true); // only the verdict is wanted
    const QByteArray utf8 = pattern.toUtf8();
    const RE2 expression(re2::StringPiece(utf8.constData(), static_cast<size_t>(utf8.size())), options);
    return expression.ok() ? QString() : oneLineText(QString::fromStdString(expression.error()));
}

} // namespace desk
