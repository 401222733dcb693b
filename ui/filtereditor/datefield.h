// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filtereditor/fieldeditor.h"

#include <QTimeZone>

class QComboBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace desk {

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
    QString m_text; //!< the date as it stands
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
