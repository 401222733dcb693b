// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/person.h"

#include <QByteArrayView>

#include <limits>
#include <vector>

namespace desk {

//! The persons of one page in one piece of memory: little more than their text (a Person value takes three times that).
//! Values are made when a cell asks for them.
class PersonPage final
{
public:
    PersonPage() = default;
    explicit PersonPage(const std::vector<Person> &persons);

    int size() const { return static_cast<int>(m_rows.size()); }
    qsizetype bytes() const;

    QString uuid(int row) const { return text(at(row).uuid, at(row).name); }
    QString name(int row) const { return text(at(row).name, at(row).properties); }
    QStringList distinctIds(int row) const;
    QDateTime createdAt(int row) const { return time(at(row).createdAt); }
    QDateTime lastSeenAt(int row) const { return time(at(row).lastSeenAt); }
    //! The JSON text of one property, empty when the person has none of that name.
    QByteArrayView property(int row, const QString &key) const;
    Person person(int row) const;

private:
    static constexpr qint64 kNever = std::numeric_limits<qint64>::min();
    //! Offsets into the text: each part ends where the next begins.
    struct Row
    {
        quint32 uuid = 0, name = 0, properties = 0, ids = 0;
        quint32 firstId = 0, idCount = 0;
        qint64 createdAt = kNever, lastSeenAt = kNever;
        std::optional<bool> isIdentified;
    };
    void append(const Person &person);
    quint32 put(QByteArrayView text);
    const Row &at(int row) const { return m_rows[static_cast<size_t>(row)]; }
    QByteArrayView slice(quint32 begin, quint32 end) const;
    QString text(quint32 begin, quint32 end) const { return QString::fromUtf8(slice(begin, end)); }
    QByteArrayView properties(int row) const { return slice(at(row).properties, at(row).ids); }
    static QDateTime time(qint64 ms);

    QByteArray m_text;
    std::vector<Row> m_rows;
    std::vector<quint32> m_idEnds; //!< where each distinct id ends; they follow each other from Row::ids on
};

} // namespace desk
