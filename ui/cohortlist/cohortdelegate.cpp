// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortlist/cohortdelegate.h"

#include "models/tables/cohortcells.h"
#include "models/tables/tableroles.h"
#include "ui/cohortpage/statelook.h"

#include <QDateTime>

namespace desk {

CellLook CohortDelegate::look(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    CellLook cell = PlainTextDelegate::look(option, index);
    const auto column = static_cast<CohortColumn>(index.column());
    if (isNumeric(column))
        cell.alignment = Qt::AlignRight;
    if (column == CohortColumn::State) {
        const StateLook state = stateLook(static_cast<CohortState>(index.data(StateRole).toInt()));
        cell.icon = state.icon;
        cell.color = toneColor(state.tone, option.palette);
        if (state.tone == Tone::Busy)
            cell.turn = static_cast<int>(QDateTime::currentMSecsSinceEpoch() / 150 * 30 % 360);
    }
    return cell;
}

} // namespace desk
