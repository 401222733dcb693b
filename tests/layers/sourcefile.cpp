// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layers/sourcefile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace layers {

namespace {

QString blank(const QString &text)
{
    QString spaces = text;
    std::replace_if(
        spaces.begin(), spaces.end(), [](QChar c) { return c != u'\n'; }, u' ');
    return spaces;
}

} // namespace

QList<Include> SourceFile::includes() const
{
    static const QRegularExpression pattern(uR"(^\s*#\s*include\s*(["<])([^">]+)[">])"_s);
    QList<Include> found;
    const QStringList all = lines();
    for (qsizetype i = 0; i < all.size(); ++i) {
        const auto match = pattern.match(all.at(i));
        if (match.hasMatch())
            found.append({i + 1, match.captured(2), match.captured(1) == u"\""});
    }
    return found;
}

QList<Body> SourceFile::bodies() const
{
    QList<Body> found;
    const QStringList all = lines();
    qsizetype open = -1;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all.at(i) == u"{")
            open = i;
        else if (all.at(i) == u"}" && open >= 0)
            found.append({open + 1, i - std::exchange(open, -1) - 1});
        else if (all.at(i).startsWith(u'}'))
            open = -1;
    }
    return found;
}

QString SourceFile::code() const
{
    static const QRegularExpression quiet(
        uR"RE(//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])')RE"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QString result;
    qsizetype end = 0;
    for (const auto &match : quiet.globalMatch(text)) {
        result += QStringView(text).mid(end, match.capturedStart() - end);
        result += blank(match.captured());
        end = match.capturedEnd();
    }
    return result + text.mid(end);
}

QList<SourceFile> readSources(const QString &top, const QStringList &folders)
{
    QList<SourceFile> sources;
    for (const QString &folder : folders) {
        QDirIterator it(top + u'/' + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                sources.append({QDir(top).relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())});
        }
    }
    std::sort(sources.begin(), sources.end(), [](const auto &a, const auto &b) { return a.path < b.path; });
    return sources;
}

} // namespace layers
