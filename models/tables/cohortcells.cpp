// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/cohortcells.h"

#include "models/tables/celltext.h"

#include <QCoreApplication>

namespace desk {

namespace {

//! The home of this file's words for translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CohortTable)
};

QString nothing()
{
    return QStringLiteral("\u2013");
}

QVariant optionalText(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QVariant optionalTime(const QDateTime &time)
{
    return time.isValid() ? QVariant(time) : QVariant();
}

QString typeWord(const CatalogueRow &row)
{
    if (row.state == CohortState::Malformed)
        return {};
    return row.cohort.isStatic ? Words::tr("static") : Words::tr("dynamic");
}

QString shownName(const CatalogueRow &row)
{
    if (!row.cohort.name.trimmed().isEmpty())
        return oneLine(row.cohort.name, 400);
    return row.state == CohortState::Malformed ? Words::tr("(unreadable cohort)") : Words::tr("(no name)");
}

QString peopleText(const CatalogueRow &row)
{
    return row.cohort.count ? localNumber(*row.cohort.count) : nothing();
}

QString ageOrNothing(const QDateTime &time, const QDateTime &now)
{
    return time.isValid() ? shortAge(time, now) : nothing();
}

QString stateToolTip(const CatalogueRow &row)
{
    const QString error = errorOf(row);
    return error.isEmpty() ? stateWord(row.state) : stateWord(row.state) + QStringLiteral(": ") + error;
}

QString creator(const CatalogueRow &row)
{
    return row.cohort.createdBy ? row.cohort.createdBy->displayName() : QString();
}

} // namespace

QString stateWord(CohortState state)
{
    switch (state) {
    case CohortState::Calculated:
        return Words::tr("calculated");
    case CohortState::Calculating:
        return Words::tr("calculating");
    case CohortState::NeverCalculated:
        return Words::tr("never calculated");
    case CohortState::Failed:
        return Words::tr("failed");
    case CohortState::Stale:
        return Words::tr("out of date");
    case CohortState::Malformed:
        return Words::tr("unreadable");
    }
    return {};
}

QString errorOf(const CatalogueRow &row)
{
    const Cohort &cohort = row.cohort;
    if (row.state == CohortState::Malformed)
        return cohort.malformed;
    if (row.state != CohortState::Failed)
        return {};
    if (cohort.errorsCalculating > 0 && !cohort.lastErrorMessage.isEmpty())
        return cohort.lastErrorMessage;
    if (cohort.population && !cohort.population->errorMessage.isEmpty())
        return cohort.population->errorMessage;
    return Words::tr("The last calculation failed; the server gives no reason.");
}

QString columnKey(CohortColumn column)
{
    static const QStringList keys{
        QStringLiteral("name"),           QStringLiteral("type"),
        QStringLiteral("people"),         QStringLiteral("state"),
        QStringLiteral("lastCalculated"), QStringLiteral("createdBy"),
        QStringLiteral("created"),        QStringLiteral("id"),
        QStringLiteral("description"),    QStringLiteral("criteria"),
        QStringLiteral("uses"),           QStringLiteral("error"),
    };
    return keys.value(static_cast<int>(column));
}

QString columnTitle(CohortColumn column)
{
    switch (column) {
    case CohortColumn::Name:
        return Words::tr("Name");
    case CohortColumn::Type:
        return Words::tr("Type");
    case CohortColumn::People:
        return Words::tr("People");
    case CohortColumn::State:
        return Words::tr("State");
    case CohortColumn::LastCalculated:
        return Words::tr("Last calculated");
    case CohortColumn::CreatedBy:
        return Words::tr("Created by");
    case CohortColumn::Created:
        return Words::tr("Created");
    case CohortColumn::Id:
        return Words::tr("Id");
    case CohortColumn::Description:
        return Words::tr("Description");
    case CohortColumn::Criteria:
        return Words::tr("Criteria");
    case CohortColumn::Uses:
        return Words::tr("Uses");
    case CohortColumn::Error:
        return Words::tr("Error");
    }
    return {};
}

bool isNumeric(CohortColumn column)
{
    return column == CohortColumn::People || column == CohortColumn::Id;
}

QVariant cohortValue(const CatalogueRow &row, CohortColumn column)
{
    const Cohort &cohort = row.cohort;
    switch (column) {
    case CohortColumn::Name:
        return optionalText(cohort.name);
    case CohortColumn::Type:
        return optionalText(typeWord(row));
    case CohortColumn::People:
        return cohort.count ? QVariant(*cohort.count) : QVariant();
    case CohortColumn::State:
        return stateWord(row.state);
    case CohortColumn::LastCalculated:
        return optionalTime(cohort.lastCalculation);
    case CohortColumn::CreatedBy:
        return optionalText(creator(row));
    case CohortColumn::Created:
        return optionalTime(cohort.createdAt);
    case CohortColumn::Id:
        return cohort.id.isValid() ? QVariant(cohort.id.value) : QVariant();
    case CohortColumn::Description:
        return optionalText(cohort.description);
    case CohortColumn::Criteria:
        return optionalText(row.criteria.sentence);
    case CohortColumn::Uses:
        return optionalText(row.criteria.uses.join(QStringLiteral(", ")));
    case CohortColumn::Error:
        return optionalText(errorOf(row));
    }
    return {};
}

QString cohortText(const CatalogueRow &row, CohortColumn column, const QDateTime &now)
{
    switch (column) {
    case CohortColumn::Name:
        return shownName(row);
    case CohortColumn::People:
        return peopleText(row);
    case CohortColumn::LastCalculated:
        return ageOrNothing(row.cohort.lastCalculation, now);
    case CohortColumn::Created:
        return ageOrNothing(row.cohort.createdAt, now);
    default:
        return oneLine(cohortValue(row, column).toString());
    }
}

QString cohortToolTip(const CatalogueRow &row, CohortColumn column)
{
    switch (column) {
    case CohortColumn::LastCalculated:
        return exactUtc(row.cohort.lastCalculation);
    case CohortColumn::Created:
        return exactUtc(row.cohort.createdAt);
    case CohortColumn::State:
        return plainToolTip(stateToolTip(row));
    case CohortColumn::CreatedBy:
        return row.cohort.createdBy ? plainToolTip(row.cohort.createdBy->email) : QString();
    case CohortColumn::Type:
    case CohortColumn::People:
    case CohortColumn::Id:
        return {};
    default:
        return plainToolTip(cohortValue(row, column).toString());
    }
}

QString cohortSpokenText(const CatalogueRow &row, CohortColumn column)
{
    switch (column) {
    case CohortColumn::People:
        return row.cohort.count ? Words::tr("%Ln people", nullptr, pluralNumber(*row.cohort.count))
                                : Words::tr("people not counted yet");
    case CohortColumn::State:
        return stateToolTip(row);
    case CohortColumn::LastCalculated:
        return row.cohort.lastCalculation.isValid() ? localTime(row.cohort.lastCalculation)
                                                    : Words::tr("never calculated");
    case CohortColumn::Created:
        return localTime(row.cohort.createdAt);
    default:
        return {};
    }
}

} // namespace desk
