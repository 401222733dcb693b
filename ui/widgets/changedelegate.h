// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/criteria/worddifference.h"

#include <QStyledItemDelegate>

#include <vector>

namespace desk {

//! Draws one line of a difference: what came underlined, what went struck out, each in its colour too; a sign in front
//! for lines that came, went or changed. Owned by its view.
class ChangeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace desk
