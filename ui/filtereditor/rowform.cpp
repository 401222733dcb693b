// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filtereditor/rowform.h"

#include "ui/widgets/metrics.h"

#include <QFormLayout>
#include <QLabel>

#include <algorithm>

namespace desk {

int neededWidth(const QLabel *label)
{
    return label->fontMetrics().size(Qt::TextShowMnemonic, label->text()).width() + 2;
}

RowForm::RowForm(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QFormLayout(this))
{
    setGrid(m_layout, this, 0, 1);
    m_layout->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_layout->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
}

bool RowForm::sameShapes(const std::vector<FormRow> &rows) const
{
    return std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                      [](const FormRow &a, const FormRow &b) { return a.shape == b.shape; });
}

void RowForm::show(const JsonValue &object, std::vector<FormRow> rows)
{
    m_object = object;
    if (sameShapes(rows) && !m_rows.empty())
        m_rows = std::move(rows);
    else
        rebuild(std::move(rows));
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].source)
            m_fields[i]->setSource(m_rows[i].about, m_rows[i].source);
        m_fields[i]->setPropertyType(m_rows[i].propertyType);
        m_fields[i]->show(m_rows[i].read(object));
    }
}

void RowForm::startOver()
{
    for (FieldEditor *field : m_fields)
        field->startOver();
}

bool RowForm::isWaiting() const
{
    return std::any_of(m_fields.begin(), m_fields.end(), [](const FieldEditor *field) { return field->isWaiting(); });
}

void RowForm::clear()
{
    startOver();
    rebuild({});
    m_object = {};
}

void RowForm::rebuild(std::vector<FormRow> rows)
{
    // Fields whose row stays are kept, so that the one with the keyboard does not lose it.
    const QString focused = focusedMember();
    std::vector<FieldEditor *> fields;
    for (const FormRow &row : rows) {
        const auto old =
            std::find_if(m_rows.begin(), m_rows.end(), [&](const FormRow &r) { return r.shape == row.shape; });
        FieldEditor *kept = old == m_rows.end() ? nullptr : m_fields[static_cast<size_t>(old - m_rows.begin())];
        fields.push_back(kept ? kept : row.make(this));
    }
    while (m_layout->rowCount() > 0) {
        const auto taken = m_layout->takeRow(0);
        if (taken.labelItem)
            taken.labelItem->widget()->deleteLater();
        delete taken.labelItem;
        delete taken.fieldItem;
    }
    for (FieldEditor *field : m_fields) {
        if (std::find(fields.begin(), fields.end(), field) == fields.end()) {
            field->disconnect(this);
            field->hide();
            field->deleteLater(); // it may be the one that is telling its edit
        }
    }
    m_rows = std::move(rows);
    m_fields = std::move(fields);
    for (size_t i = 0; i < m_rows.size(); ++i) {
        m_fields[i]->disconnect(this);
        connect(m_fields[i], &FieldEditor::edited, this, [this, i](const JsonValue &value) { tell(i, value); });
        addLine(m_rows[i].label, m_fields[i]);
    }
    // Rows that might have wrapped leave height over: it stays below, the lines stand together.
    if (m_keepsTogether)
        m_layout->setItem(m_layout->rowCount(), QFormLayout::SpanningRole,
                          new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Expanding));
    orderTabs();
    for (size_t i = 0; i < m_rows.size() && !focused.isEmpty() && focusedMember().isEmpty(); ++i)
        if (m_rows[i].shape.section(u'|', 0, 0) == focused)
            m_fields[i]->setFocus(Qt::OtherFocusReason); // another widget for the same thing
}

QString RowForm::focusedMember() const
{
    const QWidget *focus = focusWidget();
    for (size_t i = 0; i < m_fields.size(); ++i)
        if (focus && focus->hasFocus() && m_fields[i]->isAncestorOf(focus))
            return m_rows[i].shape.section(u'|', 0, 0);
    return {};
}

//! Input by input: Qt's own order of compound fields loses those that are made later.
void RowForm::orderTabs()
{
    QWidget *last = m_before;
    for (const FieldEditor *field : m_fields) {
        for (QWidget *input : field->findChildren<QWidget *>()) {
            const bool takesTab =
                (input->focusPolicy() & Qt::TabFocus) && !input->focusProxy() && input->window() == window();
            if (!takesTab)
                continue;
            if (last)
                setTabOrder(last, input);
            last = input;
        }
    }
}

void RowForm::addLine(const QString &text, FieldEditor *field)
{
    QWidget *input = field->focusProxy() ? field->focusProxy() : field;
    field->setVisible(true);
    if (text.isEmpty())
        return m_layout->addRow(field);
    auto *label = new QLabel(text, this);
    label->setBuddy(input); // combo boxes get their accessible name from it, and only from it
    label->setFixedWidth(std::max(m_labelWidth, neededWidth(label)));
    m_layout->addRow(label, field);
    if (input->accessibleName().isEmpty())
        input->setAccessibleName(QString(text).remove(u'&'));
}

int RowForm::labelWidth() const
{
    int width = 0;
    for (int row = 0; row < m_layout->rowCount(); ++row)
        if (const QLayoutItem *label = m_layout->itemAt(row, QFormLayout::LabelRole))
            width = std::max(width, neededWidth(qobject_cast<QLabel *>(label->widget())));
    return width;
}

void RowForm::setLabelWidth(int width)
{
    m_labelWidth = width;
    for (int row = 0; row < m_layout->rowCount(); ++row)
        if (const QLayoutItem *label = m_layout->itemAt(row, QFormLayout::LabelRole))
            label->widget()->setFixedWidth(width);
}

void RowForm::tell(size_t row, const JsonValue &value)
{
    const JsonValue changed = m_rows[row].write(m_object, value);
    if (changed != m_object)
        emit edited(changed, m_fields[row]->part(m_rows[row].shape.section(u'|', 0, 0)));
}

void RowForm::setReadOnly(bool readOnly)
{
    setEnabled(!readOnly);
}

void RowForm::focusFirst()
{
    if (!m_fields.empty())
        m_fields.front()->setFocus(Qt::ShortcutFocusReason);
}

} // namespace desk
