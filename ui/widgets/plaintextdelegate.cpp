// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plaintextdelegate.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace desk {

CellLook PlainTextDelegate::look(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {index.data(Qt::DisplayRole).toString()};
}

QPalette::ColorGroup PlainTextDelegate::groupOf(const QStyleOptionViewItem &option)
{
    if (!(option.state & QStyle::State_Enabled))
        return QPalette::Disabled;
    return option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
}

int PlainTextDelegate::paddingOf(const QStyleOptionViewItem &option)
{
    return option.fontMetrics.height() / 3;
}

void PlainTextDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, option.palette.brush(groupOf(option), QPalette::Highlight));
    const CellLook cell = look(option, index);
    const int padding = paddingOf(option);
    QRect rect = option.rect.adjusted(padding, 0, -padding, 0);
    if (!cell.icon.isNull())
        rect = drawIcon(painter, option, cell, rect);
    drawText(painter, option, cell, rect);
}

QRect PlainTextDelegate::drawIcon(QPainter *painter, const QStyleOptionViewItem &option, const CellLook &look,
                                  QRect rect)
{
    const int side = option.fontMetrics.height();
    const QRect place = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, {side, side}, rect);
    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform, look.turn != 0);
    painter->translate(QRectF(place).center());
    painter->rotate(look.turn);
    painter->translate(-QRectF(place).center());
    look.icon.paint(painter, place, Qt::AlignCenter,
                    option.state & QStyle::State_Selected ? QIcon::Selected : QIcon::Normal);
    painter->restore();
    const int taken = side + side / 3;
    return option.direction == Qt::RightToLeft ? rect.adjusted(0, 0, -taken, 0) : rect.adjusted(taken, 0, 0, 0);
}

void PlainTextDelegate::drawText(QPainter *painter, const QStyleOptionViewItem &option, const CellLook &look,
                                 const QRect &rect)
{
    if (look.text.isEmpty() || rect.width() <= 0)
        return;
    const bool selected = option.state & QStyle::State_Selected;
    QFont font = option.font;
    font.setBold(look.bold || font.bold());
    painter->setFont(font);
    // The window's direction says where the text stands, its own characters say how it runs.
    painter->setLayoutDirection(Qt::LayoutDirectionAuto);
    const Qt::Alignment place = QStyle::visualAlignment(option.direction, look.alignment) | Qt::AlignAbsolute;
    painter->setPen(selected || !look.color.isValid()
                        ? option.palette.color(groupOf(option), selected ? QPalette::HighlightedText : QPalette::Text)
                        : look.color);
    const QFontMetrics metrics(font, painter->device());
    // Measuring costs more than drawing: a text that fits at its widest is not measured.
    const bool fits = look.text.size() * metrics.maxWidth() <= rect.width();
    const QString text = fits ? look.text : metrics.elidedText(look.text, look.elide, rect.width());
    painter->drawText(rect, int(place | Qt::AlignVCenter) | Qt::TextSingleLine, text);
}

QSize PlainTextDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const CellLook cell = look(option, index);
    const int height = option.fontMetrics.height();
    const int icon = cell.icon.isNull() ? 0 : height + height / 3;
    return {option.fontMetrics.horizontalAdvance(cell.text) + icon + 2 * paddingOf(option) + 2, height * 3 / 2};
}

bool PlainTextDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                  const QModelIndex &index)
{
    const bool ownTip = index.isValid() && !index.data(Qt::ToolTipRole).toString().isEmpty();
    if (event->type() != QEvent::ToolTip || ownTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const bool cut = sizeHint(option, index).width() > view->visualRect(index).width();
    const QString text = index.data(Qt::DisplayRole).toString().left(2000);
    QToolTip::showText(event->globalPos(), cut ? text.toHtmlEscaped() : QString(), view);
    return true;
}

} // namespace desk
