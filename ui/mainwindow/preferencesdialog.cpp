// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/preferencesdialog.h"

#include "ui/widgets/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>

namespace desk {

PreferencesDialog::PreferencesDialog(Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_theme(new QComboBox(this))
    , m_mark(new QCheckBox(tr("Begin with a &byte order mark, so that Excel reads UTF-8"), this))
    , m_guard(new QCheckBox(tr("&Guard against texts that a spreadsheet takes for formulas"), this))
    , m_lineEnds(new QCheckBox(tr("&Windows line ends"), this))
{
    setWindowTitle(tr("Preferences"));
    m_theme->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    m_theme->setCurrentIndex(static_cast<int>(settings.theme()));
    const CsvDefaults csv = settings.csv();
    m_mark->setChecked(csv.byteOrderMark);
    m_guard->setChecked(csv.formulaGuard);
    m_lineEnds->setChecked(csv.windowsLineEnds);
    build();
    connect(m_theme, &QComboBox::activated, this, [this](int index) { emit themeChosen(static_cast<Theme>(index)); });
    for (QCheckBox *box : {m_mark, m_guard, m_lineEnds})
        connect(box, &QCheckBox::toggled, this, &PreferencesDialog::saveCsv);
}

void PreferencesDialog::build()
{
    auto *form = new QFormLayout;
    setGrid(form, this, 0, 1);
    form->addRow(tr("&Theme"), m_theme);
    form->addRow(tr("CSV files"), m_mark);
    form->addRow(QString(), m_guard);
    form->addRow(QString(), m_lineEnds);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 1.5, 1.5);
    column->addLayout(form);
    column->addStretch(1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void PreferencesDialog::saveCsv()
{
    CsvDefaults csv = m_settings.csv();
    csv.byteOrderMark = m_mark->isChecked();
    csv.formulaGuard = m_guard->isChecked();
    csv.windowsLineEnds = m_lineEnds->isChecked();
    m_settings.setCsv(csv);
}

} // namespace desk
