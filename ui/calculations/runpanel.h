// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/runwords.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QSplitter;

namespace desk {

class ChangeTreeView;

//! The chosen run of a calculation opened: what became of it, its error, its queries and their cost, and what had
//! changed in the criteria. Or the difference of the criteria between two chosen runs. Owned by the calculations tab.
class RunPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit RunPanel(QWidget *parent = nullptr);

    void showNothing();
    //! `before`: the run before it, when that is known. `words`: the failure in plain words, when there are any.
    void showRun(const CalculationRun &run, const CalculationRun *before, const QString &words,
                 const CriteriaNames &names);
    void showDifference(const CalculationRun &older, const CalculationRun &newer, const CriteriaNames &names);

private:
    void showTexts(const QString &title, const QString &words, const QString &report);
    void showChanges(const QString &heading, std::vector<ChangeNode> changes, const QString &ifNone);

    QLabel *m_title;
    QLabel *m_words;
    QSplitter *m_splitter;
    QPlainTextEdit *m_report;
    QWidget *m_criteria;
    QLabel *m_heading;
    ChangeTreeView *m_changes;
};

} // namespace desk
