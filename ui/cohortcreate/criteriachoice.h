// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/criteria/sentence.h"
#include "models/domain/filternode.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace desk {

//! Chooses the criteria that a new cohort begins with: none, a template, those of the open cohort, those on the
//! clipboard. Says in plain words what they mean. Owned by the dialog.
class CriteriaChoice final : public QWidget
{
    Q_OBJECT
public:
    explicit CriteriaChoice(QWidget *parent = nullptr);

    void setNames(const CriteriaNames &names) { m_names = names; }
    void addOpenCohort(const QString &name, const FilterTree &criteria);
    //! A snapshot needs criteria; a dynamic cohort may get them later.
    void setMayBeNothing(bool may);
    //! Empty (`hasRoot` false) when there are none.
    FilterTree criteria() const;
    //! Why there are none although some were chosen: the clipboard holds something else.
    QString problem() const { return m_problem; }

signals:
    void changed();

private:
    void addChoice(const QString &text, const FilterTree &criteria);
    void showSummary();
    FilterTree fromClipboard();

    CriteriaNames m_names;
    std::vector<FilterTree> m_trees; //!< one an entry
    QString m_problem;
    QComboBox *m_combo;
    QLabel *m_summary;
};

} // namespace desk
