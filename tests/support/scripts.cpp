// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedpeer.h"

#include <QTimer>

#include <sys/socket.h>
#define ZLIB_CONST // what is packed need not be copied for it
#include <zlib.h>

namespace desk::test::script {

namespace {

QByteArray head(int status, const QByteArray &contentType, const Headers &more)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\n";
    if (!contentType.isEmpty())
        text += "Content-Type: " + contentType + "\r\n";
    for (const auto &[name, value] : more)
        text += name + ": " + value + "\r\n";
    return text;
}

QByteArray withLength(const QByteArray &headText, qsizetype length)
{
    return headText + "Content-Length: " + QByteArray::number(length) + "\r\n\r\n";
}

QByteArray jsonHead(const Headers &more = {})
{
    return head(200, "application/json", more);
}

QByteArray packed(const QByteArray &bytes)
{
    z_stream stream{};
    constexpr int gzipWindow = 15 + 16;
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<const Bytef *>(bytes.constData());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

//! Sends fixed bytes.
Script bytes(const QByteArray &text)
{
    return [text](QTcpSocket &socket, const SeenRequest &) { socket.write(text); };
}

//! Sends fixed bytes and closes when they are out.
Script bytesAndClose(const QByteArray &text)
{
    return [text](QTcpSocket &socket, const SeenRequest &) {
        socket.write(text);
        socket.disconnectFromHost();
    };
}

} // namespace

Script answer(int status, const QByteArray &body, const QByteArray &contentType, const Headers &more)
{
    return bytes(withLength(head(status, contentType, more), body.size()) + body);
}

Script json(const QByteArray &body, int status)
{
    return answer(status, body);
}

Script envelope(int status, const QByteArray &code, const QByteArray &detail, const Headers &more)
{
    const QByteArray body = R"({"type":"scripted","code":")" + code + R"(","detail":")" + detail + R"(","attr":null})";
    return answer(status, body, "application/json", more);
}

Script html(int status)
{
    return answer(status, "<!DOCTYPE html><html><body><h1>Welcome to the hotel network</h1></body></html>",
                  "text/html; charset=utf-8");
}

Script silent()
{
    return [](QTcpSocket &, const SeenRequest &) {};
}

Script close()
{
    return [](QTcpSocket &socket, const SeenRequest &) { socket.disconnectFromHost(); };
}

Script reset()
{
    return [](QTcpSocket &socket, const SeenRequest &) {
        const linger now{1, 0};
        setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        socket.abort();
    };
}

Script garbage()
{
    return bytesAndClose("220 mail.example.com ESMTP ready\r\n250 and happy\r\n\r\n");
}

Script wrongLength(const QByteArray &body)
{
    return bytesAndClose(withLength(jsonHead(), body.size() + 500) + body);
}

Script shortLength(const QByteArray &body)
{
    return bytesAndClose(withLength(jsonHead(), body.size() / 2) + body);
}

Script cutHeaders()
{
    return bytesAndClose("HTTP/1.1 200 OK\r\nContent-Ty");
}

Script gzip(const QByteArray &body)
{
    const QByteArray small = packed(body);
    return bytes(withLength(jsonHead({{"Content-Encoding", "gzip"}}), small.size()) + small);
}

Script cutGzip(const QByteArray &body)
{
    const QByteArray whole = packed(body);
    const QByteArray half = whole.left(whole.size() / 2);
    return bytes(withLength(jsonHead({{"Content-Encoding", "gzip"}}), half.size()) + half);
}

Script bomb(qint64 size)
{
    QByteArray body(static_cast<qsizetype>(size) + 2, ' ');
    body.front() = '{';
    body.back() = '}';
    return gzip(body);
}

Script drip(const QByteArray &body, std::chrono::milliseconds pause)
{
    const QByteArray start = withLength(jsonHead(), body.size());
    return [start, body, pause](QTcpSocket &socket, const SeenRequest &) {
        socket.write(start);
        auto *timer = new QTimer(&socket);
        auto at = std::make_shared<qsizetype>(0);
        QObject::connect(timer, &QTimer::timeout, &socket, [&socket, timer, body, at] {
            socket.write(body.mid((*at)++, 1));
            if (*at >= body.size())
                timer->stop();
        });
        timer->start(pause);
    };
}

Script stall(const QByteArray &body)
{
    return bytes(withLength(jsonHead(), body.size()) + body.left(body.size() / 2));
}

Script chunked(const QByteArray &body)
{
    return bytes(jsonHead({{"Transfer-Encoding", "chunked"}}) + "\r\n" + chunk(body.left(3)) + chunk(body.mid(3)) +
                 "0\r\n\r\n");
}

Script brokenChunks(const QByteArray &body)
{
    return bytes(jsonHead({{"Transfer-Encoding", "chunked"}}) + "\r\nzz\r\n" + body + "\r\n0\r\n\r\n");
}

Script hangingChunks(const QByteArray &body)
{
    return bytes(jsonHead({{"Transfer-Encoding", "chunked"}}) + "\r\nffff\r\n" + body);
}

Script endless(qint64 pieceBytes)
{
    const QByteArray piece = chunk(QByteArray(static_cast<qsizetype>(pieceBytes), ' '));
    return [piece](QTcpSocket &socket, const SeenRequest &) {
        socket.write(jsonHead({{"Transfer-Encoding", "chunked"}}) + "\r\n" + piece);
        QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, [&socket, piece] {
            if (socket.bytesToWrite() < piece.size())
                socket.write(piece);
        });
    };
}

Script redirect(const QByteArray &target, int status)
{
    return answer(status, {}, {}, {{"Location", target}});
}

Script throttled(const Headers &more, const QByteArray &detail)
{
    return envelope(429, "throttled", detail, more);
}

} // namespace desk::test::script
