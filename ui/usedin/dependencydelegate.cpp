// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/usedin/dependencydelegate.h"

#include "models/tables/dependencymodel.h"
#include "models/tables/tableroles.h"
#include "ui/widgets/icons.h"

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QIcon iconOf(DependencyNode::Kind kind)
{
    switch (kind) {
    case DependencyNode::Kind::Flag:
        return icon(u"flag"_s);
    case DependencyNode::Kind::Insight:
        return icon(u"office-chart-line"_s);
    case DependencyNode::Kind::Cohort:
        return icon(u"system-users"_s);
    case DependencyNode::Kind::Heading:
    case DependencyNode::Kind::Remark:
        break;
    }
    return {};
}

} // namespace

CellLook DependencyDelegate::look(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    CellLook cell = PlainTextDelegate::look(option, index);
    const auto kind = static_cast<DependencyNode::Kind>(index.data(StateRole).toInt());
    const bool isName = index.column() == static_cast<int>(DependencyColumn::Name);
    cell.bold = kind == DependencyNode::Kind::Heading;
    if (isName)
        cell.icon = iconOf(kind);
    if (!isName || kind == DependencyNode::Kind::Remark)
        cell.color = option.palette.color(QPalette::PlaceholderText);
    return cell;
}

} // namespace desk
