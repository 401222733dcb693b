// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/persons/persondelegate.h"

#include "models/tables/personcells.h"
#include "models/tables/tableroles.h"
#include "ui/widgets/tones.h"

namespace desk {

CellLook PersonDelegate::look(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    CellLook cell = PlainTextDelegate::look(option, index);
    const auto state = static_cast<RowState>(index.data(RowStateRole).toInt());
    if (state == RowState::Failed)
        cell.color = toneColor(Tone::Failed, option.palette);
    else if (state != RowState::Loaded)
        cell.color = option.palette.color(QPalette::PlaceholderText);
    if (state == RowState::Failed && index.column() == 0)
        cell.icon = toneIcon(Tone::Failed);
    if (index.column() == static_cast<int>(PeopleColumn::Ids))
        cell.elide = Qt::ElideMiddle;
    return cell;
}

} // namespace desk
