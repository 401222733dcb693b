// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/headless/words.h"
#include "models/api/apikey.h"
#include "models/api/connection.h"

#include <QProcessEnvironment>

namespace desk {

//! Where to connect and with which key.
struct Endpoint
{
    ConnectionSettings settings;
    ApiKey key;
    QString keptKey; //!< `key` is empty: the keychain has it under this name
};

//! Something on the command line or in the environment says where to connect (a key in the environment does too).
bool namesEndpoint(const GivenWords &given, const QProcessEnvironment &environment);

//! Options first, then the environment. Reads the key file and, for `--connection`, the kept connections, for which the
//! application must have its name. Errors: Invalid (not an address, not a number, unreadable file, no such connection),
//! InsecureHost, Unauthorized (no key).
Result<Endpoint> endpointFrom(const GivenWords &given, const QProcessEnvironment &environment);

//! A whole number of at least `least`; Invalid names the option.
Result<qint64> numberFrom(const GivenWords &given, const char *option, qint64 fallback, qint64 least, qint64 most);

} // namespace desk
