// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/cohortapi.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QStandardItemModel;

namespace desk {

class Banner;
class DataTable;

//! The other cohorts of the selected person. It asks when the selection rests and it is on screen, so that running
//! through a list of people asks nothing. Owned by the person panel.
class PersonCohorts final : public QWidget
{
    Q_OBJECT
public:
    using FetchCohorts = Fetch<PersonId, std::vector<CohortOfPerson>>;

    explicit PersonCohorts(QWidget *parent = nullptr);

    //! Empty: not connected.
    void setFetch(FetchCohorts fetch);
    //! `open` is the cohort in which the person was found; it is not listed. A person without id shows nothing.
    void showPerson(const PersonId &person, CohortId open);

signals:
    void cohortWanted(desk::CohortId id);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void ask();
    void take(const Result<std::vector<CohortOfPerson>> &answer);
    void fill(const std::vector<CohortOfPerson> &cohorts);
    void reset(const QString &words);

    FetchCohorts m_fetch;
    PersonId m_person;
    CohortId m_open;
    bool m_isOutdated = false; //!< another person came while nobody looked
    QTimer m_rest;
    Pending m_pending;
    QStandardItemModel *m_model;
    QLabel *m_head;
    Banner *m_problem;
    DataTable *m_table;
};

} // namespace desk
