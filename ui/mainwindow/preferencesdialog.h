// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profile/settings.h"

#include <QDialog>

class QCheckBox;
class QComboBox;

namespace desk {

//! "Preferences": every change counts at once and is kept. Owned by the window.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT
public:
    PreferencesDialog(Settings &settings, QWidget *parent);

signals:
    void themeChosen(desk::Theme theme);

private:
    void build();
    void saveCsv();

    Settings &m_settings;
    QComboBox *m_theme;
    QCheckBox *m_mark;
    QCheckBox *m_guard;
    QCheckBox *m_lineEnds;
};

} // namespace desk
