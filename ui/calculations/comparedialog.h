// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"

#include <QDialog>

class QListWidget;
class QLabel;

namespace desk {

class SearchEdit;

//! The window "Compare with other cohorts": tick some. Owned by the calculations tab.
class CompareDialog final : public QDialog
{
    Q_OBJECT
public:
    using Choice = std::vector<std::pair<CohortId, QString>>;

    //! `rows`: who can be chosen; `now`: who is ticked; at most `most` can be.
    CompareDialog(const std::vector<CatalogueRowPtr> &rows, const QList<CohortId> &now, int most,
                  QWidget *parent = nullptr);

    Choice choice() const;

signals:
    void chosen(const desk::CompareDialog::Choice &choice);

private:
    void fill(const std::vector<CatalogueRowPtr> &rows, const QList<CohortId> &now);
    void filter(const QString &text);
    void keepWithin();

    int m_most;
    SearchEdit *m_search;
    QListWidget *m_list;
    QLabel *m_note;
};

} // namespace desk
