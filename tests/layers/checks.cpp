// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layers/checks.h"

#include "tests/layers/rules.h"

#include <QFileInfo>
#include <QLibraryInfo>
#include <QRegularExpression>

#include <algorithm>

namespace layers {

namespace {

bool isIn(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder + u'/');
}

bool isInAny(const QString &path, const QStringList &folders)
{
    return std::any_of(folders.begin(), folders.end(), [&](const QString &folder) { return isIn(path, folder); });
}

const Room *find(const QString &path)
{
    const auto it = std::find_if(rooms.begin(), rooms.end(), [&](const Room &room) { return room.path == path; });
    return it == rooms.end() ? nullptr : &*it;
}

bool isLeftOf(const QString &other, const QString &room)
{
    const Room *from = find(room);
    return from && std::any_of(from->leftOf.begin(), from->leftOf.end(),
                               [&](const QString &next) { return next == other || isLeftOf(other, next); });
}

QString complaint(const SourceFile &source, qsizetype line, const QString &words)
{
    return u"%1:%2: %3"_s.arg(source.path).arg(line).arg(words);
}

QString checkProjectInclude(const QString &top, const SourceFile &source, const QString &target)
{
    if (target.endsWith(u".moc"))
        return {};
    if (!QFileInfo::exists(top + u'/' + target))
        return u"%1 is not a path from the top folder"_s.arg(target);
    const QString room = roomOf(source.path);
    if (room.isEmpty() || mayInclude(room, roomOf(target)))
        return {};
    return u"%1 may not include %2"_s.arg(room, target);
}

QString checkLibrary(const SourceFile &source, const QString &target)
{
    for (const Library &library : libraries)
        if (target.startsWith(library.header) && !isInAny(source.path, library.folders))
            return u"%1 is used in %2 only"_s.arg(target, library.folders.join(u", "_s));
    return {};
}

QString checkBan(const SourceFile &source, const QString &target)
{
    for (const Ban &ban : bannedHeaders)
        if (target == ban.header && isIn(source.path, ban.folder))
            return u"%1 has no place in %2"_s.arg(target, ban.folder);
    return {};
}

QString checkQt(const QString &room, const QString &target)
{
    const QString module = qtModuleOf(target);
    if (module.isEmpty() || module == u"QtCore" || find(room)->qtModules.contains(module))
        return {};
    return u"%1 may not include %2, which is %3"_s.arg(room, target, module);
}

QString checkForeignInclude(const SourceFile &source, const QString &target)
{
    const QString room = roomOf(source.path);
    if (room.isEmpty())
        return {};
    for (const QString &words : {checkLibrary(source, target), checkBan(source, target), checkQt(room, target)})
        if (!words.isEmpty())
            return words;
    return {};
}

void search(QStringList &complaints, const SourceFile &source, const QString &text, const QString &pattern,
            const QString &reason)
{
    for (const auto &match : QRegularExpression(pattern).globalMatch(text)) {
        const qsizetype line = QStringView(text).left(match.capturedStart()).count(u'\n') + 1;
        complaints += complaint(source, line, u"%1 %2"_s.arg(match.captured().trimmed(), reason));
    }
}

} // namespace

QString roomOf(const QString &path)
{
    QString longest;
    for (const Room &room : rooms)
        if (isIn(path, room.path) && room.path.size() > longest.size())
            longest = room.path;
    return longest;
}

bool mayInclude(const QString &room, const QString &other)
{
    if (room == other)
        return true;
    if (onlyFor.contains(other) && !onlyFor.value(other).contains(room))
        return false;
    return isLeftOf(other, room);
}

QString qtModuleOf(const QString &header)
{
    if (header.startsWith(u"Qt") && header.contains(u'/'))
        return header.section(u'/', 0, 0);
    const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    for (const auto &module : {u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s, u"QtNetwork"_s, u"QtSvg"_s, u"QtPrintSupport"_s,
                               u"QtDBus"_s, u"QtSql"_s, u"QtXml"_s, u"QtConcurrent"_s, u"QtTest"_s})
        if (header == module || QFileInfo::exists(headers + u'/' + module + u'/' + header))
            return module;
    return {};
}

QStringList checkIncludes(const QString &top, const SourceFile &source)
{
    QStringList complaints;
    for (const Include &include : source.includes()) {
        const QString words = include.fromProject ? checkProjectInclude(top, source, include.target)
                                                  : checkForeignInclude(source, include.target);
        if (!words.isEmpty())
            complaints += complaint(source, include.line, words);
    }
    return complaints;
}

QStringList checkHead(const SourceFile &source)
{
    QStringList complaints;
    const QStringList lines = source.lines();
    if (!lines.value(0).startsWith(u"// SPDX-FileCopyrightText: "))
        complaints += complaint(source, 1, u"the first line is not SPDX-FileCopyrightText"_s);
    if (lines.value(1) != u"// SPDX-License-Identifier: GPL-3.0-or-later")
        complaints += complaint(source, 2, u"the second line is not the SPDX licence"_s);
    if (source.isHeader() && !lines.contains(u"#pragma once"_s))
        complaints += complaint(source, 3, u"a header without #pragma once"_s);
    return complaints;
}

QStringList checkSize(const SourceFile &source)
{
    QStringList complaints;
    if (source.lineCount() > longestFile)
        complaints += complaint(source, longestFile, u"the file has %1 lines"_s.arg(source.lineCount()));
    for (const Body &body : source.bodies())
        if (body.length > longestFunction)
            complaints += complaint(source, body.line, u"the function has %1 lines"_s.arg(body.length));
    return complaints;
}

QStringList checkHabits(const SourceFile &source)
{
    QStringList complaints;
    const QString code = source.code();
    for (const Habit &habit : forbidden)
        if (isInAny(source.path, habit.folders))
            search(complaints, source, code, habit.pattern, habit.reason);
    search(complaints, source, source.text, unfinished, u"marks work that is not finished"_s);
    return complaints;
}

QStringList checkTopLevel(const QStringList &names)
{
    QStringList complaints;
    for (const QString &name : names)
        if (!name.startsWith(u'.') && !topLevel.contains(name))
            complaints += u"%1 has no place at the top level"_s.arg(name);
    for (const QString &name : topLevel)
        if (!names.contains(name))
            complaints += u"%1 is missing at the top level"_s.arg(name);
    return complaints;
}

} // namespace layers
