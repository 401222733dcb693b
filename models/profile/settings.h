// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/connectionsettings.h"
#include "models/profile/settingsfile.h"

#include <QByteArray>
#include <QStringList>

namespace desk {

enum class Theme { System, Light, Dark };

//! How CSV files are written when nothing else is said.
struct CsvDefaults
{
    bool byteOrderMark = false;
    bool formulaGuard = true; //!< cells that a spreadsheet would take for a formula are written as text
    bool windowsLineEnds = false;
    QStringList columns = {}; //!< empty: the program's own choice
    bool operator==(const CsvDefaults &) const = default;
};

//! How servers are reached by connections that say nothing of their own.
struct NetworkDefaults
{
    ProxyChoice proxy = ProxyChoice::System;
    QString proxyHost = {};
    quint16 proxyPort = 0;
    QString extraCaFile = {}; //!< PEM; empty: none
    bool operator==(const NetworkDefaults &) const = default;

    //! The settings with what they leave open filled in.
    ConnectionSettings applied(ConnectionSettings settings) const;
};

//! All settings of the program by name and type; no key or secret is ever among them. Owned by the composition root;
//! GUI thread. A value that cannot be read is its default.
class Settings final
{
public:
    explicit Settings(const QString &path)
        : m_file(path)
    {}

    QString problem() const { return m_file.problem(); }
    bool sync() { return m_file.sync(); }

    Theme theme() const;
    void setTheme(Theme theme);
    QString language() const; //!< "de", "pt_BR"; empty: the system's
    void setLanguage(const QString &language);
    QString timeZone() const; //!< IANA name; empty: the system's
    void setTimeZone(const QString &zone);
    QString formats() const; //!< a locale's name for numbers and dates, "de_DE"; empty: the system's
    void setFormats(const QString &locale);
    NetworkDefaults network() const;
    void setNetwork(const NetworkDefaults &network);
    bool opensLastConnection() const; //!< at the start, instead of asking
    void setOpensLastConnection(bool opens);
    bool usesLocalCache() const;
    void setUsesLocalCache(bool uses);
    bool notifies() const; //!< about long work that ended in the background
    void setNotifies(bool notifies);
    CsvDefaults csv() const;
    void setCsv(const CsvDefaults &csv);
    QString lastConnection() const; //!< the id of a ConnectionProfile; empty: none
    void setLastConnection(const QString &profile);

    //! What a window, splitter or table header remembers, kept under a name of its own. A state that was saved with
    //! another `version` (columns came or went) is none: empty.
    QByteArray viewState(const QString &view, int version) const;
    void setViewState(const QString &view, int version, const QByteArray &state);
    //! The property columns of people tables.
    QStringList propertyColumns() const;
    void setPropertyColumns(const QStringList &keys);

private:
    QString text(const QString &key) const;
    bool truth(const QString &key, bool fallback) const;
    void set(const QString &key, const QVariant &value);

    SettingsFile m_file;
};

} // namespace desk
