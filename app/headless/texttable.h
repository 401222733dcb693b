// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace desk {

//! Rows of cells with a header, for people (aligned) or for programs (CSV).
struct TextTable
{
    QStringList header;
    std::vector<bool> isNumber; //!< columns aligned to the right; as many as the header has
    std::vector<QStringList> rows;

    QByteArray aligned() const;
    QByteArray csv() const;
};

} // namespace desk
