// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/plaintextdelegate.h"

namespace desk {

//! The cells of the table "Calculations": the outcome with its icon, numbers at the right. Owned by its table.
class CalculationDelegate final : public PlainTextDelegate
{
    Q_OBJECT
public:
    using PlainTextDelegate::PlainTextDelegate;

protected:
    CellLook look(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace desk
