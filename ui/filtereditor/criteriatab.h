// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/criteria/sentence.h"
#include "models/filter/filterdocument.h"
#include "ui/cohortpage/cohorttab.h"

class QLabel;
class QStackedWidget;
class QTreeView;

namespace desk {

class CohortCatalogue;
class EmptyState;

//! The tab "Criteria": who is in the cohort and why, as a paragraph and as a tree of sentences. Owned by the cohort
//! page.
class CriteriaTab final : public CohortTab
{
    Q_OBJECT
public:
    explicit CriteriaTab(QWidget *parent = nullptr);

    //! Where the names of other cohorts come from; null when not connected. Must outlive its being set.
    void setCatalogue(const CohortCatalogue *catalogue);
    void showCohort(const CatalogueRowPtr &row) override;
    QTreeView *tree() const { return m_tree; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setUpTree();
    void load();
    void showNothing(const QString &title, const QString &text);
    void showTree(const FilterTree &filters);
    CriteriaNames names() const;

    const CohortCatalogue *m_catalogue = nullptr;
    CatalogueRowPtr m_row;
    bool m_isOutdated = false;
    FilterDocument m_document;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QLabel *m_summary;
    QTreeView *m_tree;
};

} // namespace desk
