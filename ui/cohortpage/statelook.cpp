// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortpage/statelook.h"

#include "ui/widgets/icons.h"

#include <QCoreApplication>

namespace desk {

using namespace Qt::StringLiterals;

StateLook stateLook(CohortState state)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("CohortState", text); };
    switch (state) {
    case CohortState::Calculated:
        return {Tone::Ok, toneIcon(Tone::Ok), tr(QT_TRANSLATE_NOOP("CohortState", "calculated"))};
    case CohortState::Calculating:
        return {Tone::Busy, toneIcon(Tone::Busy), tr(QT_TRANSLATE_NOOP("CohortState", "calculating"))};
    case CohortState::NeverCalculated:
        return {Tone::Quiet, toneIcon(Tone::Quiet), tr(QT_TRANSLATE_NOOP("CohortState", "never calculated"))};
    case CohortState::Failed:
        return {Tone::Failed, toneIcon(Tone::Failed), tr(QT_TRANSLATE_NOOP("CohortState", "failed"))};
    case CohortState::Stale:
        return {Tone::Warning, symbolIcon(u"state-stale"_s, Tone::Warning),
                tr(QT_TRANSLATE_NOOP("CohortState", "stale"))};
    case CohortState::Malformed:
        break;
    }
    return {Tone::Warning, toneIcon(Tone::Warning), tr(QT_TRANSLATE_NOOP("CohortState", "not readable"))};
}

QString failureWords(const Cohort &cohort)
{
    if (!cohort.malformed.isEmpty())
        return cohort.malformed;
    return cohort.errorsCalculating > 0 ? cohort.lastErrorMessage : QString();
}

} // namespace desk
