// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"
#include "models/base/result.h"

namespace desk {

//! What a link asks for: `cohort-desk://cohort/42` or `cohort-desk://cohort/42?connection=NAME`.
struct DeepLink
{
    CohortId cohort;
    QString connection; //!< the name of a kept one; empty: the one that is open
    bool operator==(const DeepLink &) const = default;
};

//! Anybody can write a link, so it is read strictly and does nothing but open a cohort, after a question. Error
//! Invalid.
Result<DeepLink> deepLinkFrom(const QString &text);

} // namespace desk
