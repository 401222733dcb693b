// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/criteria/sentence.h"
#include "models/domain/cohort.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace desk {

//! A value of a cohort as text for a column of `list`. `column` is one of cohortColumns().
QString cohortCell(const Cohort &cohort, const QString &column, const CriteriaNames &names);

//! All words that `list --columns` knows, in the order of the help.
QStringList cohortColumns();
bool isNumberColumn(const QString &column);

//! ISO 8601 in UTC; empty for none.
QString timeWord(const QDateTime &time);
QString stateWord(const Cohort &cohort);

//! The criteria as an indented tree of sentences, one a line.
QString criteriaLines(const Cohort &cohort, const CriteriaNames &names);

//! The cohorts that the criteria refer to, each once.
std::vector<CohortId> referredBy(const Cohort &cohort);

//! JSON texts as they are, as one array.
QByteArray jsonArrayOf(const QList<QByteArray> &texts);

} // namespace desk
