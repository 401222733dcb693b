// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/usercodec.h"

#include "models/codec/fieldreader.h"

namespace desk {

User readUser(const JsonValue &object)
{
    FieldReader fields(object);
    User user;
    if (const auto id = fields.integer(u"id"))
        user.id = UserId{*id};
    user.uuid = fields.text(u"uuid");
    user.firstName = fields.text(u"first_name");
    user.lastName = fields.text(u"last_name");
    user.email = fields.text(u"email");
    return user;
}

Population readPopulation(const JsonValue &object)
{
    FieldReader fields(object);
    FieldReader progress(object[u"progress"]);
    Population run;
    run.id = fields.text(u"id");
    run.source = fields.text(u"source");
    run.status = fields.text(u"status");
    run.phase = fields.text(u"phase");
    run.errorCode = fields.text(u"error_code");
    run.errorMessage = fields.text(u"error_message");
    run.identifiersTotal = progress.integer(u"identifiers_total");
    run.identifiersWritten = progress.integer(u"identifiers_written").value_or(0);
    run.matched = progress.integer(u"matched").value_or(0);
    run.unmatched = progress.integer(u"unmatched").value_or(0);
    run.attempts = static_cast<int>(fields.integer(u"attempts").value_or(0));
    run.maxAttempts = static_cast<int>(fields.integer(u"max_attempts").value_or(0));
    run.inputAvailable = fields.flag(u"input_available");
    run.availableActions = fields.texts(u"available_actions");
    run.nextAttemptAt = fields.time(u"next_attempt_at");
    run.createdAt = fields.time(u"created_at");
    run.finishedAt = fields.time(u"finished_at");
    return run;
}

} // namespace desk
