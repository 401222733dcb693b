// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter/criteriaitem.h"
#include "ui/filtereditor/formrows.h"

class QComboBox;
class QLabel;

namespace desk {

class FilterDocument;
class RowForm;

//! The form of the selected row: what kind of criterion it is and its parts. Every edit goes into the document as a
//! step. Owned by the editor.
class CriterionPanel final : public QWidget
{
    Q_OBJECT
public:
    CriterionPanel(FilterDocument *document, QWidget *parent = nullptr);

    void setSurroundings(const FormSurroundings &surroundings);
    //! Nothing: no row is selected, or several are.
    void showNode(const std::optional<NodePath> &path);
    void focusFirst();

private:
    void build();
    void refresh();
    void showKind(const FilterNode &node);
    void convert(int row);
    void showExtras(const FilterNode &node, const std::vector<FormRow> &rows);

    FilterDocument *m_document; //!< owned by the tab; outlives the panel
    FormSurroundings m_surroundings;
    std::optional<NodePath> m_path;
    QLabel *m_title;
    QLabel *m_hint; //!< while nothing is selected
    QLabel *m_kindLabel;
    QComboBox *m_kind;
    RowForm *m_form;
    QLabel *m_extras;
};

} // namespace desk
