// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/multipart.h"

#include <QUuid>

#include <utility>

namespace desk {

namespace {

//! As browsers write a file name: what would end the quoted text is escaped.
QByteArray quoted(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    bytes.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    return '"' + bytes + '"';
}

} // namespace

Multipart::Multipart()
    // 122 random bits: no text of a person holds it by chance.
    : m_boundary("CohortDesk-" + QUuid::createUuid().toByteArray(QUuid::Id128))
{}

void Multipart::addField(const QByteArray &name, const QString &value)
{
    addPart("Content-Disposition: form-data; name=\"" + name + "\"\r\n", value.toUtf8());
}

void Multipart::addFile(const QByteArray &name, const QString &fileName, const QByteArray &content)
{
    addPart("Content-Disposition: form-data; name=\"" + name + "\"; filename=" + quoted(fileName) +
                "\r\nContent-Type: text/csv; charset=utf-8\r\n",
            content);
}

void Multipart::addPart(const QByteArray &headers, const QByteArray &content)
{
    m_body += "--" + m_boundary + "\r\n" + headers + "\r\n" + content + "\r\n";
}

QByteArray Multipart::contentType() const
{
    return "multipart/form-data; boundary=" + m_boundary;
}

QByteArray Multipart::take()
{
    m_body += "--" + m_boundary + "--\r\n";
    return std::exchange(m_body, {});
}

} // namespace desk
