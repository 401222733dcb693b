// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace demo {

//! Ends a calculation; thrown inside the engine and turned into an Evaluation at its border.
struct Failure
{
    std::string code; //!< of contract 7.4
    std::string text;
};

//! A failure that has no code of its own on the real server.
[[noreturn]] inline void failValidation(const std::string &text)
{
    throw Failure{"validation_error", text};
}

} // namespace demo
