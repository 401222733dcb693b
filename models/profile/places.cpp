// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profile/places.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace desk::places {

using namespace Qt::StringLiterals;

namespace {

QString folder(QStandardPaths::StandardLocation location, const QString &inside = {})
{
    const QString path = QStandardPaths::writableLocation(location) + inside;
    QDir().mkpath(path);
    // What is in there is about people: nobody else on this computer may read it, whatever the umask.
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

} // namespace

QString settingsFile()
{
    return folder(QStandardPaths::AppConfigLocation) + u"/settings.ini"_s;
}

QString connectionsFile()
{
    return folder(QStandardPaths::AppConfigLocation) + u"/connections.ini"_s;
}

QString draftsFolder()
{
    return folder(QStandardPaths::AppDataLocation, u"/drafts"_s);
}

QString runsFolder()
{
    return folder(QStandardPaths::AppDataLocation, u"/runs"_s);
}

QString cacheFolder()
{
    return folder(QStandardPaths::CacheLocation, u"/cohorts"_s);
}

QString identity()
{
    const QByteArray path = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16));
}

} // namespace desk::places
