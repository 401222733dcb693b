// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profile/settingsfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace desk {

namespace {

//! QSettings reads nearly anything as an INI file; a file with NUL bytes is none, and it reads only up to the first.
bool isDamaged(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return false;
    return file.readAll().contains('\0');
}

QString words(const char *text)
{
    return QCoreApplication::translate("SettingsFile", text);
}

} // namespace

SettingsFile::SettingsFile(const QString &path)
    : m_path(path)
{
    if (isDamaged(path))
        putAside();
    open();
    if (m_values->status() == QSettings::FormatError) {
        putAside();
        open();
    }
}

void SettingsFile::open()
{
    m_values = std::make_unique<QSettings>(m_path, QSettings::IniFormat);
    (void)m_values->allKeys(); // a section is parsed, and its damage found, when something in it is first asked for
}

void SettingsFile::putAside()
{
    m_values.reset();
    m_aside = m_path + QStringLiteral(".damaged");
    QFile::remove(m_aside);
    QFile::rename(m_path, m_aside);
}

QString SettingsFile::problem() const
{
    if (!m_aside.isEmpty())
        return words(QT_TRANSLATE_NOOP("SettingsFile", "The settings were damaged and begin anew. "
                                                       "The old file is kept as %1."))
            .arg(m_aside);
    if (m_values->status() == QSettings::AccessError)
        return words(QT_TRANSLATE_NOOP("SettingsFile", "The settings cannot be kept: %1 cannot be written."))
            .arg(m_path);
    return {};
}

bool SettingsFile::sync()
{
    m_values->sync();
    return m_values->status() == QSettings::NoError;
}

} // namespace desk
