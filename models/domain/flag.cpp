// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/flag.h"

#include "models/domain/jsonvalue.h"

#include <QStringList>

namespace desk {

std::optional<bool> flagIn(const JsonValue &value)
{
    static const QStringList yes{QStringLiteral("true"), QStringLiteral("t"),  QStringLiteral("yes"),
                                 QStringLiteral("y"),    QStringLiteral("on"), QStringLiteral("1")};
    static const QStringList no{QStringLiteral("false"), QStringLiteral("f"),   QStringLiteral("no"),
                                QStringLiteral("n"),     QStringLiteral("off"), QStringLiteral("0")};
    const auto number = value.toInteger();
    const QString word = value.toString().toLower();
    if (value.toBool() || number == 1 || yes.contains(word))
        return true;
    return value.isBool() || number == 0 || no.contains(word) ? std::optional(false) : std::nullopt;
}

} // namespace desk
