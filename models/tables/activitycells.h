// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"
#include "models/domain/activityentry.h"

#include <QStringList>

namespace desk {

//! The columns of an exported activity log, and one entry in them: exact times, texts as people read them.
QStringList activityHeadings();
QStringList activityCells(const ActivityEntry &entry, const QString &cohortName, const CohortNameLookup &nameOf);

} // namespace desk
