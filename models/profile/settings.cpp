// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profile/settings.h"

namespace desk {

namespace {

using namespace Qt::StringLiterals;

const auto kTheme = u"look/theme"_s;
const auto kLanguage = u"look/language"_s;
const auto kTimeZone = u"look/timeZone"_s;
const auto kFormats = u"look/formats"_s;
const auto kProxy = u"network/proxy"_s;
const auto kProxyHost = u"network/proxyHost"_s;
const auto kProxyPort = u"network/proxyPort"_s;
const auto kExtraCa = u"network/extraCaFile"_s;
const auto kOpensLast = u"connection/opensLast"_s;
const auto kLocalCache = u"data/localCache"_s;
const auto kNotifies = u"work/notifies"_s;
const auto kCsvMark = u"csv/byteOrderMark"_s;
const auto kCsvGuard = u"csv/formulaGuard"_s;
const auto kCsvLineEnds = u"csv/windowsLineEnds"_s;
const auto kCsvColumns = u"csv/columns"_s;
const auto kLastConnection = u"connection/last"_s;
const auto kPropertyColumns = u"people/propertyColumns"_s;

const QStringList &themeWords()
{
    static const QStringList words{u"system"_s, u"light"_s, u"dark"_s};
    return words;
}

const QStringList &proxyWords()
{
    static const QStringList words{u"system"_s, u"none"_s, u"own"_s};
    return words;
}

//! Names of views come from the program, yet a slash in one would make a group of it.
QString viewKey(const QString &view, const QString &part)
{
    return u"views/"_s + QString(view).replace(u'/', u'_') + u'/' + part;
}

} // namespace

ConnectionSettings NetworkDefaults::applied(ConnectionSettings settings) const
{
    if (settings.proxy == ProxyChoice::System) {
        settings.proxy = proxy;
        settings.proxyHost = proxyHost;
        settings.proxyPort = proxyPort;
    }
    if (settings.extraCaFile.isEmpty())
        settings.extraCaFile = extraCaFile;
    return settings;
}

QString Settings::text(const QString &key) const
{
    return m_file.values().value(key).toString();
}

bool Settings::truth(const QString &key, bool fallback) const
{
    const QString word = text(key);
    return word.isEmpty() ? fallback : word == u"true";
}

void Settings::set(const QString &key, const QVariant &value)
{
    m_file.values().setValue(key, value);
}

Theme Settings::theme() const
{
    const auto at = themeWords().indexOf(text(kTheme));
    return at < 0 ? Theme::System : static_cast<Theme>(at);
}

void Settings::setTheme(Theme theme)
{
    set(kTheme, themeWords().value(static_cast<int>(theme)));
}

QString Settings::language() const
{
    return text(kLanguage);
}

void Settings::setLanguage(const QString &language)
{
    set(kLanguage, language);
}

QString Settings::timeZone() const
{
    return text(kTimeZone);
}

void Settings::setTimeZone(const QString &zone)
{
    set(kTimeZone, zone);
}

QString Settings::formats() const
{
    return text(kFormats);
}

void Settings::setFormats(const QString &locale)
{
    set(kFormats, locale);
}

NetworkDefaults Settings::network() const
{
    const auto choice = proxyWords().indexOf(text(kProxy));
    const uint port = m_file.values().value(kProxyPort).toUInt();
    NetworkDefaults network;
    network.proxy = choice < 0 ? ProxyChoice::System : static_cast<ProxyChoice>(choice);
    network.proxyHost = text(kProxyHost);
    network.proxyPort = port <= 65535 ? static_cast<quint16>(port) : quint16(0);
    network.extraCaFile = text(kExtraCa);
    return network;
}

void Settings::setNetwork(const NetworkDefaults &network)
{
    set(kProxy, proxyWords().value(static_cast<int>(network.proxy)));
    set(kProxyHost, network.proxyHost);
    set(kProxyPort, network.proxyPort);
    set(kExtraCa, network.extraCaFile);
}

bool Settings::opensLastConnection() const
{
    return truth(kOpensLast, true);
}

void Settings::setOpensLastConnection(bool opens)
{
    set(kOpensLast, opens);
}

bool Settings::usesLocalCache() const
{
    return truth(kLocalCache, true);
}

void Settings::setUsesLocalCache(bool uses)
{
    set(kLocalCache, uses);
}

bool Settings::notifies() const
{
    return truth(kNotifies, true);
}

void Settings::setNotifies(bool notifies)
{
    set(kNotifies, notifies);
}

CsvDefaults Settings::csv() const
{
    const CsvDefaults ours;
    return {truth(kCsvMark, ours.byteOrderMark), truth(kCsvGuard, ours.formulaGuard),
            truth(kCsvLineEnds, ours.windowsLineEnds), m_file.values().value(kCsvColumns).toStringList()};
}

void Settings::setCsv(const CsvDefaults &csv)
{
    set(kCsvMark, csv.byteOrderMark);
    set(kCsvGuard, csv.formulaGuard);
    set(kCsvLineEnds, csv.windowsLineEnds);
    set(kCsvColumns, csv.columns);
}

QString Settings::lastConnection() const
{
    return text(kLastConnection);
}

void Settings::setLastConnection(const QString &profile)
{
    set(kLastConnection, profile);
}

QByteArray Settings::viewState(const QString &view, int version) const
{
    if (m_file.values().value(viewKey(view, u"version"_s)).toInt() != version)
        return {};
    return m_file.values().value(viewKey(view, u"state"_s)).toByteArray();
}

void Settings::setViewState(const QString &view, int version, const QByteArray &state)
{
    set(viewKey(view, u"version"_s), version);
    set(viewKey(view, u"state"_s), state);
}

QStringList Settings::propertyColumns() const
{
    return m_file.values().value(kPropertyColumns).toStringList();
}

void Settings::setPropertyColumns(const QStringList &keys)
{
    set(kPropertyColumns, keys);
}

} // namespace desk
