// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/criteriadelegate.h"

#include "models/filter/criteriamodel.h"
#include "ui/widgets/tones.h"

namespace desk {

CellLook CriteriaDelegate::look(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    CellLook cell = PlainTextDelegate::look(option, index);
    const auto kind = static_cast<FilterNode::Kind>(index.data(CriteriaModel::KindRole).toInt());
    cell.bold = kind == FilterNode::Kind::Group;
    if (kind == FilterNode::Kind::Unknown)
        cell.icon = toneIcon(Tone::Warning);
    return cell;
}

} // namespace desk
