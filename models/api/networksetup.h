// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apikey.h"
#include "models/api/apirequest.h"
#include "models/api/connection.h"

#include <QNetworkRequest>
#include <QSslConfiguration>

#include <memory>

class QNetworkAccessManager;

namespace desk {

//! How this program speaks HTTP, apart from when: headers, proxy, certificates. Values in, values out.

//! The system's authorities and those of the extra file. Error Tls when that file holds none.
Result<QSslConfiguration> tlsConfiguration(const ConnectionSettings &settings);

//! With the key; redirects by hand, no cookies, no cache, no HTTP/2.
QNetworkRequest networkRequest(const ApiRequest &request, const ConnectionSettings &settings, const ApiKey &key,
                               const QSslConfiguration &tls);

//! A manager that uses the connection's proxy; never one for loopback.
std::unique_ptr<QNetworkAccessManager> makeManager(const ConnectionSettings &settings);

} // namespace desk
