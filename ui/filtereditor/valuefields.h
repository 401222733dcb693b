// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filtereditor/editorchoices.h"
#include "ui/filtereditor/fieldeditor.h"

class QListWidget;
class QPushButton;

namespace desk {

class ChoiceEdit;

//! A list of values, each a row; a field under it adds one. A single value is shown as a list of one and stays single
//! until a second joins it.
class ListField final : public FieldEditor
{
    Q_OBJECT
public:
    explicit ListField(QWidget *parent);
    void show(const JsonValue &value) override;
    void setSource(const QString &about, const ChoiceSource &source) override;
    void setPropertyType(const QString &propertyType) override { m_type = propertyType; }
    void startOver() override;
    QString part(const QString &) const override { return {}; }

private:
    void add(const JsonArray &values);
    void addLines(const QString &text);
    void removeSelected();
    void tell();
    void fillRows();
    void addNote(const QString &text);

    ChoiceEdit *m_add;
    QListWidget *m_rows;
    QPushButton *m_remove;
    QString m_type;
    JsonArray m_values;
    bool m_single = false; //!< the server's form is a bare value
};

//! The two ends of a between condition: a list of two numbers.
class RangeField final : public FieldEditor
{
    Q_OBJECT
public:
    explicit RangeField(QWidget *parent);
    void show(const JsonValue &value) override;
    void setSource(const QString &about, const ChoiceSource &source) override;
    void startOver() override;

private:
    void tell(size_t end, const QString &text);
    JsonArray m_ends; //!< as shown; at least two to be told
    ChoiceEdit *m_from, *m_to;
};

} // namespace desk
