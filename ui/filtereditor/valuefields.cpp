// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/valuefields.h"

#include "models/codec/jsontext.h"
#include "models/criteria/words.h"
#include "ui/filtereditor/choiceedit.h"
#include "ui/filtereditor/simplefields.h"
#include "ui/widgets/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSet>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostShownValues = 6;
constexpr size_t mostListedValues = 1000;

} // namespace

ListField::ListField(QWidget *parent)
    : FieldEditor(parent)
    , m_add(new ChoiceEdit(this))
    , m_rows(new QListWidget(this))
    , m_remove(new QPushButton(tr("Remo&ve value"), this))
{
    m_add->setPlaceholderText(tr("Add a value and press Enter"));
    m_add->setAccessibleName(tr("Add value"));
    m_rows->setAccessibleName(tr("Values"));
    m_rows->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_rows->setTextElideMode(Qt::ElideMiddle);
    m_rows->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    setGrid(layout, this, 0, 0.5);
    layout->addWidget(m_add);
    layout->addWidget(m_rows);
    layout->addWidget(m_remove, 0, Qt::AlignLeft);
    setFocusProxy(m_add);
    connect(m_add, &ChoiceEdit::chosen, this, [this](const Choice &choice) {
        const bool free = choice.value.isString() && choice.value.toString() == choice.text;
        add({free ? typedValue(choice.text, m_type) : choice.value});
    });
    connect(m_add, &QLineEdit::textEdited, this, &ListField::addLines);
    connect(m_remove, &QPushButton::clicked, this, &ListField::removeSelected);
    connect(m_rows, &QListWidget::itemSelectionChanged, this,
            [this] { m_remove->setEnabled(!m_rows->selectedItems().isEmpty()); });
    auto *remove = new QShortcut(QKeySequence::Delete, m_rows);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &ListField::removeSelected);
}

void ListField::show(const JsonValue &value)
{
    m_single = !value.isArray();
    m_values = value.isArray() ? value.array() : value.isAbsent() || value.isNull() ? JsonArray() : JsonArray{value};
    fillRows();
}

void ListField::setSource(const QString &about, const ChoiceSource &source)
{
    m_add->setSource(about, source);
}

void ListField::startOver()
{
    m_add->startOver();
}

void ListField::fillRows()
{
    const QSignalBlocker quiet(m_rows);
    m_rows->clear();
    for (size_t i = 0; i < std::min(m_values.size(), mostListedValues); ++i) {
        const JsonValue &value = m_values[i];
        m_rows->addItem(value.isString() && value.toString().isEmpty() ? tr("(empty text)")
                                                                       : oneLineText(editText(value), 500));
    }
    if (m_values.size() > mostListedValues)
        addNote(tr("... and %Ln more; the tab JSON shows them all.", nullptr,
                   static_cast<int>(m_values.size() - mostListedValues)));
    const int shown = std::min(m_rows->count(), mostShownValues);
    if (shown > 0)
        m_rows->setFixedHeight(shown * m_rows->sizeHintForRow(0) + 2 * m_rows->frameWidth());
    m_rows->setVisible(shown > 0);
    m_remove->setVisible(shown > 0);
    m_remove->setEnabled(false);
}

void ListField::addNote(const QString &text)
{
    auto *item = new QListWidgetItem(text, m_rows);
    item->setFlags(Qt::NoItemFlags);
}

//! Each value once.
void ListField::add(const JsonArray &values)
{
    m_add->startOver();
    QSet<QByteArray> known;
    for (const JsonValue &value : m_values)
        known << writeJson(value);
    const size_t before = m_values.size();
    for (const JsonValue &value : values) {
        const QByteArray text = writeJson(value);
        if (known.contains(text) || (value.isString() && value.toString().isEmpty()))
            continue;
        known << text;
        m_values.push_back(value);
    }
    if (m_values.size() == before)
        return;
    fillRows();
    tell();
}

//! Pasted lines, as from a column of a spreadsheet, are a value each.
void ListField::addLines(const QString &text)
{
    if (!text.contains(u'\n'))
        return;
    JsonArray values;
    for (const QString &line : text.split(u'\n'))
        values.push_back(typedValue(line.trimmed(), m_type));
    add(values);
}

void ListField::removeSelected()
{
    for (int row = m_rows->count() - 1; row >= 0; --row)
        if (m_rows->item(row)->isSelected())
            m_values.erase(m_values.begin() + row);
    fillRows();
    tell();
}

void ListField::tell()
{
    m_single = m_single && m_values.size() == 1;
    emit edited(m_single ? m_values.front() : JsonValue(m_values));
}

RangeField::RangeField(QWidget *parent)
    : FieldEditor(parent)
    , m_from(new ChoiceEdit(this))
    , m_to(new ChoiceEdit(this))
{
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("To"));
    auto *layout = new QHBoxLayout(this);
    setGrid(layout, this, 0, 1);
    layout->addWidget(m_from, 1);
    layout->addWidget(new QLabel(tr("and"), this));
    layout->addWidget(m_to, 1);
    setFocusProxy(m_from);
    m_from->setLive(true);
    m_to->setLive(true);
    connect(m_from, &ChoiceEdit::chosen, this, [this](const Choice &choice) { tell(0, choice.text); });
    connect(m_to, &ChoiceEdit::chosen, this, [this](const Choice &choice) { tell(1, choice.text); });
}

void RangeField::setSource(const QString &about, const ChoiceSource &source)
{
    m_from->setSource(about, source);
    m_to->setSource(about, source);
}

void RangeField::startOver()
{
    m_from->startOver();
    m_to->startOver();
}

void RangeField::show(const JsonValue &value)
{
    m_ends = value.array();
    m_from->showChoice(m_ends.empty() ? QString() : editText(m_ends[0]));
    m_to->showChoice(m_ends.size() < 2 ? QString() : editText(m_ends[1]));
}

void RangeField::tell(size_t end, const QString &text)
{
    m_ends.resize(std::max<size_t>(2, m_ends.size()), JsonValue(QString()));
    m_ends[end] = typedValue(text, u"Numeric"_s);
    emit edited(m_ends);
}

} // namespace desk
