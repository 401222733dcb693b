// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/cohort.h"

#include <QWidget>

class QLabel;
class QProgressBar;

namespace desk {

class LifeActions;

//! How the filling of a static cohort goes (contract 8), with Stop and Try again. Hidden when there is none to speak
//! of. Owned by the header.
class PopulationBar final : public QWidget
{
    Q_OBJECT
public:
    explicit PopulationBar(LifeActions &actions, QWidget *parent = nullptr);

    void showPopulation(const std::optional<Population> &population);
    //! There is a filling to speak of.
    bool isShowing() const { return !isHidden(); }

private:
    QString words(const Population &population) const;

    QLabel *m_icon;
    QLabel *m_text;
    QProgressBar *m_bar;
};

} // namespace desk
