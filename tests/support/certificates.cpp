// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificates.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QTest>

namespace desk::test {

using namespace Qt::StringLiterals;

namespace {

const QStringList newKey{u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s};

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

bool Certificates::makeAuthority(const QString &name)
{
    return run(QStringList{u"req"_s, u"-x509"_s} + newKey +
               QStringList{u"-keyout"_s, path(name + u".key"_s), u"-out"_s, file(name), u"-days"_s, u"30"_s, u"-subj"_s,
                           u"/CN="_s + name});
}

bool Certificates::makeServer(const QString &name, const QString &authority, const QString &alternatives, int days)
{
    const QString request = path(name + u".csr"_s);
    const QString extensions = path(name + u".ext"_s);
    return write(extensions, "subjectAltName=" + alternatives.toLatin1() + "\n") &&
           run(QStringList{u"req"_s} + newKey +
               QStringList{u"-keyout"_s, path(name + u".key"_s), u"-out"_s, request, u"-subj"_s, u"/CN="_s + name}) &&
           run({u"x509"_s, u"-req"_s, u"-in"_s, request, u"-CA"_s, file(authority), u"-CAkey"_s,
                path(authority + u".key"_s), u"-CAcreateserial"_s, u"-out"_s, file(name), u"-days"_s,
                QString::number(days), u"-extfile"_s, extensions});
}

bool Certificates::makeSelfSigned(const QString &name, const QString &alternatives)
{
    return run(QStringList{u"req"_s, u"-x509"_s} + newKey +
               QStringList{u"-keyout"_s, path(name + u".key"_s), u"-out"_s, file(name), u"-days"_s, u"30"_s, u"-subj"_s,
                           u"/CN="_s + name, u"-addext"_s, u"subjectAltName="_s + alternatives});
}

QSslConfiguration Certificates::serverSide(const QString &name) const
{
    QFile key(path(name + u".key"_s));
    if (!key.open(QIODevice::ReadOnly))
        return {};
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(file(name), QSsl::Pem));
    configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    return configuration;
}

bool Certificates::run(const QStringList &arguments) const
{
    QProcess openssl;
    openssl.start(u"openssl"_s, arguments);
    return QTest::qWaitFor([&] { return openssl.state() == QProcess::NotRunning; }, 30'000) &&
           openssl.exitStatus() == QProcess::NormalExit && openssl.exitCode() == 0;
}

} // namespace desk::test
