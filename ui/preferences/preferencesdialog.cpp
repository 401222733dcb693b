// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/preferencesdialog.h"

#include "ui/connection/networkform.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/translations.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTabWidget>
#include <QTimeZone>

namespace desk {

using namespace Qt::StringLiterals;

PreferencesDialog::PreferencesDialog(Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_network(new NetworkForm(tr("As the system"), this))
{
    setWindowTitle(tr("Preferences"));
    auto *tabs = new QTabWidget(this);
    tabs->setAccessibleName(tr("Preferences"));
    addLook(addPage(tabs, tr("&Look")));
    addFormats(addPage(tabs, tr("&Times and numbers")));
    addFiles(addPage(tabs, tr("&CSV files")));
    addNetwork(addPage(tabs, tr("&Network")));
    addThisComputer(addPage(tabs, tr("T&his computer")));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 1.5, 1.5);
    column->addWidget(tabs, 1);
    column->addWidget(buttons);
    setMinimumWidth(textWidth(this, 76));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QFormLayout *PreferencesDialog::addPage(QTabWidget *tabs, const QString &name)
{
    auto *page = new QWidget(tabs);
    auto *form = new QFormLayout(page);
    setGrid(form, this, 1.5, 1);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    tabs->addTab(page, name);
    return form;
}

QCheckBox *PreferencesDialog::addCheck(QFormLayout *form, const QString &label, const QString &text, bool checked)
{
    auto *box = new QCheckBox(text, this);
    box->setChecked(checked);
    form->addRow(label, box);
    return box;
}

QLabel *PreferencesDialog::addNote(QFormLayout *form, const QString &text)
{
    QLabel *note = plainLabel(this, TextSize::Small);
    note->setWordWrap(true);
    note->setText(text);
    form->addRow(note);
    return note;
}

void PreferencesDialog::addLook(QFormLayout *form)
{
    auto *theme = new QComboBox(this);
    theme->setObjectName(u"theme"_s);
    theme->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    theme->setCurrentIndex(static_cast<int>(m_settings.theme()));
    connect(theme, &QComboBox::activated, this, [this](int index) { emit themeChosen(static_cast<Theme>(index)); });
    form->addRow(tr("Th&eme"), theme);
    auto *language = new QComboBox(this);
    language->setObjectName(u"language"_s);
    fillLanguages(language);
    connect(language, &QComboBox::activated, this,
            [this, language] { m_settings.setLanguage(language->currentData().toString()); });
    form->addRow(tr("L&anguage"), language);
    addNote(form, tr("Another language is used from the next start."));
}

void PreferencesDialog::fillLanguages(QComboBox *box)
{
    box->addItem(tr("As the system"), QString());
    for (const QString &code : shippedLanguages())
        box->addItem(QLocale(code).nativeLanguageName(), code);
    box->setCurrentIndex(qMax(0, box->findData(m_settings.language())));
}

void PreferencesDialog::addFormats(QFormLayout *form)
{
    auto *zone = new QComboBox(this);
    zone->setObjectName(u"timeZone"_s);
    fillZones(zone);
    form->addRow(tr("Time &zone"), zone);
    connect(zone, &QComboBox::activated, this,
            [this, zone] { m_settings.setTimeZone(zone->currentData().toString()); });
    auto *formats = new QComboBox(this);
    formats->setObjectName(u"formats"_s);
    formats->addItem(tr("As the system"), QString());
    for (const char *name :
         {"en_US", "en_GB", "en_CA", "de_DE", "fr_FR", "es_ES", "pt_BR", "nl_NL", "sv_SE", "ja_JP"}) {
        const QLocale locale{QString::fromLatin1(name)};
        const QDateTime example(QDate(2026, 3, 14), QTime(15, 9));
        formats->addItem(u"%1   %2   (%3)"_s.arg(locale.toString(1'234'567.5, 'f', 1),
                                                 locale.toString(example, QLocale::ShortFormat),
                                                 locale.nativeTerritoryName()),
                         QString::fromLatin1(name));
    }
    formats->setCurrentIndex(qMax(0, formats->findData(m_settings.formats())));
    connect(formats, &QComboBox::activated, this,
            [this, formats] { m_settings.setFormats(formats->currentData().toString()); });
    form->addRow(tr("&Formats"), formats);
    addNote(form, tr("Both are used from the next start. The exact UTC time is always in the tooltip."));
}

void PreferencesDialog::fillZones(QComboBox *box)
{
    box->addItem(tr("As the system"), QString());
    const QList<QByteArray> zones = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &zone : zones)
        box->addItem(QString::fromLatin1(zone), QString::fromLatin1(zone));
    box->setCurrentIndex(qMax(0, box->findData(m_settings.timeZone())));
    // Some 600 entries: they are found by typing.
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
}

void PreferencesDialog::addFiles(QFormLayout *form)
{
    const CsvDefaults csv = m_settings.csv();
    m_mark = addCheck(form, tr("CSV files"), tr("Begin with a &byte order mark, so that Excel reads UTF-8"),
                      csv.byteOrderMark);
    m_guard =
        addCheck(form, QString(), tr("&Guard against texts that a spreadsheet takes for formulas"), csv.formulaGuard);
    m_lineEnds = addCheck(form, QString(), tr("&Windows line ends"), csv.windowsLineEnds);
    for (QCheckBox *box : {m_mark, m_guard, m_lineEnds})
        connect(box, &QCheckBox::toggled, this, &PreferencesDialog::saveCsv);
    addNote(form, tr("What an export begins with; each can say otherwise."));
}

void PreferencesDialog::addNetwork(QFormLayout *form)
{
    m_network->setValues(m_settings.network());
    form->addRow(m_network);
    addNote(form, tr("For all connections that say nothing of their own, from the next time one is opened. This "
                     "computer itself is always reached without a proxy."));
    connect(m_network, &NetworkForm::edited, this, [this] { m_settings.setNetwork(m_network->values()); });
}

void PreferencesDialog::addThisComputer(QFormLayout *form)
{
    const QCheckBox *last =
        addCheck(form, tr("At the start"), tr("&Open the last connection"), m_settings.opensLastConnection());
    connect(last, &QCheckBox::toggled, this, [this](bool on) { m_settings.setOpensLastConnection(on); });
    const QCheckBox *cache =
        addCheck(form, tr("Lists of cohorts"), tr("&Keep them, so that they open at once and offline"),
                 m_settings.usesLocalCache());
    connect(cache, &QCheckBox::toggled, this, [this](bool on) {
        m_settings.setUsesLocalCache(on);
        emit cacheWanted(on);
    });
    auto *clear = new QPushButton(tr("&Remove kept lists"), this);
    clear->setAutoDefault(false);
    form->addRow(QString(), clear);
    QLabel *note = addNote(form, tr("Names, criteria and counts of cohorts are kept; never people, never keys."));
    connect(clear, &QPushButton::clicked, this, [this, note] {
        emit clearCacheWanted();
        note->setText(tr("The kept lists are removed."));
    });
    const QCheckBox *notifies = addCheck(
        form, tr("Long work"), tr("&Tell when it ends while the window is not in front"), m_settings.notifies());
    connect(notifies, &QCheckBox::toggled, this, [this](bool on) { m_settings.setNotifies(on); });
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
