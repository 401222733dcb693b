// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/criteria/sentence.h"
#include "models/filter/draftmerge.h"

#include <QDialog>

class QBoxLayout;
class QLabel;
class QPushButton;
class QRadioButton;
class QTableWidget;

namespace desk {

//! "Cohort changed": somebody saved the cohort while it was edited here. Shows part by part what is yours, what is
//! theirs and what the result will be; where both changed the same part the person chooses. Owned by the page.
class MergeDialog final : public QDialog
{
    Q_OBJECT
public:
    enum class Occasion {
        BeforeSaving, //!< theirs is on the server, mine is not
        AfterSaving   //!< mine has replaced theirs
    };
    MergeDialog(DraftMerge merge, const CriteriaNames &names, Occasion occasion, QWidget *parent = nullptr);

signals:
    //! The person agrees with the result. The dialog has closed.
    void resultChosen(const desk::DraftVersion &result);

private:
    void buildLayout(Occasion occasion);
    QBoxLayout *choiceLine();
    void fillTable();
    void addRow(const QString &part, const QString &mine, const QString &theirs);
    void addPart(const DraftMerge::Part &part);
    void addMergedCriteria();
    void choose(DraftMerge::Side side);
    void showSelection();
    void showResult();
    QString resultOf(int row) const;
    QString wordsOf(const FilterNode &node) const;

    DraftMerge m_merge;
    CriteriaNames m_names;
    QTableWidget *m_table;
    QRadioButton *m_mine;
    QRadioButton *m_theirs;
    QLabel *m_result;
    QPushButton *m_save;
};

} // namespace desk
