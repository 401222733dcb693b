// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profile/settings.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QTabWidget;

namespace desk {

class NetworkForm;

//! "Preferences": every choice counts at once, or from the next start where it says so. Owned by the window.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT
public:
    //! `settings` must outlive the dialog.
    explicit PreferencesDialog(Settings &settings, QWidget *parent = nullptr);

signals:
    void themeChosen(desk::Theme theme);
    //! The lists of cohorts that are kept on this computer are not wanted any more.
    void clearCacheWanted();
    void cacheWanted(bool wanted);

private:
    QFormLayout *addPage(QTabWidget *tabs, const QString &name);
    void addLook(QFormLayout *form);
    void addFormats(QFormLayout *form);
    void addFiles(QFormLayout *form);
    void addNetwork(QFormLayout *form);
    void addThisComputer(QFormLayout *form);
    QCheckBox *addCheck(QFormLayout *form, const QString &label, const QString &text, bool checked);
    QLabel *addNote(QFormLayout *form, const QString &text);
    void fillLanguages(QComboBox *box);
    void fillZones(QComboBox *box);
    void saveCsv();

    Settings &m_settings;
    QCheckBox *m_mark = nullptr;
    QCheckBox *m_guard = nullptr;
    QCheckBox *m_lineEnds = nullptr;
    NetworkForm *m_network;
};

} // namespace desk
