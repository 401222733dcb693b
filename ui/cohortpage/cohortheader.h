// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/catalogue/cataloguerow.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;

namespace desk {

class Banner;
class CohortActions;
class ElidedLabel;
class LifeActions;
class PopulationBar;

//! Under the name on the cohort page: type, number of people, state, when calculated, who made it, and why it failed.
//! Owned by the page.
class CohortHeader final : public QWidget
{
    Q_OBJECT
public:
    CohortHeader(CohortActions &actions, LifeActions &life, QWidget *parent = nullptr);

    void showCohort(const CatalogueRowPtr &row);

signals:
    //! The cohort could not be read; the person wants another look at what the server has.
    void readAgainWanted();

private:
    QBoxLayout *titleLine();
    QBoxLayout *factsLine(CohortActions &actions);
    QBoxLayout *actionsLine(CohortActions &actions, LifeActions &life);
    void showState();
    void showBadges();
    void showFacts();
    QStringList importFacts() const;
    void showProblem();
    QStringList exactTimes() const;

    CatalogueRowPtr m_row;
    QTimer m_minute; //!< "2 h ago" grows old
    QLabel *m_count;
    QLabel *m_stateIcon;
    QLabel *m_state;
    ElidedLabel *m_facts;
    PopulationBar *m_population;
    Banner *m_problem;
    QLabel *m_type;
    QLabel *m_badges;
};

} // namespace desk
