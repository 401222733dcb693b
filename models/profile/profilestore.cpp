// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profile/profilestore.h"

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

ConnectionProfile::Proxy proxyFrom(const QString &word)
{
    const auto at = proxyWords().indexOf(word);
    return at < 0 ? ConnectionProfile::Proxy::System : static_cast<ConnectionProfile::Proxy>(at);
}

ConnectionProfile readOne(const QSettings &values)
{
    ConnectionProfile profile;
    profile.id = values.value(u"id"_s).toString();
    profile.name = values.value(u"name"_s).toString();
    profile.baseUrl = QUrl(values.value(u"address"_s).toString(), QUrl::StrictMode);
    profile.project.value = values.value(u"project"_s).toLongLong();
    profile.projectName = values.value(u"projectName"_s).toString();
    profile.isReadOnly = values.value(u"readOnly"_s).toString() == u"true";
    profile.extraCaFile = values.value(u"extraCaFile"_s).toString();
    profile.proxy = proxyFrom(values.value(u"proxy"_s).toString());
    profile.proxyHost = values.value(u"proxyHost"_s).toString();
    const uint port = values.value(u"proxyPort"_s).toUInt();
    profile.proxyPort = port <= 65535 ? static_cast<quint16>(port) : quint16(0);
    return profile;
}

void writeOne(QSettings &values, const ConnectionProfile &profile)
{
    values.setValue(u"id"_s, profile.id);
    values.setValue(u"name"_s, profile.name);
    values.setValue(u"address"_s, profile.baseUrl.toString(QUrl::RemoveUserInfo));
    values.setValue(u"project"_s, profile.project.value);
    values.setValue(u"projectName"_s, profile.projectName);
    values.setValue(u"readOnly"_s, profile.isReadOnly);
    values.setValue(u"extraCaFile"_s, profile.extraCaFile);
    values.setValue(u"proxy"_s, proxyWords().value(static_cast<int>(profile.proxy)));
    values.setValue(u"proxyHost"_s, profile.proxyHost);
    values.setValue(u"proxyPort"_s, profile.proxyPort);
}

bool isUsable(const ConnectionProfile &profile)
{
    return !profile.id.isEmpty() && profile.baseUrl.isValid() && !profile.baseUrl.host().isEmpty();
}

} // namespace

QString newProfileId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
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
