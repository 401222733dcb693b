// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalogue/catalogueprogress.h"

#include <QString>

#include <optional>

namespace desk {

//! Why no cohort is on screen.
struct EmptyList
{
    bool isConnected = false;
    bool isOfDeleted = false;
    bool isFiltered = false; //!< there are cohorts, but none that fits
    CatalogueProgress progress = {};
    std::optional<qint64> cutAfter = {}; //!< of the log of deletions
};

//! What an empty list says, and the step that leads on.
struct EmptyListWords
{
    enum class Step { None, ShowAll, Create, LookFurther };
    QString icon, title, text;
    Step step = Step::None;
    QString action = {};
};
EmptyListWords wordsOf(const EmptyList &list);

//! How far the log of deletions was looked through: "The newest 5,000 entries ...".
QString cutText(qint64 entries);

} // namespace desk
