// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profile/profilestore.h"

#include <QRegularExpression>
#include <QUuid>

#include <algorithm>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

const auto kProfiles = u"profiles"_s;

const QStringList &proxyWords()
{
    static const QStringList words{u"system"_s, u"none"_s, u"own"_s};
    return words;
}

ProxyChoice proxyFrom(const QString &word)
{
    const auto at = proxyWords().indexOf(word);
    return at < 0 ? ProxyChoice::System : static_cast<ProxyChoice>(at);
}

ConnectionProfile readOne(const QSettings &values)
{
    ConnectionProfile profile;
    profile.id = values.value(u"id"_s).toString();
    profile.name = values.value(u"name"_s).toString();
    profile.projectName = values.value(u"projectName"_s).toString();
    ConnectionSettings &server = profile.server;
    server.baseUrl = QUrl(values.value(u"address"_s).toString(), QUrl::StrictMode);
    if (server.baseUrl.isValid()) // a setter would make an invalid one look valid
        server.baseUrl.setUserInfo({});
    server.project.value = values.value(u"project"_s).toLongLong();
    server.readOnly = values.value(u"readOnly"_s).toString() == u"true";
    server.extraCaFile = values.value(u"extraCaFile"_s).toString();
    server.proxy = proxyFrom(values.value(u"proxy"_s).toString());
    server.proxyHost = values.value(u"proxyHost"_s).toString();
    const uint port = values.value(u"proxyPort"_s).toUInt();
    server.proxyPort = port <= 65535 ? static_cast<quint16>(port) : quint16(0);
    return profile;
}

void writeOne(QSettings &values, const ConnectionProfile &profile)
{
    values.setValue(u"id"_s, profile.id);
    values.setValue(u"name"_s, profile.name);
    const ConnectionSettings &server = profile.server;
    values.setValue(u"projectName"_s, profile.projectName);
    values.setValue(u"address"_s, server.baseUrl.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo));
    values.setValue(u"project"_s, server.project.value);
    values.setValue(u"readOnly"_s, server.readOnly);
    values.setValue(u"extraCaFile"_s, server.extraCaFile);
    values.setValue(u"proxy"_s, proxyWords().value(static_cast<int>(server.proxy)));
    values.setValue(u"proxyHost"_s, server.proxyHost);
    values.setValue(u"proxyPort"_s, server.proxyPort);
}

bool isUsable(const ConnectionProfile &profile)
{
    return !profile.id.isEmpty() && profile.server.baseUrl.isValid() && !profile.server.baseUrl.host().isEmpty();
}

} // namespace

QString newProfileId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString storeNameOf(const ConnectionProfile &profile)
{
    if (!profile.id.isEmpty())
        return profile.id;
    const QUrl &url = profile.server.baseUrl;
    const QString project = profile.server.project.isValid() ? profile.server.project.toString() : u"current"_s;
    const QString readable = u"%1_%2_%3%4"_s.arg(url.host(), QString::number(url.port(0)), project, url.path());
    static const QRegularExpression odd(u"[^A-Za-z0-9._-]"_s);
    return u"at_"_s + QString(readable).replace(odd, u"_"_s).left(120);
}

ProfileStore::ProfileStore(const QString &path)
    : m_file(path)
{
    read();
}

void ProfileStore::read()
{
    QSettings &values = m_file.values();
    const int count = values.beginReadArray(kProfiles);
    for (int i = 0; i < std::min(count, 1000); ++i) {
        values.setArrayIndex(i);
        ConnectionProfile profile = readOne(values);
        if (isUsable(profile) && !find(profile.id))
            m_profiles.push_back(std::move(profile));
    }
    values.endArray();
}

bool ProfileStore::write()
{
    QSettings &values = m_file.values();
    values.remove(kProfiles);
    values.beginWriteArray(kProfiles, static_cast<int>(m_profiles.size()));
    for (size_t i = 0; i < m_profiles.size(); ++i) {
        values.setArrayIndex(static_cast<int>(i));
        writeOne(values, m_profiles[i]);
    }
    values.endArray();
    return m_file.sync();
}

std::optional<ConnectionProfile> ProfileStore::find(const QString &id) const
{
    const auto it = std::find_if(m_profiles.begin(), m_profiles.end(), [&](const auto &each) { return each.id == id; });
    return it == m_profiles.end() ? std::nullopt : std::optional(*it);
}

std::optional<ConnectionProfile> ProfileStore::findByName(const QString &name) const
{
    const auto named = [&](const ConnectionProfile &each) { return each.name == name; };
    const auto it = std::find_if(m_profiles.begin(), m_profiles.end(), named);
    const bool isUnique = it != m_profiles.end() && std::find_if(it + 1, m_profiles.end(), named) == m_profiles.end();
    return isUnique ? std::optional(*it) : std::nullopt;
}

bool ProfileStore::save(const ConnectionProfile &profile)
{
    const auto it = std::find_if(m_profiles.begin(), m_profiles.end(),
                                 [&](const ConnectionProfile &each) { return each.id == profile.id; });
    if (it == m_profiles.end())
        m_profiles.push_back(profile);
    else
        *it = profile;
    return write();
}

bool ProfileStore::remove(const QString &id)
{
    std::erase_if(m_profiles, [&](const ConnectionProfile &each) { return each.id == id; });
    return write();
}

} // namespace desk
