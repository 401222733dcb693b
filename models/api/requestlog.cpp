// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/requestlog.h"

#include <QStringList>

namespace desk {

namespace {
QString line(const RequestRecord &record)
{
    return QStringList{record.startedAt.toString(Qt::ISODateWithMs),
                       QString::fromLatin1(methodName(record.method)),
                       record.path,
                       QString::number(record.status),
                       QString::number(record.ms),
                       QString::number(record.tries),
                       record.outcome}
        .join(u'\t');
}
} // namespace

void RequestLog::add(RequestRecord record)
{
    if (m_records.size() >= m_capacity)
        m_records.pop_front();
    m_records.push_back(std::move(record));
}

QString RequestLog::toText() const
{
    QStringList lines{QStringLiteral("time\tmethod\tpath\tstatus\tms\ttries\toutcome")};
    for (const RequestRecord &record : m_records)
        lines << line(record);
    return lines.join(u'\n') + u'\n';
}

} // namespace desk
