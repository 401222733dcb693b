// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/filtereditor/hands.h"

#include <QByteArray>

#include <vector>

namespace desk::test {

//! One thing that a hand does in the editor.
struct Step
{
    enum class Act { Add, Choose, Pick, Number, Tick, Condition };
    Act act;
    QString field; //!< or the entry of the menu, or the text of the box
    QString text = {};
    int number = 0;
    bool doneBy(Hand &hand) const;
};

//! Criteria built from nothing, and the criteria that must be there then.
struct Recipe
{
    QString name;
    std::vector<Step> steps;
    QByteArray leaves;      //!< a JSON list; $1, $2 stand for what "@" picked, as texts
    bool isQuick = false;   //!< one of the sample that every test run builds
    bool calculates = true; //!< false: SQL, which the demo server cannot evaluate
};

//! Every operator for persons and for events, every behaviour with its windows, counts, periods, filters; cohorts.
std::vector<Recipe> recipes();

} // namespace desk::test
