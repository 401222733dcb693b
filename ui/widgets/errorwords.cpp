// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/errorwords.h"

#include <QStringList>

namespace desk {

using namespace Qt::StringLiterals;

QString technicalText(const Error &error)
{
    QStringList lines;
    if (error.httpStatus != 0)
        lines << u"HTTP %1"_s.arg(error.httpStatus);
    if (!error.code.isEmpty())
        lines << u"code: %1"_s.arg(error.code);
    if (!error.attr.isEmpty())
        lines << u"attr: %1"_s.arg(error.attr);
    if (!error.detail.isEmpty())
        lines << error.detail;
    if (!error.raw.isEmpty())
        lines << QString() << QString::fromUtf8(error.raw);
    return lines.join(u'\n');
}

Tone toneOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::Throttled:
    case ErrorKind::ServerFailure:
        return Tone::Warning;
    default:
        return Tone::Failed;
    }
}

} // namespace desk
