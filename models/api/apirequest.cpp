// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/apirequest.h"

#include <QStringList>

namespace desk {

QByteArray methodName(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Post:
        return "POST";
    case Method::Patch:
        return "PATCH";
    case Method::Put:
        return "PUT";
    case Method::Delete:
        return "DELETE";
    }
    return "GET";
}

QString describe(const ApiRequest &request)
{
    QStringList names;
    for (const auto &[name, value] : request.query)
        names << name;
    QString text = QString::fromLatin1(methodName(request.method)) + u' ' + request.path;
    if (!names.isEmpty())
        text += u'?' + names.join(u'&');
    return text;
}

} // namespace desk
