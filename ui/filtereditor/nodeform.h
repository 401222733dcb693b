// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filtereditor/formrows.h"

#include <QPersistentModelIndex>

namespace desk {

class FilterDocument;
class RowForm;

//! The form of one row of the tree: every edit goes to that row, wherever it stands by then, as a step. Owned by the
//! panel.
class NodeForm final : public QWidget
{
    Q_OBJECT
public:
    NodeForm(FilterDocument *document, QWidget *tabStart, QWidget *parent);

    //! A row of the document's model.
    void setNode(const QModelIndex &node);
    const QPersistentModelIndex &node() const { return m_node; }
    //! Shows the row as it is now.
    void refresh(const FormSurroundings &surroundings);
    void clear();
    bool isWaiting() const;
    //! Whether a row of the form is about this member of the criterion.
    bool shows(const QString &member) const;
    void focusFirst();
    RowForm *rows() const { return m_rows; }

private:
    FilterDocument *m_document; //!< owned by the tab; outlives the form
    QPersistentModelIndex m_node;
    RowForm *m_rows;
};

} // namespace desk
