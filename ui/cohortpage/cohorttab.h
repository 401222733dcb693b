// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/cataloguerow.h"

#include <QWidget>

namespace desk {

//! One tab of the cohort page: a small file of its own that shows one side of the open cohort. Owned by the page.
//! A tab that asks the server does so when it is on screen (showEvent), not when a cohort is opened.
class CohortTab : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    //! Another cohort, or new values of the same one. Null: none.
    virtual void showCohort(const CatalogueRowPtr &row) = 0;
};

} // namespace desk
