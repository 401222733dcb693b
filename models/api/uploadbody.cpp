// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/uploadbody.h"

#include <algorithm>

namespace desk {

UploadBody::UploadBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 UploadBody::bytesAvailable() const
{
    return m_bytes.size() - m_position + QIODevice::bytesAvailable();
}

qint64 UploadBody::readData(char *data, qint64 maximum)
{
    const qint64 count = std::min(maximum, m_bytes.size() - m_position);
    if (count <= 0)
        return -1;
    std::copy_n(m_bytes.constData() + m_position, count, data);
    m_position += count;
    return count;
}

} // namespace desk
