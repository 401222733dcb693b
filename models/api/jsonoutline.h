// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <vector>

namespace desk {

//! What the gate needs to know about a body, found in one pass without building anything: a page of a thousand persons
//! must not hold up the window. Numbers may have any size; depth is no danger.
struct JsonOutline
{
    bool wellFormed = false;               //!< RFC 8259 and UTF-8
    char root = 0;                         //!< '{', '[' or the first character of a scalar
    std::vector<QByteArrayView> members{}; //!< names at the top level of an object, as written between the quotes

    bool has(QByteArrayView name) const;
};

JsonOutline outlineOf(QByteArrayView text);

} // namespace desk
