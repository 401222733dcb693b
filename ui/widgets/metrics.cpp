// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/metrics.h"

#include <QFontMetrics>
#include <QLabel>
#include <QLayout>

namespace desk {

int gridUnit(const QWidget *widget)
{
    return qMax(4, (widget->fontMetrics().height() + 1) / 2);
}

int grid(const QWidget *widget, double units)
{
    return qRound(gridUnit(widget) * units);
}

void setGrid(QLayout *layout, const QWidget *widget, double margin, double spacing)
{
    const int edge = grid(widget, margin);
    layout->setContentsMargins(edge, edge, edge, edge);
    layout->setSpacing(grid(widget, spacing));
}

int textWidth(const QWidget *widget, int characters)
{
    return widget->fontMetrics().averageCharWidth() * characters;
}

void setTextSize(QWidget *widget, TextSize size)
{
    QFont font = widget->font();
    if (size == TextSize::Title) {
        font.setPointSizeF(font.pointSizeF() * 1.4);
        font.setBold(true);
    } else if (size == TextSize::Small) {
        font.setPointSizeF(font.pointSizeF() * 0.9);
    }
    widget->setFont(font);
}

QLabel *plainLabel(QWidget *parent, TextSize size)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    setTextSize(label, size);
    return label;
}

} // namespace desk
