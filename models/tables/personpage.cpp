// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/personpage.h"

#include "models/codec/jsontext.h"

#include <QTimeZone>

namespace desk {

namespace {

qsizetype roughSize(const std::vector<Person> &persons)
{
    qsizetype size = 0;
    for (const Person &person : persons)
        size += person.properties.size() + person.id.uuid.size() + person.name.size() + 48;
    return size;
}

} // namespace

PersonPage::PersonPage(const std::vector<Person> &persons)
{
    m_rows.reserve(persons.size());
    m_text.reserve(roughSize(persons));
    for (const Person &person : persons)
        append(person);
    m_text.squeeze();
    m_idEnds.shrink_to_fit();
}

quint32 PersonPage::put(QByteArrayView text)
{
    const auto begin = static_cast<quint32>(m_text.size());
    m_text.append(text.data(), text.size());
    return begin;
}

void PersonPage::append(const Person &person)
{
    Row row;
    row.uuid = put(person.id.uuid.toUtf8());
    row.name = put(person.name.toUtf8());
    row.properties = put(person.properties);
    row.ids = static_cast<quint32>(m_text.size());
    row.firstId = static_cast<quint32>(m_idEnds.size());
    row.idCount = static_cast<quint32>(person.distinctIds.size());
    for (const QString &id : person.distinctIds) {
        put(id.toUtf8());
        m_idEnds.push_back(static_cast<quint32>(m_text.size()));
    }
    row.createdAt = person.createdAt.isValid() ? person.createdAt.toMSecsSinceEpoch() : kNever;
    row.lastSeenAt = person.lastSeenAt.isValid() ? person.lastSeenAt.toMSecsSinceEpoch() : kNever;
    row.isIdentified = person.isIdentified;
    m_rows.push_back(row);
}

qsizetype PersonPage::bytes() const
{
    return m_text.capacity() + static_cast<qsizetype>(m_rows.capacity() * sizeof(Row)) +
           static_cast<qsizetype>(m_idEnds.capacity() * sizeof(quint32));
}

QByteArrayView PersonPage::slice(quint32 begin, quint32 end) const
{
    return QByteArrayView(m_text).sliced(begin, static_cast<qsizetype>(end) - begin);
}

QStringList PersonPage::distinctIds(int row) const
{
    QStringList ids;
    quint32 begin = at(row).ids;
    for (quint32 i = 0; i < at(row).idCount; ++i) {
        const quint32 end = m_idEnds[at(row).firstId + i];
        ids.append(text(begin, end));
        begin = end;
    }
    return ids;
}

QDateTime PersonPage::time(qint64 ms)
{
    return ms == kNever ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc());
}

QByteArrayView PersonPage::property(int row, const QString &key) const
{
    return memberText(properties(row), key);
}

Person PersonPage::person(int row) const
{
    Person person;
    person.id.uuid = uuid(row);
    person.name = name(row);
    person.distinctIds = distinctIds(row);
    person.createdAt = createdAt(row);
    person.lastSeenAt = lastSeenAt(row);
    person.isIdentified = at(row).isIdentified;
    person.properties = properties(row).toByteArray();
    return person;
}

} // namespace desk
