// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filternode.h"

#include <QString>

#include <vector>

namespace desk {

//! Criteria to begin with. Every server generation takes them (grammar 4).
struct CriteriaTemplate
{
    QString name;
    FilterTree criteria;
};
std::vector<CriteriaTemplate> criteriaTemplates();

} // namespace desk
