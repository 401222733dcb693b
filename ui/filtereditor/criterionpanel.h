// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filtereditor/formrows.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace desk {

class FilterDocument;
class NodeForm;

//! The form of the selected row: what kind of criterion it is and its parts. Every edit goes into the document as a
//! step. Owned by the editor.
class CriterionPanel final : public QWidget
{
    Q_OBJECT
public:
    CriterionPanel(FilterDocument *document, QWidget *parent = nullptr);

    void setSurroundings(const FormSurroundings &surroundings);
    //! A row of the document's model; invalid: none is selected, or several are.
    void showNode(const QModelIndex &node);
    void focusFirst();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showTitle();
    void build();
    void refresh();
    void showKind(const FilterNode &node);
    void convert(int row);
    void retireForm();
    void refreshRetired();
    void showExtras(const JsonValue &json);
    void alignLabels();

    FilterDocument *m_document; //!< owned by the tab; outlives the panel
    FormSurroundings m_surroundings;
    QLabel *m_title;
    QLabel *m_hint; //!< while nothing is selected
    QLabel *m_kindLabel;
    QComboBox *m_kind;
    NodeForm *m_form;
    std::vector<NodeForm *> m_retired; //!< of rows that were left before an entered value was known; children, hidden
    QLabel *m_extras;
};

} // namespace desk
