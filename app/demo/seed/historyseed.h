// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/clock.h"

namespace demo {

class Database;
class Random;
struct CohortPlan;
struct World;
struct CohortRecord;
struct Evaluation;

// The last few runs of a dynamic cohort, the newest of them as the cohort's state says (contract 7.3).
void seedHistory(Database &database, const CohortRecord &cohort, const CohortPlan &plan, const Evaluation &evaluation,
                 Random &random, Micros now);
// How the cohort came to be what it is (contract 11), in the words of the generation.
void seedActivity(Database &database, const CohortRecord &cohort, Random &random, const World &world);

} // namespace demo
