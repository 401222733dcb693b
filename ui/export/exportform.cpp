// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportform.h"

#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! A cohort's name as a file name on every system.
QString fileNameFor(const QString &name)
{
    static const QRegularExpression unfit(u"[\\x00-\\x1f<>:\"/\\\\|?*]+"_s);
    QString clean = QString(name).replace(unfit, u" "_s).simplified().left(80);
    while (clean.startsWith(u'.'))
        clean.remove(0, 1);
    if (!clean.isEmpty() && clean.back().isHighSurrogate())
        clean.chop(1); // half of a character
    return clean.isEmpty() ? u"people"_s : clean;
}

QString firstFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

} // namespace

AskTarget desktopFileDialog()
{
    return [](QWidget *parent, const QString &suggested, std::function<void(const QString &)> answer) {
        auto *dialog = new QFileDialog(parent, ExportForm::tr("Export to file"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDirectory(QFileInfo(suggested).absolutePath());
        dialog->selectFile(QFileInfo(suggested).fileName());
        QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(answer));
        dialog->open();
    };
}

ExportForm::ExportForm(const QString &name, const QString &search, const CsvDefaults &csv, QWidget *parent)
    : QWidget(parent)
    , m_ask(desktopFileDialog())
    , m_name(fileNameFor(name))
    , m_search(new QLineEdit(search, this))
    , m_kind(new QComboBox(this))
    , m_mark(new QCheckBox(tr("&Byte order mark (Excel)"), this))
    , m_guard(new QCheckBox(tr("&Guard against formulas"), this))
    , m_lineEnds(new QCheckBox(tr("&Windows line ends"), this))
    , m_target(new QLineEdit(this))
    , m_targetRow(new QWidget(this))
{
    m_mark->setChecked(csv.byteOrderMark);
    m_mark->setToolTip(tr("Excel reads names with accents only with it."));
    m_guard->setChecked(csv.formulaGuard);
    m_guard->setToolTip(tr("Puts an apostrophe before texts that a spreadsheet would run as a formula."));
    m_lineEnds->setChecked(csv.windowsLineEnds);
    auto *form = new QFormLayout(this);
    setGrid(form, this, 0, 1);
    addRows(form);
    buildTargetRow();
    m_target->setText(QDir(firstFolder()).filePath(m_name + suffix()));
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ExportForm::followKind);
    for (QLineEdit *edit : {m_search, m_target})
        connect(edit, &QLineEdit::textChanged, this, &ExportForm::changed);
    for (QCheckBox *box : {m_mark, m_guard, m_lineEnds})
        connect(box, &QCheckBox::toggled, this, &ExportForm::changed);
}

void ExportForm::addRows(QFormLayout *form)
{
    m_search->setPlaceholderText(tr("everybody in the cohort"));
    m_search->setClearButtonEnabled(true);
    m_kind->addItems({tr("CSV (comma)"), tr("TSV (tab)"), tr("JSON Lines")});
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Only people &matching"), m_search);
    form->addRow(tr("F&ormat"), m_kind);
    form->addRow(QString(), m_mark);
    form->addRow(QString(), m_guard);
    form->addRow(QString(), m_lineEnds);
}

void ExportForm::buildTargetRow()
{
    auto *label = new QLabel(tr("&File"), m_targetRow);
    label->setBuddy(m_target);
    auto *browseButton = new QPushButton(tr("B&rowse..."), m_targetRow);
    browseButton->setAutoDefault(false);
    auto *line = new QHBoxLayout(m_targetRow);
    setGrid(line, this, 0, 1);
    line->addWidget(label);
    line->addWidget(m_target, 1);
    line->addWidget(browseButton);
    connect(browseButton, &QPushButton::clicked, this, &ExportForm::browse);
}

void ExportForm::followKind()
{
    const bool table = m_kind->currentIndex() != JsonLines;
    for (QCheckBox *box : {m_mark, m_guard, m_lineEnds})
        box->setEnabled(table);
    static const QRegularExpression known(u"\\.(csv|tsv|jsonl)$"_s);
    m_target->setText(m_target->text().replace(known, suffix()));
    emit changed();
}

QString ExportForm::suffix() const
{
    const QString suffixes[] = {u".csv"_s, u".tsv"_s, u".jsonl"_s};
    return suffixes[qMax(0, m_kind->currentIndex())];
}

void ExportForm::browse()
{
    m_ask(this, target(), [this](const QString &path) { m_target->setText(QDir::toNativeSeparators(path)); });
}

QString ExportForm::search() const
{
    return m_search->text().trimmed();
}

QString ExportForm::target() const
{
    QString path = m_target->text().trimmed();
    if (path.startsWith("~/"_L1))
        path = QDir::homePath() + path.mid(1);
    return path.isEmpty() ? QString() : QFileInfo(path).absoluteFilePath();
}

PersonFormat ExportForm::format() const
{
    PersonFormat format;
    format.kind = m_kind->currentIndex() == JsonLines ? PersonFormat::Kind::JsonLines : PersonFormat::Kind::Table;
    format.dialect.separator = m_kind->currentIndex() == Tsv ? '\t' : ',';
    format.dialect.byteOrderMark = m_mark->isChecked();
    format.dialect.formulaGuard = m_guard->isChecked();
    format.dialect.crlf = m_lineEnds->isChecked();
    return format;
}

CsvDefaults ExportForm::csvDefaults() const
{
    return {m_mark->isChecked(), m_guard->isChecked(), m_lineEnds->isChecked(), {}};
}

ExportSetup ExportForm::setup() const
{
    return {{}, m_search->text(), suffix().mid(1), csvDefaults(), m_target->text()};
}

void ExportForm::takeSetup(const ExportSetup &setup)
{
    m_search->setText(setup.search);
    m_kind->setCurrentIndex(setup.format == "jsonl"_L1 ? JsonLines : setup.format == "tsv"_L1 ? Tsv : Csv);
    m_mark->setChecked(setup.csv.byteOrderMark);
    m_guard->setChecked(setup.csv.formulaGuard);
    m_lineEnds->setChecked(setup.csv.windowsLineEnds);
    m_target->setText(setup.target);
}

void ExportForm::focusTarget()
{
    m_target->setFocus();
    m_target->selectAll();
}

} // namespace desk
