// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace desk {

//! Fusion, but in the dark the outlines of radio buttons and check boxes are seen (Fusion draws them darker than the
//! window, however dark that is), and the text of a combo box that is cut says so. Owned by the application.
class HouseStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    HouseStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget = nullptr) const override;
};

} // namespace desk
