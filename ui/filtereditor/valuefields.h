// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filtereditor/editorchoices.h"
#include "ui/filtereditor/fieldeditor.h"

#include <QTimeZone>

class QComboBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSpinBox;

namespace desk {

class ChoiceEdit;

//! A list of values, each a row; a field under it adds one. A single value is shown as a list of one and stays single
//! until a second joins it.
class ListField final : public FieldEditor
{
    Q_OBJECT
public:
    ListField(const QString &propertyType, QWidget *parent);
    void show(const JsonValue &value) override;
    void setSource(const QString &about, const ChoiceSource &source) override;

private:
    void add(const JsonValue &value);
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

private:
    void tell(size_t end, const QString &text);
    JsonArray m_ends; //!< as shown; at least two to be told
    ChoiceEdit *m_from, *m_to;
};

//! A point in time: some units ago, a fixed date and time, or any other text that the server understands.
//! The moment it means now is shown beside it.
class DateField final : public FieldEditor
{
    Q_OBJECT
public:
    DateField(const QTimeZone &zone, bool mayBeAbsent, QWidget *parent);
    void show(const JsonValue &value) override;

private:
    enum Form { Absent, Relative, Fixed, Other };
    void build();
    void chooseForm(Form form);
    void showForm(Form form);
    void tell();
    QString textNow() const;
    void explain(const QString &text);

    QTimeZone m_zone;
    bool m_mayBeAbsent;
    QComboBox *m_form;
    QSpinBox *m_number;
    QComboBox *m_unit;
    QDateTimeEdit *m_fixed;
    QLineEdit *m_other;
    QLabel *m_meaning;
};

//! What a date text means at `now`, grammar 4.0: relative, or ISO in the project's zone. Invalid when it is neither.
QDateTime resolvedDate(const QString &text, const QDateTime &now, const QTimeZone &zone);

} // namespace desk
