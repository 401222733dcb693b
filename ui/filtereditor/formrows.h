// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filtereditor/editorchoices.h"
#include "ui/filtereditor/fieldeditor.h"

#include "models/domain/filternode.h"

#include <QStringList>
#include <QTimeZone>

#include <functional>
#include <vector>

namespace desk {

//! What a form needs to know besides the node.
struct FormSurroundings
{
    EditorChoices *choices = nullptr; //!< owned by whoever built the editor; outlives the forms
    CohortId cohort;                  //!< the one being edited, for the loop check
    QTimeZone zone = QTimeZone::utc();
    bool operator==(const FormSurroundings &) const = default;
};

//! One row of a form. Rows with the same `shape` can be filled anew in place; another shape needs another widget.
struct FormRow
{
    QString label; //!< with mnemonic
    QString shape;
    std::function<FieldEditor *(QWidget *parent)> make;
    std::function<JsonValue(const JsonValue &leaf)> read;
    //! The leaf with this field's value in it.
    std::function<JsonValue(JsonValue leaf, const JsonValue &value)> write;
    // What the field offers and how it types, where that may change while the field stays.
    QString about = {};
    ChoiceSource source = {};
    QString propertyType = {}; //!< see FieldEditor::setPropertyType()
    QStringList also = {};     //!< members that the field shows besides its own
};

//! The rows that fit a node, from the catalogues of operators and behaviours.
std::vector<FormRow> rowsFor(const FilterNode &node, const FormSurroundings &surroundings);

//! The rows of a property condition: key, operator and the value's editor. Of a person, or of an event (`event` names
//! it).
std::vector<FormRow> conditionRows(const JsonValue &condition, const FormSurroundings &surroundings, bool ofEvent,
                                   const QString &event = {});

//! A row for one member of the leaf.
FormRow memberRow(const QString &label, const QString &member, const QString &shape,
                  std::function<FieldEditor *(QWidget *)> make);

} // namespace desk
