// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace desk {

//! A multipart/form-data body as bytes. QHttpMultiPart would be sent again by the network manager (see UploadBody).
class Multipart final
{
public:
    Multipart();
    void addField(const QByteArray &name, const QString &value);
    void addFile(const QByteArray &name, const QString &fileName, const QByteArray &content);
    QByteArray contentType() const;
    //! The whole body; the form is empty after that.
    QByteArray take();

private:
    void addPart(const QByteArray &headers, const QByteArray &content);
    QByteArray m_boundary;
    QByteArray m_body;
};

} // namespace desk
