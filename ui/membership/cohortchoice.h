// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"

#include <QString>

#include <functional>
#include <utility>
#include <vector>

class QWidget;

namespace desk {

//! A cohort by its name, for a list to choose from.
using NamedCohort = std::pair<CohortId, QString>;

//! Asks for one of these cohorts; `answer` only when one was chosen and `parent` is still there.
void chooseCohort(QWidget *parent, const QString &title, const std::vector<NamedCohort> &cohorts,
                  std::function<void(const NamedCohort &)> answer);

} // namespace desk
