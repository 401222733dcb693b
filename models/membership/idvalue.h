// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membership/listformat.h"

#include <QString>

#include <string>
#include <string_view>

namespace desk {

//! Why a cell names nobody.
enum class ValueFlaw : quint8 {
    None,
    NotUuid,    //!< a person id that is no UUID
    NotEmail,   //!< no @ with something on both sides
    HasSpace,   //!< blanks inside an email
    HasControl, //!< NUL or another control character
    NotText,    //!< bytes that are no UTF-8
    TooLong     //!< longer than any identifier
};

//! A cell without what people and spreadsheets put around a value: blanks, and around an email quotation marks, angle
//! brackets and "mailto:". Good as long as the cell.
std::string_view trimmedValue(std::string_view cell, IdKind kind);
//! Of a trimmed value that is not empty.
ValueFlaw flawOf(std::string_view value, IdKind kind);
//! Emails and person ids are the same in either case (contract 13.9.6 a); distinct ids are not.
bool sameValue(std::string_view a, std::string_view b, IdKind kind);
size_t valueHash(std::string_view value, IdKind kind);
//! As the server compares it.
std::string canonicalValue(std::string_view value, IdKind kind);

QString flawWords(ValueFlaw flaw);

} // namespace desk
