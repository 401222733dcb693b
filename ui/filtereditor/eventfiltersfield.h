// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filtereditor/fieldeditor.h"
#include "ui/filtereditor/formrows.h"

class QListWidget;
class QPushButton;
class QToolButton;

namespace desk {

class RowForm;

//! The conditions on the events of a behavioural criterion: a list of sentences, and a form for the chosen one.
class EventFiltersField final : public FieldEditor
{
    Q_OBJECT
public:
    EventFiltersField(const FormSurroundings &surroundings, QWidget *parent);
    void show(const JsonValue &value) override;
    //! `event`: the one that is filtered; its properties are offered.
    void setSource(const QString &event, const ChoiceSource &) override;
    void startOver() override;
    QString part(const QString &member) const override;

private:
    void build();
    void add(const QString &type);
    void removeCurrent();
    void showCurrent();
    void changeCurrent(const JsonValue &filter, const QString &part);
    void tell(const JsonValue &filters, int row, const QString &part);
    void fillList(int current);
    std::vector<FormRow> rowsOf(const JsonValue &filter) const;
    FormRow sqlRow() const;

    FormSurroundings m_surroundings;
    QString m_event;
    JsonValue m_value; //!< as shown: perhaps no list at all
    QString m_part;    //!< which member of which condition the last edit was about
    QToolButton *m_add;
    QPushButton *m_remove;
    QListWidget *m_list; // Tab goes in the order of the lines
    RowForm *m_form;
};

} // namespace desk
