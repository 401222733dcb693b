// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/activityfilter.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QLabel;

namespace desk {

class SearchEdit;

//! What is shown of the activity log: by whom, what, when and, for the whole project, of which cohort. Owned by the
//! activity view.
class ActivityFilterBar final : public QWidget
{
    Q_OBJECT
public:
    //! `withCohort`: the log is of many cohorts.
    explicit ActivityFilterBar(bool withCohort, QWidget *parent = nullptr);

    ActivityFilter filter() const;
    void reset();

signals:
    void filterChanged();
    void leftDownwards();

private:
    void buildLayout();
    void fillChoices();
    QComboBox *choice(const QString &name);
    void setSpan(ActivityFilter &filter) const;
    void showDates();

    SearchEdit *m_person;
    SearchEdit *m_cohort;
    QComboBox *m_kind;
    QComboBox *m_span;
    QWidget *m_dates;
    QDateEdit *m_from;
    QDateEdit *m_until;
};

} // namespace desk
