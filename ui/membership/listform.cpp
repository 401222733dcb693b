// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/membership/listform.h"

#include "ui/membership/previewmodel.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

//! The choice "every cell" among the columns.
constexpr int EveryCell = -1;

void choose(QComboBox *combo, const QVariant &value)
{
    combo->setCurrentIndex(qMax(0, combo->findData(value)));
}

QComboBox *namedCombo(QWidget *parent, const QString &name)
{
    auto *combo = new QComboBox(parent);
    combo->setAccessibleName(name);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(14);
    return combo;
}

} // namespace

ListForm::ListForm(QWidget *parent)
    : QWidget(parent)
    , m_source(new ElidedLabel(this))
    , m_encoding(namedCombo(this, tr("Encoding")))
    , m_separator(namedCombo(this, tr("Separator")))
    , m_column(namedCombo(this, tr("Column")))
    , m_kind(namedCombo(this, tr("Kind")))
    , m_header(new QCheckBox(tr("First row is a &header"), this))
    , m_quotes(new QCheckBox(tr("&Quotation marks hold cells together"), this))
    , m_table(new DataTable(tr("First rows"), this))
    , m_preview(new PreviewModel(this))
{
    fillChoices();
    m_table->setModel(m_preview);
    m_table->horizontalHeader()->setStretchLastSection(true);
    buildLayout();
    for (QComboBox *combo : {m_encoding, m_separator, m_column, m_kind})
        connect(combo, &QComboBox::currentIndexChanged, this, &ListForm::correct);
    for (QCheckBox *box : {m_header, m_quotes})
        connect(box, &QCheckBox::toggled, this, &ListForm::correct);
}

void ListForm::fillChoices()
{
    m_encoding->addItem(tr("UTF-8"), int(ListEncoding::Utf8));
    m_encoding->addItem(tr("UTF-16 (Windows)"), int(ListEncoding::Utf16LE));
    m_encoding->addItem(tr("UTF-16 (big endian)"), int(ListEncoding::Utf16BE));
    m_encoding->addItem(tr("Latin-1 (Western)"), int(ListEncoding::Latin1));
    m_separator->addItem(tr("Comma"), int(','));
    m_separator->addItem(tr("Semicolon"), int(';'));
    m_separator->addItem(tr("Tab"), int('\t'));
    m_separator->addItem(tr("Vertical bar"), int('|'));
    m_separator->addItem(tr("Space"), int(' '));
    m_separator->addItem(tr("None, one value a line"), 0);
    for (const IdKind kind : {IdKind::PersonId, IdKind::DistinctId, IdKind::Email})
        m_kind->addItem(kindName(kind), int(kind));
}

void ListForm::buildLayout()
{
    setTextSize(m_source, TextSize::Body);
    auto *forms = new QGridLayout;
    forms->setHorizontalSpacing(grid(this, 1));
    forms->setVerticalSpacing(grid(this, 0.75));
    const auto field = [&](int row, int column, const QString &text, QWidget *widget) {
        auto *label = new QLabel(text, this);
        label->setBuddy(widget);
        forms->addWidget(label, row, column);
        forms->addWidget(widget, row, column + 1);
    };
    field(0, 0, tr("Co&lumn with the people"), m_column);
    field(1, 0, tr("They are &named by"), m_kind);
    field(0, 3, tr("&Encoding"), m_encoding);
    field(1, 3, tr("Se&parator"), m_separator);
    forms->setColumnMinimumWidth(2, grid(this, 2));
    forms->setColumnStretch(1, 1);
    forms->setColumnStretch(4, 1);
    auto *boxes = new QHBoxLayout;
    boxes->setSpacing(grid(this, 2));
    boxes->addWidget(m_header);
    boxes->addWidget(m_quotes);
    boxes->addStretch(1);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0, 1);
    column->addWidget(m_source);
    column->addLayout(forms);
    column->addLayout(boxes);
    column->addWidget(m_table, 1);
}

void ListForm::showLook(const QString &source, const ListLook &look)
{
    m_isFilling = true;
    m_look = look;
    m_source->setText(source);
    m_preview->setLook(look);
    m_column->clear();
    for (int column = 0; column < look.columns; ++column)
        m_column->addItem(columnName(look, column), column);
    m_column->addItem(tr("Every cell"), EveryCell);
    choose(m_column, look.format.everyCell ? EveryCell : look.format.column);
    choose(m_encoding, int(look.format.encoding));
    choose(m_separator, int(look.format.separator));
    choose(m_kind, int(look.format.kind));
    m_header->setChecked(look.format.hasHeader);
    m_quotes->setChecked(look.format.hasQuotes);
    m_table->resizeColumnsToContents();
    m_isFilling = false;
}

void ListForm::correct()
{
    if (m_isFilling)
        return;
    ListFormat format = m_look.format;
    const int column = m_column->currentData().toInt();
    format.everyCell = column == EveryCell;
    format.column = qMax(0, column);
    format.encoding = static_cast<ListEncoding>(m_encoding->currentData().toInt());
    format.separator = static_cast<char>(m_separator->currentData().toInt());
    format.kind = static_cast<IdKind>(m_kind->currentData().toInt());
    format.hasHeader = m_header->isChecked();
    format.hasQuotes = m_quotes->isChecked();
    m_look.format = format;
    emit corrected(format);
}

} // namespace desk
