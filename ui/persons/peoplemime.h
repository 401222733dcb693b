// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/ids.h"

#include <QByteArray>

#include <memory>
#include <vector>

class QMimeData;

namespace desk {

//! People on their way from one place of the program to another, or as a list of person ids to another program.
struct MovedPeople
{
    QByteArray list; //!< person ids under their header; empty: none
    CohortId from;   //!< in which they were selected; not valid: from nowhere
    int unread = 0;  //!< rows that were selected too, of which nobody knows yet who is in them
};

QByteArray listOf(const std::vector<PersonId> &people);
std::unique_ptr<QMimeData> mimeOf(const MovedPeople &people);
MovedPeople peopleIn(const QMimeData &data);

} // namespace desk
