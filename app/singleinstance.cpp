// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QTimer>

#include <utility>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 3'000; // ms
constexpr qint64 longestWish = 16 * 1024;

QByteArray encode(const StartWish &wish)
{
    const QJsonObject object{{u"connection"_s, wish.connection}, {u"link"_s, wish.link}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

StartWish decode(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    return {object.value("connection"_L1).toString(), object.value("link"_L1).toString()};
}

} // namespace

SingleInstance::SingleInstance(const QString &lockFile, const QString &name, QObject *parent)
    : QObject(parent)
    , m_lock(lockFile)
    , m_name(name)
{
    // However old the lock is: it is stale only when its program is gone.
    m_lock.setStaleLockTime(0);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *peer = m_server.nextPendingConnection())
            take(peer);
    });
}

bool SingleInstance::becomeFirst()
{
    if (!m_lock.tryLock(0) && m_lock.error() == QLockFile::LockFailedError)
        return false;
    // Where no lock can be made (a folder that cannot be written) the program runs all the same.
    listen();
    return true;
}

void SingleInstance::listen()
{
    if (m_server.listen(m_name))
        return;
    // Left by one that was killed: we hold the lock, so nobody listens there.
    QLocalServer::removeServer(m_name);
    m_server.listen(m_name);
}

void SingleInstance::take(QLocalSocket *peer)
{
    connect(peer, &QLocalSocket::disconnected, peer, &QObject::deleteLater);
    const auto read = [this, peer] {
        if (peer->canReadLine()) {
            const StartWish wish = decode(peer->readLine(longestWish));
            peer->write("ok\n");
            peer->disconnectFromServer();
            emit wished(wish);
        } else if (peer->bytesAvailable() > longestWish) {
            peer->abort();
        }
    };
    connect(peer, &QLocalSocket::readyRead, this, read);
    read();
}

void SingleInstance::handOver(const StartWish &wish)
{
    m_out = new QLocalSocket(this);
    connect(m_out, &QLocalSocket::connected, this, [this, wish] { m_out->write(encode(wish)); });
    connect(m_out, &QLocalSocket::readyRead, this, [this] {
        m_out->disconnect(this);
        std::exchange(m_out, nullptr)->deleteLater();
        emit handedOver();
    });
    connect(m_out, &QLocalSocket::errorOccurred, this, &SingleInstance::giveUp);
    QTimer::singleShot(patience, m_out, [this] { giveUp(); });
    m_out->connectToServer(m_name);
}

void SingleInstance::giveUp()
{
    if (!m_out)
        return;
    m_out->disconnect(this);
    m_out->deleteLater();
    m_out = nullptr;
    emit failed();
}

} // namespace desk
