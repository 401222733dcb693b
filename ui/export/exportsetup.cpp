// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportsetup.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace desk {

using namespace Qt::StringLiterals;

QByteArray encodeSetup(const ExportSetup &setup)
{
    QJsonArray cohorts;
    for (const CohortId id : setup.cohorts)
        cohorts.append(id.toString());
    const QJsonObject object{{u"cohorts"_s, cohorts},
                             {u"search"_s, setup.search},
                             {u"format"_s, setup.format},
                             {u"columns"_s, QJsonArray::fromStringList(setup.csv.columns)},
                             {u"byteOrderMark"_s, setup.csv.byteOrderMark},
                             {u"formulaGuard"_s, setup.csv.formulaGuard},
                             {u"windowsLineEnds"_s, setup.csv.windowsLineEnds},
                             {u"target"_s, setup.target}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<ExportSetup> exportSetupFrom(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    ExportSetup setup;
    for (const QJsonValue &each : object.value("cohorts"_L1).toArray()) {
        const CohortId id{each.toString().toLongLong()};
        if (id.isValid())
            setup.cohorts.push_back(id);
    }
    for (const QJsonValue &each : object.value("columns"_L1).toArray())
        setup.csv.columns << each.toString();
    setup.search = object.value("search"_L1).toString();
    setup.format = object.value("format"_L1).toString();
    setup.csv.byteOrderMark = object.value("byteOrderMark"_L1).toBool();
    setup.csv.formulaGuard = object.value("formulaGuard"_L1).toBool();
    setup.csv.windowsLineEnds = object.value("windowsLineEnds"_L1).toBool();
    setup.target = object.value("target"_L1).toString();
    return setup.cohorts.empty() ? std::nullopt : std::optional(setup);
}

} // namespace desk
