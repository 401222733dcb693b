// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/plaintextdelegate.h"

namespace desk {

//! Draws the list of cohorts: states with colour and icon, numbers to the right. Owned by the table.
class CohortDelegate final : public PlainTextDelegate
{
    Q_OBJECT
public:
    using PlainTextDelegate::PlainTextDelegate;

protected:
    CellLook look(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace desk
