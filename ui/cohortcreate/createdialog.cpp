// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortcreate/createdialog.h"

#include "models/filter/cohortdraft.h"
#include "ui/cohortcreate/criteriachoice.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardItemModel>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

using Source = CreateWish::Source;

void disableItem(QComboBox *combo, int row, const QString &reason)
{
    auto *model = qobject_cast<QStandardItemModel *>(combo->model());
    model->item(row)->setEnabled(reason.isEmpty());
    model->item(row)->setToolTip(reason);
}

} // namespace

CreateDialog::CreateDialog(const CreateSurroundings &surroundings, QWidget *parent)
    : QDialog(parent)
    , m_around(surroundings)
    , m_dynamic(new QRadioButton(tr("&Dynamic: who meets criteria, kept up to date"), this))
    , m_static(new QRadioButton(tr("&Static: a list of people"), this))
    , m_name(new QLineEdit(this))
    , m_description(new QLineEdit(this))
    , m_source(new QComboBox(this))
    , m_criteria(new CriteriaChoice(this))
    , m_csv(new QLineEdit(this))
    , m_fields(new QWidget(this))
    , m_banner(new Banner(this))
    , m_create(new QPushButton(tr("&Create"), this))
{
    setWindowTitle(tr("New cohort"));
    m_criteria->setNames(surroundings.names);
    m_criteria->addOpenCohort(surroundings.openName, surroundings.openCriteria);
    buildLayout();
    connectParts();
    m_dynamic->setChecked(true);
    showFields();
    m_name->setFocus();
}

void CreateDialog::buildLayout()
{
    m_form = new QFormLayout(m_fields);
    setGrid(m_form, this, 0, 1);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addTexts(m_form);
    addSources(m_form);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_create, QDialogButtonBox::AcceptRole);
    m_create->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_create, &QPushButton::clicked, this, &CreateDialog::submit);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 2, 1.5);
    column->addLayout(kindLine());
    column->addWidget(m_fields);
    column->addStretch(1);
    column->addWidget(m_banner);
    column->addWidget(buttons);
    setMinimumWidth(textWidth(this, 76));
}

QBoxLayout *CreateDialog::kindLine()
{
    auto *column = new QVBoxLayout;
    column->setSpacing(grid(this, 0.5));
    column->addWidget(m_dynamic);
    column->addWidget(m_static);
    return column;
}

void CreateDialog::addField(QFormLayout *form, const QString &attr, const QString &label, QWidget *field)
{
    auto *cell = new QWidget(m_fields);
    auto *column = new QVBoxLayout(cell);
    setGrid(column, this, 0, 0.25);
    column->addWidget(field);
    QLabel *error = plainLabel(cell, TextSize::Small);
    error->setWordWrap(true);
    error->setObjectName(attr + u"Error"_s);
    error->hide();
    column->addWidget(error);
    m_errors.insert(attr, error);
    auto *words = new QLabel(label, m_fields);
    words->setBuddy(field);
    form->addRow(words, cell);
}

void CreateDialog::addTexts(QFormLayout *form)
{
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(CohortDraft::longestName);
    m_description->setAccessibleName(tr("Description"));
    m_description->setMaxLength(CohortDraft::longestDescription);
    addField(form, u"name"_s, tr("&Name:"), m_name);
    addField(form, u"description"_s, tr("D&escription:"), m_description);
}

void CreateDialog::addSources(QFormLayout *form)
{
    m_source->setAccessibleName(tr("People to begin with"));
    m_source->addItem(tr("Nobody yet"), QVariant::fromValue(static_cast<int>(Source::Nothing)));
    const auto count = static_cast<int>(m_around.people.size());
    m_source->addItem(count ? tr("The %Ln people selected in the table", nullptr, count)
                            : tr("The people selected in the table"),
                      static_cast<int>(Source::People));
    m_source->addItem(tr("The people in a CSV file"), static_cast<int>(Source::Csv));
    m_source->addItem(tr("A snapshot: who meets criteria now"), static_cast<int>(Source::Criteria));
    disableItem(m_source, 1, count ? QString() : tr("Select people on the tab \"People\" first."));
    disableItem(m_source, 3, m_around.whyNoSnapshot);
    addField(form, u"people"_s, tr("&People:"), m_source);
    addField(form, u"csv"_s, tr("&File:"), csvLine());
    addField(form, u"filters"_s, tr("Cr&iteria:"), m_criteria);
}

QWidget *CreateDialog::csvLine()
{
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    setGrid(row, this, 0, 0.5);
    m_csv->setAccessibleName(tr("CSV file"));
    m_csv->setPlaceholderText(
        tr("One column of e-mail addresses, person ids or distinct ids; or several with a header"));
    auto *choose = new QPushButton(tr("&Browse..."), line);
    choose->setAutoDefault(false);
    row->addWidget(m_csv, 1);
    row->addWidget(choose);
    line->setFocusProxy(m_csv);
    connect(choose, &QPushButton::clicked, this, &CreateDialog::browse);
    return line;
}

