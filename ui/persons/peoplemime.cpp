// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/persons/peoplemime.h"

#include <QMimeData>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

const QString PeopleFormat = u"application/x-cohort-desk-people"_s;
const QString OriginFormat = u"application/x-cohort-desk-people-origin"_s; //!< "COHORT UNREAD"

} // namespace

QByteArray listOf(const std::vector<PersonId> &people)
{
    QByteArray list = "person_id\n";
    for (const PersonId &person : people)
        list.append(person.uuid.toUtf8()).append('\n');
    return list;
}

std::unique_ptr<QMimeData> mimeOf(const MovedPeople &people)
{
    auto data = std::make_unique<QMimeData>();
    data->setData(PeopleFormat, people.list);
    data->setData(OriginFormat, people.from.toString().toLatin1() + ' ' + QByteArray::number(people.unread));
    data->setText(QString::fromUtf8(people.list));
    return data;
}

MovedPeople peopleIn(const QMimeData &data)
{
    const QList<QByteArray> origin = data.data(OriginFormat).split(' ');
    return {data.data(PeopleFormat), CohortId{origin.value(0).toLongLong()}, origin.value(1).toInt()};
}

} // namespace desk
