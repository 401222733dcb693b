// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/expected.h"

#include <QStringList>

#include <algorithm>

namespace desk::test {

using namespace Qt::StringLiterals;

namespace {

QString complaintOfWords(const Error &error, const Expected &expected, std::optional<bool> isUnsure,
                         const QByteArray &key)
{
    const QString all =
        error.text + error.detail + QString::fromUtf8(error.raw + error.extra) + error.code + error.attr;
    // What may have been carried out tells the cause in its detail.
    const QString told = error.text + u'\n' + error.detail;
    const QStringList alternatives = QString::fromUtf8(expected.words).split(u'|');
    if (std::none_of(alternatives.begin(), alternatives.end(),
                     [&](const QString &words) { return told.contains(words); }))
        return u"words: "_s + error.text;
    if (isUnsure && error.text.contains(u"may have reached the server all the same"_s) != *isUnsure)
        return u"does not tell rightly whether the change may be there: "_s + error.text;
    if (all.contains(QString::fromLatin1(key)) || error.text.contains(u"%1"_s))
        return u"words hold what they must not: "_s + all;
    return {};
}

} // namespace

QString complaintOf(const Ending &ending, const Expected &expected, std::optional<bool> isUnsure, const QByteArray &key)
{
    if (ending.error.has_value() != expected.kind.has_value() || ending.calls != 1)
        return u"%1 answers, the last one %2"_s.arg(ending.calls)
            .arg(ending.error ? u"an error: "_s + ending.error->text : u"a success"_s);
    if (!expected.kind)
        return {};
    const Error &error = *ending.error;
    if (error.kind != *expected.kind)
        return u"kind %1 instead of %2: %3"_s.arg(int(error.kind)).arg(int(*expected.kind)).arg(error.text);
    return complaintOfWords(error, expected, isUnsure, key);
}

QString complaintOfCount(int count, const Expected &expected)
{
    if (count >= expected.fewest && count <= expected.most)
        return {};
    return u"%1 requests instead of %2 to %3"_s.arg(count).arg(expected.fewest).arg(expected.most);
}

} // namespace desk::test
