// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/logging.h"

namespace desk {

Q_LOGGING_CATEGORY(lcApi, "cohortdesk.api", QtWarningMsg)
Q_LOGGING_CATEGORY(lcStore, "cohortdesk.store", QtWarningMsg)
Q_LOGGING_CATEGORY(lcUi, "cohortdesk.ui", QtWarningMsg)

} // namespace desk
