// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/criteria/problem.h"
#include "models/criteria/sentence.h"
#include "ui/filtereditor/formrows.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;

namespace desk {

class Banner;
class CriteriaActions;
class CriteriaTree;
class CriterionPanel;
class EditorPanes;
class EmptyState;
class FilterDocument;
class ProblemList;

//! The visual filter editor: tree, form, problems and summary over one document. Checks while one types. Owned by its
//! tab.
class CriteriaEditor final : public QWidget
{
    Q_OBJECT
public:
    explicit CriteriaEditor(FilterDocument *document, QWidget *parent = nullptr);

    void setSurroundings(const FormSurroundings &surroundings);
    void setNames(const CriteriaNames &names);
    void setContext(std::function<CriteriaContext()> context);
    //! Why nothing can be edited here; empty: it can.
    void setReadOnlyReason(const QString &reason);
    //! Whether criteria say who is in the cohort. Where they do not, nothing is checked, and having none is fine.
    void setCounts(bool counts);
    const CriteriaCheck &check() const { return m_check; }
    //! Checks at once instead of after the pause in typing.
    void checkNow();
    void checkSoon() { m_pause.start(); }

signals:
    void checked(); //!< check() is about the document as it is now

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildTree();
    QWidget *buildWhole();
    void connectParts();
    void editRow();
    void noteChange();
    void showSelection();
    void showSummary();
    void showEmptiness();
    void fix(const Problem &problem);
    void showContextMenu(const QPoint &place);

    FilterDocument *m_document; //!< owned by the tab
    CriteriaNames m_names;
    std::function<CriteriaContext()> m_context;
    CriteriaCheck m_check;
    QString m_whyReadOnly;
    bool m_counts = true;
    QTimer m_pause;
    qint64 m_checkTook = 0; // ms
    Banner *m_banner;
    CriteriaTree *m_tree;
    EmptyState *m_empty; //!< in the place of tree and form
    CriterionPanel *m_panel;
    CriteriaActions *m_actions;
    ProblemList *m_problems;
    QLabel *m_summary;
    QCheckBox *m_testAccounts;
    EditorPanes *m_panes;
};

} // namespace desk
