// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

class QDebug;

namespace desk {

struct Error;

//! A personal API key. It can be sent and compared, not printed; its bytes are overwritten when it goes.
class ApiKey final
{
public:
    ApiKey() = default;
    explicit ApiKey(const QByteArray &text);
    ApiKey(const ApiKey &other);
    ApiKey(ApiKey &&other) noexcept;
    ApiKey &operator=(ApiKey other) noexcept;
    ~ApiKey();

    bool isEmpty() const { return m_bytes.isEmpty(); }
    //! Only characters that a header can carry: anything else is no key and is never sent.
    bool isSendable() const;
    //! The value of the Authorization header. For the network layer and the keychain only.
    QByteArray bearer() const;
    //! The text with every occurrence of the key replaced, for words that a server sent.
    QByteArray scrubbed(QByteArray text) const;
    QString scrubbed(QString text) const;
    //! For a text that was cut off: perhaps in the middle of the key.
    QByteArray scrubbedStart(QByteArray text) const;
    void scrub(Error &error) const;

    friend bool operator==(const ApiKey &a, const ApiKey &b) { return a.m_bytes == b.m_bytes; }
    friend QDebug operator<<(QDebug, const ApiKey &) = delete;

private:
    void wipe();
    QByteArray m_bytes;
};

} // namespace desk
