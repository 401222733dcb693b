// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calculations/calculationdelegate.h"

#include "models/tables/calculationstablemodel.h"
#include "models/tables/tableroles.h"
#include "ui/widgets/tones.h"

namespace desk {

namespace {

Tone toneOf(RunState state)
{
    switch (state) {
    case RunState::Succeeded:
        return Tone::Ok;
    case RunState::Running:
        return Tone::Busy;
    case RunState::Failed:
        return Tone::Failed;
    case RunState::Lost:
        break;
    }
    return Tone::Warning;
}

} // namespace

CellLook CalculationDelegate::look(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    CellLook cell = PlainTextDelegate::look(option, index);
    cell.alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
    if (index.column() == static_cast<int>(CalculationColumn::Outcome))
        cell.icon = toneIcon(toneOf(static_cast<RunState>(index.data(StateRole).toInt())));
    return cell;
}

} // namespace desk
