// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless/endpoint.h"

#include "models/profile/places.h"
#include "models/profile/profilestore.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <limits>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LongestKeyFile = 64 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("desk::Endpoint", text);
}

Result<QByteArray> firstLineOf(const QString &path)
{
    QFile file(path);
    const bool isOpen = path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return Error{ErrorKind::Invalid, tr("The key file %1 cannot be read: %2.").arg(path, file.errorString())};
    return file.readLine(LongestKeyFile).trimmed();
}

Error noKey()
{
    return {ErrorKind::Unauthorized,
            tr("There is no key. Put a personal API key into the environment as POSTHOG_PERSONAL_API_KEY, or into a "
               "file named by --key-file. Without a server, try --demo.")};
}

//! What the key file or the environment says; empty: neither does.
Result<ApiKey> givenKey(const GivenWords &given, const QProcessEnvironment &environment)
{
    QByteArray text =
        environment.value(u"POSTHOG_PERSONAL_API_KEY"_s, environment.value(u"POSTHOG_API_KEY"_s)).toUtf8();
    if (given.has("key-file")) {
        auto line = firstLineOf(given.value("key-file"));
        if (!line)
            return line.error();
        text = *line;
        if (text.isEmpty())
            return noKey();
    }
    const ApiKey key(text.trimmed());
    if (!key.isEmpty() && !key.isSendable())
        return Error{ErrorKind::Unauthorized, tr("That is no personal API key: it holds characters that no key has.")};
    return key;
}

Result<ProjectId> projectFrom(const GivenWords &given, const QProcessEnvironment &environment)
{
    const QString text = given.has("project") ? given.value("project") : environment.value(u"POSTHOG_PROJECT_ID"_s);
    if (text.isEmpty() || text == "@current"_L1)
        return ProjectId{};
    bool isNumber = false;
    const ProjectId project{text.toLongLong(&isNumber)};
    if (!isNumber || !project.isValid())
        return Error{ErrorKind::Invalid,
                     tr("“%1” is no project id. It is a number, shown in the project's settings.").arg(text)};
    return project;
}

//! A connection that the window kept. A project on the command line goes before the kept one; another host does not,
//! because the key was not given for it.
Result<Endpoint> keptEndpoint(const GivenWords &given, const ApiKey &key)
{
    const QString name = given.value("connection");
    if (given.has("host"))
        return Error{ErrorKind::Invalid, tr("--connection says where to connect: it goes without --host.")};
    const ProfileStore store(places::connectionsFile());
    const auto profile = store.findByName(name);
    if (!profile) {
        QStringList names;
        for (const ConnectionProfile &each : store.profiles())
            names.append(each.name);
        const QString known = names.isEmpty()
                                  ? tr("None are kept yet: connect once in the window, or use --host and --project.")
                                  : tr("Kept are: %1.").arg(names.join(u", "_s));
        return Error{ErrorKind::Invalid,
                     tr("No connection called “%1” is kept, or more than one. %2").arg(name, known)};
    }
    return Endpoint{profile->server, key, key.isEmpty() ? profile->id : QString()};
}

QString hostFrom(const GivenWords &given, const QProcessEnvironment &environment)
{
    const QString host = given.has("host") ? given.value("host") : environment.value(u"POSTHOG_HOST"_s);
    return host.isEmpty() ? u"https://us.posthog.com"_s : host;
}

} // namespace

bool namesEndpoint(const GivenWords &given, const QProcessEnvironment &environment)
{
    return given.has("host") || given.has("project") || given.has("key-file") || given.has("connection") ||
           environment.contains(u"POSTHOG_PERSONAL_API_KEY"_s) || environment.contains(u"POSTHOG_API_KEY"_s);
}

Result<Endpoint> endpointFrom(const GivenWords &given, const QProcessEnvironment &environment)
{
    const auto key = givenKey(given, environment);
    if (!key)
        return key.error();
    const bool keepsProject = given.has("connection") && !given.has("project");
    const auto project = keepsProject ? Result<ProjectId>(ProjectId{}) : projectFrom(given, environment);
    if (!project)
        return project.error();
    if (given.has("connection")) {
        auto kept = keptEndpoint(given, *key);
        if (kept && !keepsProject)
            kept->settings.project = *project;
        return kept;
    }
    const auto url = baseUrlFrom(hostFrom(given, environment));
    if (!url)
        return url.error();
    if (key->isEmpty())
        return noKey();
    Endpoint endpoint;
    endpoint.settings.baseUrl = *url;
    endpoint.settings.project = *project;
    endpoint.key = *key;
    return endpoint;
}

Result<qint64> numberFrom(const GivenWords &given, const char *option, qint64 fallback, qint64 least, qint64 most)
{
    if (!given.has(option))
        return fallback;
    bool isNumber = false;
    const qint64 number = given.value(option).toLongLong(&isNumber);
    if (isNumber && number >= least && number <= most)
        return number;
    const QString range = most == std::numeric_limits<qint64>::max()
                              ? tr("a whole number from %1").arg(least)
                              : tr("a whole number from %1 to %2").arg(least).arg(most);
    return Error{ErrorKind::Invalid, tr("--%1 needs %2.").arg(QLatin1String(option), range)};
}

} // namespace desk
