// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/plaintextdelegate.h"

namespace desk {

//! The lines of "Used in": headings bold, every kind with its icon, details quiet. Owned by its tree.
class DependencyDelegate final : public PlainTextDelegate
{
    Q_OBJECT
public:
    using PlainTextDelegate::PlainTextDelegate;

protected:
    CellLook look(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace desk
