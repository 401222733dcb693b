// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/criteria/problem.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace desk {

//! What is wrong with the criteria, one line each, how many there are, and a button for the fix of the chosen one. It
//! tells what was chosen and changes nothing itself. Owned by the editor.
class ProblemList final : public QWidget
{
    Q_OBJECT
public:
    explicit ProblemList(QWidget *parent = nullptr);

    void showProblems(const CriteriaCheck &check);
    void setReadOnly(bool readOnly);
    //! Nothing is said while nothing is checked.
    void setChecked(bool checked);

signals:
    void chosen(const desk::Problem &problem);
    //! It is to be mended by hand.
    void activated();
    void fixWanted(const desk::Problem &problem);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    const Problem *current() const;
    void choose();
    void fitHeight();

    std::vector<Problem> m_problems;
    bool m_readOnly = false;
    QListWidget *m_rows;
    QLabel *m_count;
    QPushButton *m_fix;
};

} // namespace desk
