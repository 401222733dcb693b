// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filtereditor/formrows.h"

class QFormLayout;

namespace desk {

//! A form that shows one JSON object by rows and tells the object that an edit makes. When the rows keep their shapes
//! the fields are only filled anew, so that typing is not disturbed. Owned by its parent.
class RowForm final : public QWidget
{
    Q_OBJECT
public:
    explicit RowForm(QWidget *parent = nullptr);

    void show(const JsonValue &object, std::vector<FormRow> rows);
    using QWidget::show;
    void setReadOnly(bool readOnly);
    void focusFirst();

signals:
    //! `part` names the field, so that typing in one field is one undo step.
    void edited(const desk::JsonValue &object, const QString &part);

private:
    bool sameShapes(const std::vector<FormRow> &rows) const;
    void rebuild(std::vector<FormRow> rows);
    void addLine(const QString &text, FieldEditor *field);
    void tell(size_t row, const JsonValue &value);

    JsonValue m_object;
    std::vector<FormRow> m_rows;
    std::vector<FieldEditor *> m_fields; //!< owned by the layout's widget
    QFormLayout *m_layout;
};

} // namespace desk
