// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filtereditor/formrows.h"

class QFormLayout;
class QLabel;

namespace desk {

//! The width of a label's text, whatever least width it has now.
int neededWidth(const QLabel *label);

//! A form that shows one JSON object by rows and tells the object that an edit makes. When the rows keep their shapes
//! the fields are only filled anew, so that typing is not disturbed. Owned by its parent.
class RowForm final : public QWidget
{
    Q_OBJECT
public:
    explicit RowForm(QWidget *parent = nullptr);

    void show(const JsonValue &object, std::vector<FormRow> rows);
    using QWidget::show;
    //! Another object is shown from now on: nothing that was typed or asked about the one before is left.
    void startOver();
    //! Whether a field waits for an answer to know its value.
    bool isWaiting() const;
    //! Forgets its fields: what they offer is not to be asked any more.
    void clear();
    void setReadOnly(bool readOnly);
    void focusFirst();
    const std::vector<FormRow> &rows() const { return m_rows; }
    //! As wide as the labels need to be, and as they are to be, so that they stand in one column with those around.
    int labelWidth() const;
    void setLabelWidth(int width);
    //! Height that is left over stays below all lines.
    void keepTogether() { m_keepsTogether = true; }
    //! The widget that has the keyboard before the first field; Tab then goes from line to line.
    void setTabStart(QWidget *before) { m_before = before; }

signals:
    //! `part` names the field, so that typing in one field is one undo step; empty: a step of its own.
    void edited(const desk::JsonValue &object, const QString &part);

private:
    bool sameShapes(const std::vector<FormRow> &rows) const;
    void rebuild(std::vector<FormRow> rows);
    void addLine(const QString &text, FieldEditor *field);
    void tell(size_t row, const JsonValue &value);
    void orderTabs();
    QString focusedMember() const;

    JsonValue m_object;
    std::vector<FormRow> m_rows;
    std::vector<FieldEditor *> m_fields; //!< owned by the layout's widget
    QFormLayout *m_layout;
    int m_labelWidth = 0; // pixels
    bool m_keepsTogether = false;
    QWidget *m_before = nullptr; //!< a neighbour; owned by the form's parent
};

} // namespace desk
