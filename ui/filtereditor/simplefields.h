// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filtereditor/choiceedit.h"
#include "ui/filtereditor/fieldeditor.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QSpinBox;

namespace desk {

//! Turning the wheel over a field scrolls the form; it changes only the field that has the keyboard.
void guardWheel(QWidget *field);

//! A text as JSON of the property's type: a Numeric property's number as a number, a Boolean's as true or false.
JsonValue typedValue(const QString &text, const QString &propertyType);
//! A value as one edits it: texts bare, everything else as JSON text.
QString editText(const JsonValue &value);

//! One value, with what the server knows to choose from.
class ChoiceField final : public FieldEditor
{
    Q_OBJECT
public:
    //! `propertyType`: how free text is typed (see typedValue()).
    ChoiceField(const ChoiceSource &source, const QString &propertyType, QWidget *parent);
    void setSource(const QString &about, const ChoiceSource &source) override { m_edit->setSource(about, source); }
    void setPropertyType(const QString &propertyType) override { m_type = propertyType; }
    void startOver() override { m_edit->startOver(); }
    bool isWaiting() const override { return m_edit->isWaiting(); }
    using Words = std::function<QString(const JsonValue &)>;
    //! `names` gives the text of a value, e.g. a cohort's name; `details` what tells it from others of that name, and
    //! nothing where there are none.
    void setNames(Words names, Words details = {});
    ChoiceEdit *edit() const { return m_edit; }
    void show(const JsonValue &value) override;

private:
    void showNote();

    ChoiceEdit *m_edit;
    QLabel *m_note;
    QString m_type, m_detail;
    Words m_names, m_details;
};

//! One of a few fixed values. A value that is not among them is an entry of its own for as long as it is shown.
class EnumField final : public FieldEditor
{
    Q_OBJECT
public:
    struct Entry
    {
        JsonValue value;
        QString text;
    };
    EnumField(std::vector<Entry> entries, QWidget *parent);
    QComboBox *box() const { return m_box; }
    void show(const JsonValue &value) override;

private:
    std::vector<Entry> m_entries;
    size_t m_fixed; //!< so many of them are always offered
    QComboBox *m_box;
};

//! A whole number above 0. What is none, or too large for the field, is shown as it is until one changes it.
class NumberField final : public FieldEditor
{
    Q_OBJECT
public:
    NumberField(const QString &unit, QWidget *parent);
    QSpinBox *box() const { return m_box; }
    void show(const JsonValue &value) override;

private:
    QSpinBox *m_box;
};

//! True or false.
class CheckField final : public FieldEditor
{
    Q_OBJECT
public:
    CheckField(const QString &text, QWidget *parent);
    void show(const JsonValue &value) override;

private:
    QCheckBox *m_box;
};

//! What cannot be edited here, as its JSON.
class JsonField final : public FieldEditor
{
    Q_OBJECT
public:
    explicit JsonField(QWidget *parent);
    void show(const JsonValue &value) override;

private:
    QPlainTextEdit *m_text;
};

} // namespace desk
