// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profile/settings.h"

#include <QObject>
#include <QString>

namespace desk {

//! Applies the theme to the application and keeps the icons fitting to it when the desktop changes its palette.
//! Lives as long as the application; GUI thread.
class ThemeKeeper final : public QObject
{
    Q_OBJECT
public:
    explicit ThemeKeeper(QObject *parent = nullptr);

    void apply(Theme theme);
    Theme theme() const { return m_theme; }

signals:
    void themeChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString m_systemStyle;
    Theme m_theme = Theme::System;
};

} // namespace desk
