// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace desk::test {

//! Certificates for tests, made by the openssl program when they are needed and thrown away after; no key is ever kept.
class Certificates final
{
public:
    //! False when openssl could not do it.
    bool makeAuthority(const QString &name);
    //! A server's certificate by that authority; `alternatives` as "DNS:localhost,IP:127.0.0.1". Days below zero:
    //! expired.
    bool makeServer(const QString &name, const QString &authority, const QString &alternatives, int days = 30);
    bool makeSelfSigned(const QString &name, const QString &alternatives);

    QString file(const QString &name) const { return m_folder.filePath(name + QStringLiteral(".pem")); }
    //! What a server with that certificate uses.
    QSslConfiguration serverSide(const QString &name) const;

private:
    bool run(const QStringList &arguments) const;
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
};

} // namespace desk::test
