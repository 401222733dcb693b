// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace desk {

//! A request body that can be read once. QNetworkAccessManager sends a request again by itself, up to four times, when
//! the other side closes early; it cannot do so with a device that cannot be rewound (tried in Qt 6.4 and 6.8, also
//! with an empty body on a GET). So every request of ours has one of these, and repeating is our decision alone.
class UploadBody final : public QIODevice
{
public:
    explicit UploadBody(QByteArray bytes, QObject *parent = nullptr);
    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_position >= m_bytes.size(); }
    bool seek(qint64) override { return false; } //!< the base class would print a warning
    qint64 bytesAvailable() const override;
    bool wasRead() const { return m_position > 0; }

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
};

} // namespace desk
