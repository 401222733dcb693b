// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

//! The rules of the house as data. Whoever moves a wall changes a line here, a CMakeLists.txt and the README.
namespace layers {

using namespace Qt::StringLiterals;

//! A folder and the folders to its left in the chain; what those may include, it may include too.
struct Room
{
    QString path;
    QStringList leftOf;
    QStringList qtModules; //!< The modules whose headers it may include besides QtCore; not inherited.
};

inline const QList<Room> rooms{
    {u"models/base"_s, {}, {}},
    {u"models/domain"_s, {u"models/base"_s}, {}},
    {u"models/codec"_s, {u"models/domain"_s}, {}},
    {u"models/criteria"_s, {u"models/domain"_s}, {}},
    {u"models/api"_s, {u"models/codec"_s}, {u"QtNetwork"_s}},
    {u"models/catalogue"_s, {u"models/api"_s, u"models/criteria"_s}, {}},
    {u"models/tables"_s, {u"models/codec"_s, u"models/criteria"_s, u"models/catalogue"_s}, {}},
    {u"models/filter"_s, {u"models/codec"_s, u"models/criteria"_s}, {u"QtGui"_s}},
    {u"models/jobs"_s, {u"models/codec"_s}, {}},
    {u"models/membership"_s, {u"models/jobs"_s}, {}},
    {u"models/profile"_s, {u"models/domain"_s}, {}},
    {u"app/headless"_s,
     {u"models/api"_s, u"models/tables"_s, u"models/filter"_s, u"models/membership"_s, u"models/profile"_s},
     {u"QtNetwork"_s}},
    {u"ui"_s,
     {u"models/api"_s, u"models/tables"_s, u"models/filter"_s, u"models/membership"_s, u"models/profile"_s},
     {u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s, u"QtPrintSupport"_s}},
    {u"app/demo"_s, {}, {}},
    {u"app"_s, {u"ui"_s, u"app/headless"_s, u"app/demo"_s}, {u"QtGui"_s, u"QtWidgets"_s, u"QtNetwork"_s, u"QtDBus"_s}},
};

//! Rooms that are not handed down the chain: the others get fetch and send functions, so their tests need no network.
inline const QHash<QString, QStringList> onlyFor{
    {u"models/api"_s, {u"models/catalogue"_s, u"app/headless"_s, u"ui"_s, u"app"_s}},
};

//! Single headers that a folder must not use although their module is allowed there.
struct Ban
{
    QString folder;
    QString header;
};

inline const QList<Ban> bannedHeaders{
    {u"models"_s, u"QColor"_s},
    {u"models"_s, u"QGuiApplication"_s},
    {u"app/demo"_s, u"QJsonDocument"_s},
    {u"app/demo"_s, u"QRegularExpression"_s},
};

//! Libraries beside Qt, by the start of their header names, and the folders that may use them.
struct Library
{
    QString header;
    QStringList folders;
};

inline const QList<Library> libraries{
    {u"simdjson"_s, {u"models/codec"_s, u"models/api"_s}},
    {u"re2/"_s, {u"models/criteria"_s, u"app/demo"_s}},
    {u"sqlite3"_s, {u"models/catalogue"_s, u"app/demo"_s}},
    {u"qt6keychain/"_s, {u"models/profile"_s}},
    {u"qcustomplot"_s, {u"ui"_s}},
    {u"nlohmann/"_s, {u"app/demo"_s}},
    {u"httplib"_s, {u"app/demo"_s}},
    {u"openssl/"_s, {u"app/demo"_s}},
    {u"libdeflate"_s, {u"app/demo"_s}},
    {u"zlib"_s, {u"app/demo"_s, u"models/api"_s}},
};

//! Words that stand for a habit the house does not have. Comments and text are not searched.
struct Habit
{
    QString pattern;
    QString reason;
    QStringList folders;
};

inline const QStringList program{u"app"_s, u"models"_s, u"ui"_s};
inline const QStringList everything{u"app"_s, u"models"_s, u"ui"_s, u"tests"_s};

inline const QList<Habit> forbidden{
    {uR"(\bprocessEvents\b)"_s, u"re-enters code that is still running"_s, program},
    {uR"(\bQEventLoop\b)"_s, u"a nested event loop re-enters code that is still running"_s, program},
    {uR"(\b(SIGNAL|SLOT)\s*\()"_s, u"is not checked by the compiler"_s, everything},
    {uR"(\bsetItemWidget\b|\bsetIndexWidget\b|\bopenPersistentEditor\b)"_s,
     u"widgets inside views cannot be seen by assistive technology"_s, program},
    {uR"(\bwaitFor(ReadyRead|BytesWritten|Connected|Disconnected|Encrypted|Finished|Started|NewConnection|Done)\b)"_s,
     u"blocks the thread"_s, program},
    {uR"(\bQtConcurrent\b)"_s, u"its work cannot be cancelled and its chains lose continuations in Qt 6.4"_s,
     everything},
    {uR"(\bQSortFilterProxyModel\b)"_s, u"sorts only what has been loaded"_s, {u"models"_s}},
    {uR"(\busing namespace std\s*;)"_s, u"hides where a name comes from"_s, everything},
    {uR"(\bQSKIP\b)"_s, u"a test that is skipped cannot fail"_s, {u"tests"_s}},
    {uR"(\bqWait\s*\(|\bqSleep\s*\()"_s, u"waits for time, not for a state"_s, {u"tests"_s}},
};

//! Marks of unfinished work; searched in comments too.
inline const QString unfinished = uR"(\b(TODO|FIXME|XXX|HACK)\b)"_s;

inline const QStringList topLevel{u"CMakeLists.txt"_s, u"CMakePresets.json"_s, u"LICENSE"_s,   u"README.md"_s, u"app"_s,
                                  u"models"_s,         u"packaging"_s,         u"resources"_s, u"tests"_s,     u"ui"_s};
//! Names of folders that say nothing about what lies in them, and so grow.
inline const QStringList vagueFolders{u"src"_s, u"utils"_s, u"util"_s, u"misc"_s, u"common"_s, u"helpers"_s};

inline constexpr qsizetype longestFile = 400;    //!< Lines, in app, models and ui.
inline constexpr qsizetype longestFunction = 60; //!< Lines between the braces, in app, models and ui.

} // namespace layers
