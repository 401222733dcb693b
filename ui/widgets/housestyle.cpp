// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/housestyle.h"

#include "ui/widgets/tones.h"

#include <QStyleOption>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int fusionDarkens = 150; // percent, from the window to an outline

//! Half way between window and text, then as much lighter as Fusion makes it darker.
QColor windowFor(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window), text = palette.color(QPalette::WindowText);
    const QColor outline((window.red() + text.red()) / 2, (window.green() + text.green()) / 2,
                         (window.blue() + text.blue()) / 2);
    return outline.lighter(fusionDarkens);
}

} // namespace

HouseStyle::HouseStyle()
    : QProxyStyle(u"Fusion"_s)
{}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isBox = element == PE_IndicatorRadioButton || element == PE_IndicatorCheckBox;
    if (!button || !isBox || !isDark(option->palette))
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    QStyleOptionButton outlined(*button);
    outlined.palette.setColor(QPalette::Window, windowFor(button->palette));
    QProxyStyle::drawPrimitive(element, &outlined, painter, widget);
}

void HouseStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!box || element != CE_ComboBoxLabel)
        return QProxyStyle::drawControl(element, option, painter, widget);
    QStyleOptionComboBox cut(*box);
    const QRect field = subControlRect(CC_ComboBox, box, SC_ComboBoxEditField, widget);
    const int icon = box->currentIcon.isNull() ? 0 : box->iconSize.width() + field.height() / 4;
    cut.currentText = box->fontMetrics.elidedText(box->currentText, Qt::ElideRight, field.width() - icon - 2);
    QProxyStyle::drawControl(element, &cut, painter, widget);
}

} // namespace desk
