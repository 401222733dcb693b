// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedpeer.h"

#include <QSslSocket>

#include <algorithm>

namespace desk::test {

struct ScriptedPeer::Connection
{
    QTcpSocket *socket = nullptr; // child of the peer
    int number = 0;
    QByteArray buffer;
};

ScriptedPeer::ScriptedPeer(const QHostAddress &address)
    : m_always(script::json("{}"))
{
    listen(address);
}

ScriptedPeer::~ScriptedPeer()
{
    close();
    closeAll();
}

QUrl ScriptedPeer::url() const
{
    QUrl url;
    url.setScheme(m_tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(serverAddress().toString());
    url.setPort(serverPort());
    return url;
}

void ScriptedPeer::forget()
{
    m_next.clear();
    m_byPath.clear();
    m_seen.clear();
    m_received.clear();
    m_connections = 0;
}

int ScriptedPeer::count(const QByteArray &method) const
{
    return static_cast<int>(
        std::count_if(m_seen.begin(), m_seen.end(), [&](const SeenRequest &r) { return r.method == method; }));
}

void ScriptedPeer::closeAll()
{
    const auto sockets = findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly);
    for (QTcpSocket *socket : sockets) {
        socket->disconnect(this);
        delete socket;
    }
}

void ScriptedPeer::incomingConnection(qintptr handle)
{
    auto connection = std::make_shared<Connection>();
    connection->number = ++m_connections;
    auto *socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
    connection->socket = socket;
    socket->setSocketDescriptor(handle);
    connect(socket, &QTcpSocket::readyRead, this, [this, connection] { read(connection); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (auto *ssl = qobject_cast<QSslSocket *>(socket)) {
        ssl->setSslConfiguration(*m_tls);
        ssl->startServerEncryption();
    }
}

void ScriptedPeer::read(const std::shared_ptr<Connection> &connection)
{
    const QByteArray bytes = connection->socket->readAll();
    m_received += bytes;
    connection->buffer += bytes;
    const QPointer<QTcpSocket> alive(connection->socket);
    while (alive && takeRequest(connection)) {
    }
}

namespace {

QHash<QByteArray, QByteArray> headersOf(const QList<QByteArray> &lines)
{
    QHash<QByteArray, QByteArray> headers;
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    return headers;
}

} // namespace

bool ScriptedPeer::takeRequest(const std::shared_ptr<Connection> &connection)
{
    QByteArray &buffer = connection->buffer;
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    QList<QByteArray> lines = buffer.left(end).split('\n');
    const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
    SeenRequest request{first.value(0), first.value(1), headersOf(lines), {}, connection->number};
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return false;
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    m_seen.push_back(request);
    scriptFor(request)(*connection->socket, request);
    emit requestSeen();
    return true;
}

Script ScriptedPeer::scriptFor(const SeenRequest &request)
{
    for (const auto &[end, script] : m_byPath) {
        if (request.path().endsWith(end))
            return script;
    }
    if (m_next.empty())
        return m_always;
    Script script = std::move(m_next.front());
    m_next.pop_front();
    return script;
}

} // namespace desk::test
