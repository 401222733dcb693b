// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/setupwords.h"

#include "models/tables/celltext.h"
#include "ui/export/exportsetup.h"
#include "ui/membership/listsetup.h"

#include <QCoreApplication>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

class Words final
{
    Q_DECLARE_TR_FUNCTIONS(DraftWords)
};

using Find = std::function<CatalogueRowPtr(CohortId)>;

QString damaged()
{
    return Words::tr("What was kept of it cannot be read.");
}

//! The cohort's name as it is now, and whether it is there.
QString cohortLine(CohortId id, const Find &now)
{
    const CatalogueRowPtr row = now(id);
    return row ? oneLine(row->cohort.name)
               : Words::tr("Cohort %1, which the server does not list any more").arg(id.toString());
}

QString exportWords(const SavedDraft &draft, const Find &now)
{
    const auto setup = exportSetupFrom(draft.setup);
    if (!setup)
        return damaged();
    QStringList cohorts;
    for (const CohortId id : setup->cohorts)
        cohorts << cohortLine(id, now);
    QStringList lines{Words::tr("People of: %1").arg(cohorts.join(u"; "_s)),
                      Words::tr("Columns: %1").arg(setup->csv.columns.join(u", "_s)),
                      Words::tr("Format: %1").arg(setup->format.toUpper()), Words::tr("File: %1").arg(setup->target)};
    if (!setup->search.isEmpty())
        lines << Words::tr("Only people matching: %1").arg(setup->search);
    return lines.join(u'\n');
}

QString modeWords(MemberMode mode)
{
    switch (mode) {
    case MemberMode::Add:
        return Words::tr("Add the people of this list");
    case MemberMode::Remove:
        return Words::tr("Remove the people of this list");
    case MemberMode::MakeEqual:
        break;
    }
    return Words::tr("Make the cohort equal to this list");
}

QString listWords(const SavedDraft &draft, const Find &now)
{
    const auto setup = listSetupFrom(draft.setup);
    if (!setup)
        return damaged();
    const QString cohort = draft.cohort.isValid() ? cohortLine(draft.cohort, now)
                                                  : Words::tr("%1, which is yet to be made").arg(oneLine(draft.name));
    QStringList lines{Words::tr("Cohort: %1").arg(cohort), modeWords(setup->mode) + u": "_s + oneLine(setup->name)};
    lines << setup->files;
    if (!setup->text.isNull())
        lines << setup->text.left(2000); // enough to know it again
    return lines.join(u'\n');
}

} // namespace

QString setupWords(const SavedDraft &draft, const Find &now)
{
    return draft.kind == SavedDraft::Kind::Export ? exportWords(draft, now) : listWords(draft, now);
}

} // namespace desk
