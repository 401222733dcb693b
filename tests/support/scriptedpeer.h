// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace desk::test {

//! A request as it arrived.
struct SeenRequest
{
    QByteArray method;
    QByteArray target;                     //!< path and query
    QHash<QByteArray, QByteArray> headers; //!< names in lower case
    QByteArray body;
    int connection = 0; //!< counted from 1
    QByteArray path() const { return target.split('?').constFirst(); }
};

//! What the peer does with one request.
using Script = std::function<void(QTcpSocket &, const SeenRequest &)>;

//! Scripts for everything that a server, a proxy or a bad line can do.
namespace script {
using Headers = QList<std::pair<QByteArray, QByteArray>>;

Script answer(int status, const QByteArray &body, const QByteArray &contentType = "application/json",
              const Headers &more = {});
Script json(const QByteArray &body, int status = 200);
Script envelope(int status, const QByteArray &code, const QByteArray &detail, const Headers &more = {});
Script html(int status = 200);
Script silent();
Script close();                             //!< takes the request, says nothing, closes
Script reset();                             //!< the same with RST
Script garbage();                           //!< answers, but not in HTTP
Script wrongLength(const QByteArray &body); //!< promises more than it sends, closes
Script shortLength(const QByteArray &body); //!< promises less than it sends
Script cutHeaders();                        //!< closes in the middle of the head
Script gzip(const QByteArray &body);        //!< well packed
Script cutGzip(const QByteArray &body);     //!< half of the packed bytes under their true length
Script bomb(qint64 bytes);                  //!< blanks, packed a thousand to one, around "{}"
Script drip(const QByteArray &body, std::chrono::milliseconds pause); //!< the body a byte at a time
Script stall(const QByteArray &body);                                 //!< half of the body, then nothing
Script chunked(const QByteArray &body);                               //!< well formed
Script brokenChunks(const QByteArray &body);                          //!< a size line that is none
Script hangingChunks(const QByteArray &body);                         //!< a size line that promises more than comes
Script endless(qint64 pieceBytes);                                    //!< chunks without end
Script redirect(const QByteArray &target, int status = 302);
Script throttled(const Headers &more = {}, const QByteArray &detail = "Request was throttled.");
} // namespace script

//! A TCP peer on loopback that follows scripts and records what it saw. Lives in the thread that made it.
class ScriptedPeer final : public QTcpServer
{
    Q_OBJECT
public:
    explicit ScriptedPeer(const QHostAddress &address = QHostAddress(QHostAddress::LocalHost));
    ~ScriptedPeer() override;

    QUrl url() const;
    //! For each request in turn; when they are used up, the last one given to always().
    void then(Script script) { m_next.push_back(std::move(script)); }
    void always(Script script) { m_always = std::move(script); }
    //! For requests whose path ends so; before all others.
    void on(const QByteArray &pathEnd, Script script) { m_byPath.emplace_back(pathEnd, std::move(script)); }
    void forget();
    //! Speaks TLS from now on.
    void setTls(const QSslConfiguration &tls) { m_tls = tls; }

    const std::vector<SeenRequest> &seen() const { return m_seen; }
    int count() const { return static_cast<int>(m_seen.size()); }
    int count(const QByteArray &method) const;
    int connections() const { return m_connections; }
    //! Everything received on all connections, whole requests or not.
    const QByteArray &received() const { return m_received; }
    void closeAll();

signals:
    void requestSeen();

protected:
    void incomingConnection(qintptr handle) override;

private:
    struct Connection;
    void read(const std::shared_ptr<Connection> &connection);
    bool takeRequest(const std::shared_ptr<Connection> &connection);
    Script scriptFor(const SeenRequest &request);

    std::deque<Script> m_next;
    Script m_always;
    std::vector<std::pair<QByteArray, Script>> m_byPath;
    std::optional<QSslConfiguration> m_tls;
    std::vector<SeenRequest> m_seen;
    QByteArray m_received;
    int m_connections = 0;
};

} // namespace desk::test
