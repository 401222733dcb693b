// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QString>

#include <memory>

namespace desk {

//! Opens an INI file for reading and writing. Whatever is in the way (damaged, a folder, not readable) there is always
//! something to work with: a damaged file is put aside as NAME.damaged and a fresh one begins; where nothing can be
//! written, values live as long as the program.
class SettingsFile final
{
public:
    explicit SettingsFile(const QString &path);

    QSettings &values() { return *m_values; }
    const QSettings &values() const { return *m_values; }
    //! What a person should know about the file, plain words; empty when all is well.
    QString problem() const;
    //! Writes what is waiting. False when it could not be written.
    bool sync();

private:
    void open();
    void putAside();

    QString m_path;
    QString m_aside; //!< where a damaged file went
    std::unique_ptr<QSettings> m_values;
};

} // namespace desk