void CreateDialog::connectParts()
{
    connect(m_static, &QRadioButton::toggled, this, &CreateDialog::showFields);
    connect(m_source, &QComboBox::currentIndexChanged, this, &CreateDialog::showFields);
    connect(m_name, &QLineEdit::textEdited, this, [this] { showAt(u"name"_s, {}); });
    connect(m_description, &QLineEdit::textEdited, this, [this] { showAt(u"description"_s, {}); });
    connect(m_csv, &QLineEdit::textEdited, this, [this] { showAt(u"csv"_s, {}); });
    connect(m_criteria, &CriteriaChoice::changed, this, [this] { showAt(u"filters"_s, {}); });
    connect(m_banner, &Banner::actionTriggered, this, &CreateDialog::lookAgainWanted);
}

CreateWish::Source CreateDialog::source() const
{
    if (m_static->isChecked())
        return static_cast<Source>(m_source->currentData().toInt());
    return m_criteria->criteria().hasRoot ? Source::Criteria : Source::Nothing;
}

void CreateDialog::showFields()
{
    const bool isStatic = m_static->isChecked();
    const auto chosen = static_cast<Source>(m_source->currentData().toInt());
    const auto showRow = [this](const QString &attr, bool shown) {
        m_form->setRowVisible(m_errors.value(attr)->parentWidget(), shown);
    };
    showRow(u"people"_s, isStatic);
    showRow(u"csv"_s, isStatic && chosen == Source::Csv);
    showRow(u"filters"_s, !isStatic || chosen == Source::Criteria);
    m_criteria->setMayBeNothing(!isStatic);
    clearErrors();
}

CreateWish CreateDialog::wish() const
{
    CreateWish wish;
    wish.isStatic = m_static->isChecked();
    wish.source = source();
    wish.name = m_name->text().trimmed();
    wish.description = m_description->text();
    if (wish.source == Source::Criteria)
        wish.criteria = m_criteria->criteria();
    if (wish.source == Source::People)
        wish.people = m_around.people;
    if (wish.source == Source::Csv)
        wish.csvFile = m_csv->text();
    return wish;
}

void CreateDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("People in a CSV file"), QFileInfo(m_csv->text()).absolutePath(),
                                   tr("CSV files (*.csv *.txt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_csv, &QLineEdit::setText);
    dialog->open();
}

void CreateDialog::submit()
{
    clearErrors();
    if (checks())
        emit createWanted(wish());
}

//! What can be told without the server.
bool CreateDialog::checks()
{
    const bool wantsCriteria = !m_static->isChecked() || source() == Source::Criteria;
    if (m_name->text().trimmed().isEmpty())
        showAt(u"name"_s, tr("Give it a name, so that it can be found again."));
    else if (source() == Source::Csv && !QFileInfo(m_csv->text()).isFile())
        showAt(u"csv"_s, tr("There is no such file."));
    else if (wantsCriteria && !m_criteria->problem().isEmpty())
        showAt(u"filters"_s, m_criteria->problem());
    else
        return true;
    return false;
}

//! Words that come under a field make the window grow; by itself it would squeeze the fields.
bool CreateDialog::event(QEvent *event)
{
    const bool isHandled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest && layout()) {
        const int needed = layout()->totalHeightForWidth(width());
        if (needed > height())
            resize(width(), needed);
    }
    return isHandled;
}

void CreateDialog::setFieldsEnabled(bool enabled)
{
    for (QWidget *each : {m_fields, static_cast<QWidget *>(m_dynamic), static_cast<QWidget *>(m_static)})
        each->setEnabled(enabled);
    m_create->setEnabled(enabled);
}

void CreateDialog::showBusy(const QString &words)
{
    setFieldsEnabled(false);
    m_banner->showText(Tone::Busy, words);
}

void CreateDialog::showDoubt(const QString &words, const QString &action, const Error &error)
{
    setFieldsEnabled(true);
    m_banner->showText(Tone::Warning, words, action, technicalText(error));
}

void CreateDialog::showRefusal(const Error &error)
{
    setFieldsEnabled(true);
    m_banner->clear();
    // "filters__properties" is about the criteria as well (contract 1.5).
    const QString field = error.attr.section(u"__"_s, 0, 0);
    if (m_errors.contains(field) && m_errors.value(field)->parentWidget()->isVisible())
        showAt(field, error.text);
    if (!m_errors.contains(field) || !m_errors.value(field)->isVisible() || error.detail.size() > 80)
        m_banner->showError(error);
}

void CreateDialog::showAt(const QString &attr, const QString &words)
{
    QLabel *label = m_errors.value(attr);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, toneColor(Tone::Failed, colors));
    label->setPalette(colors);
    label->setText(words);
    label->setVisible(!words.isEmpty());
    const QHash<QString, QWidget *> fields{
        {u"name"_s, m_name}, {u"description"_s, m_description}, {u"csv"_s, m_csv}, {u"people"_s, m_source}};
    if (!words.isEmpty() && fields.contains(attr))
        fields.value(attr)->setFocus();
}

void CreateDialog::clearErrors()
{
    m_banner->clear();
    for (const QString &attr : m_errors.keys())
        showAt(attr, {});
}

} // namespace desk
