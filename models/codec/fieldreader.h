// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/jsonvalue.h"

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace desk {

//! Reads the members of one object of an answer, as tolerant as contract section 14 asks: absent and null are the same,
//! numbers may come as text. What has a type that no server generation sends is remembered as the first problem.
class FieldReader final
{
public:
    explicit FieldReader(const JsonValue &object);

    QString text(QStringView name);
    std::optional<qint64> integer(QStringView name);
    std::optional<double> number(QStringView name);
    std::optional<bool> maybeFlag(QStringView name);
    bool flag(QStringView name) { return maybeFlag(name).value_or(false); }
    QDateTime time(QStringView name); //!< UTC; invalid when there is none
    QStringList texts(QStringView name);
    //! A nested object; absent when there is none.
    const JsonValue &object(QStringView name);
    const JsonArray &array(QStringView name);

    //! What is wrong with this object, in words; empty when all was well.
    const QString &problem() const { return m_problem; }

private:
    const JsonValue &member(QStringView name) const;
    void note(QStringView name, const QString &expected);

    const JsonValue &m_object;
    QString m_problem;
};

//! A JSON scalar as the text that a person would write; other types as compact JSON.
QString plainText(const JsonValue &value);

} // namespace desk
