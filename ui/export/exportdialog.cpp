// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportdialog.h"

#include "models/tables/celltext.h"
#include "ui/export/exportcolumns.h"
#include "ui/export/exportpreview.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/columnchooser.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const ExportWish &wish)
{
    const Cohort &first = wish.cohorts.front()->cohort;
    const QString name = first.name.trimmed().isEmpty() ? u"cohort %1"_s.arg(first.id.value) : first.name;
    return wish.cohorts.size() == 1 ? name : ExportDialog::tr("%Ln cohorts", nullptr, int(wish.cohorts.size()));
}

} // namespace

ExportDialog::ExportDialog(ExportWish wish, QWidget *parent)
    : QDialog(parent)
    , m_wish(std::move(wish))
    , m_columns(new ColumnChooser(this))
    , m_form(new ExportForm(nameOf(m_wish), m_wish.search, m_wish.csv, this))
    , m_preview(new ExportPreview(m_wish.people, this))
    , m_banner(new Banner(this))
    , m_export(new QPushButton(tr("&Export"), this))
    , m_source(m_wish.propertyFetch, &m_columns->model())
{
    setWindowTitle(tr("Export people"));
    fillColumns();
    buildLayout();
    connect(&m_columns->model(), &ColumnChoiceModel::choiceChanged, this, &ExportDialog::check);
    connect(m_form, &ExportForm::changed, this, &ExportDialog::check);
    connect(&m_columns->model(), &ColumnChoiceModel::choiceChanged, this, &ExportDialog::setupChanged);
    connect(m_form, &ExportForm::changed, this, &ExportDialog::setupChanged);
    connect(&m_source, &PropertyColumnSource::failed, this, [this](const Error &error) {
        m_banner->showText(Tone::Warning, tr("The properties of people could not be read: %1").arg(error.text));
    });
    m_source.start();
    check();
}

void ExportDialog::fillColumns()
{
    m_columns->model().setChoices(exportColumnChoices(m_wish.csv.columns, m_wish.properties));
}

QWidget *ExportDialog::columnsPart()
{
    auto *part = new QWidget(this);
    auto *label = new QLabel(tr("Columns, in the order of the file"), part);
    auto *column = new QVBoxLayout(part);
    setGrid(column, this, 0, 0.5);
    column->addWidget(label);
    column->addWidget(m_columns, 1);
    return part;
}

void ExportDialog::buildLayout()
{
    auto *title = new ElidedLabel(this);
    setTextSize(title, TextSize::Title);
    title->setText(tr("People of %1").arg(oneLine(nameOf(m_wish), 200)));
    auto *parts = new QHBoxLayout;
    parts->setSpacing(grid(this, 2));
    parts->addWidget(columnsPart(), 1);
    auto *right = new QVBoxLayout;
    right->addWidget(m_form);
    right->addStretch(1);
    parts->addLayout(right, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_export, QDialogButtonBox::ActionRole);
    m_export->setDefault(true);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 2, 1.5);
    column->addWidget(title);
    column->addLayout(parts, 1);
    column->addWidget(m_preview);
    column->addWidget(m_form->targetRow());
    column->addWidget(m_banner);
    column->addWidget(buttons);
    resize(textWidth(this, 112), grid(this, 60));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::finish);
}

void ExportDialog::check()
{
    const bool hasColumns = !m_columns->model().chosenKeys().isEmpty();
    m_export->setEnabled(hasColumns && !m_form->target().isEmpty());
    m_export->setToolTip(hasColumns ? QString() : tr("Choose at least one column."));
    m_preview->setPlan(plan());
    tellWarnings();
}

void ExportDialog::tellWarnings()
{
    const QFileInfo file(m_form->target());
    if (!m_form->target().isEmpty() && file.exists() && !file.isDir())
        m_banner->showText(Tone::Warning, tr("%1 exists and will be replaced.").arg(file.fileName()));
    else
        m_banner->clear();
}

bool ExportDialog::isTargetUsable()
{
    const QFileInfo file(m_form->target());
    const QFileInfo folder(file.absolutePath());
    QString problem;
    if (file.isDir())
        problem = tr("%1 is a folder. Add a file name.").arg(m_form->target());
    else if (!folder.isDir())
        problem = tr("There is no folder %1.").arg(folder.filePath());
    else if (!folder.isWritable())
        problem = tr("Nothing can be written to %1. Choose another folder.").arg(folder.filePath());
    if (!problem.isEmpty()) {
        m_banner->showText(Tone::Failed, problem);
        m_form->focusTarget();
    }
    return problem.isEmpty();
}

ExportPlan ExportDialog::plan() const
{
    ExportPlan plan;
    for (const CatalogueRowPtr &row : m_wish.cohorts) {
        const QString name = row->cohort.name;
        plan.sources.push_back({row->cohort.id, name, m_form->search().isEmpty() ? row->cohort.count : std::nullopt});
    }
    plan.search = m_form->search();
    plan.columns = exportColumns(m_columns->model().chosenKeys());
    plan.format = m_form->format();
    plan.target = m_form->target();
    return plan;
}

ExportSetup ExportDialog::setup() const
{
    ExportSetup setup = m_form->setup();
    for (const CatalogueRowPtr &row : m_wish.cohorts)
        setup.cohorts.push_back(row->cohort.id);
    setup.csv.columns = m_columns->model().chosenKeys();
    return setup;
}

void ExportDialog::takeSetup(const ExportSetup &setup)
{
    m_form->takeSetup(setup);
    m_columns->model().setChoices(exportColumnChoices(setup.csv.columns, m_wish.properties));
    check();
    emit setupChanged();
}

void ExportDialog::finish()
{
    if (!isTargetUsable())
        return;
    CsvDefaults csv = m_form->csvDefaults();
    csv.columns = m_columns->model().chosenKeys();
    emit exportWanted(plan(), csv);
    accept();
}

} // namespace desk
