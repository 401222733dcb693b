// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/faults/faultplan.h"
#include "app/demo/routes/routes.h"
#include "app/demo/server/keys.h"
#include "app/demo/server/requestlog.h"
#include "app/demo/server/router.h"

namespace demo {

void addControlRoutes(Router &router, FaultPlan &faults, RequestLog &log, const KeyRing &keys)
{
    router.on("GET", "_control/faults", {}, [&faults](const Request &) { return jsonReply(faults.json()); });
    router.on("PUT", "_control/faults", {}, [&faults](const Request &request) {
        faults.replace(parseJson(request.text));
        return jsonReply(faults.json());
    });
    router.on("DELETE", "_control/faults", {}, [&faults](const Request &) {
        faults.replace(Json::array());
        return jsonReply(faults.json());
    });
    router.on("GET", "_control/requests", {}, [&log](const Request &) { return jsonReply(log.json()); });
    router.on("DELETE", "_control/requests", {}, [&log](const Request &) {
        log.clear();
        return jsonReply(log.json());
    });
    router.on("GET", "_control/keys", {}, [&keys](const Request &) {
        Json names = Json::object();
        for (const AccessKey &key : keys.keys())
            names[key.name] = key.text;
        return jsonReply(names);
    });
}

} // namespace demo
