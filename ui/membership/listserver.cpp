// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/membership/listserver.h"

#include "models/catalogue/cohortmaker.h"
#include "models/codec/jsontext.h"
#include "ui/connection/session.h"

namespace desk {

using namespace Qt::StringLiterals;

MemberServer listServer(Session *session)
{
    MemberServer server = memberServerOf(&session->api());
    const auto lookedUp = [session](const QString &name, auto send, QObject *context, auto answer) {
        return makeCohort({name, std::move(send)}, catalogueSource(session->api()).list, session->catalogue(), context,
                          std::move(answer));
    };
    server.create = [lookedUp, create = server.create](const QByteArray &body, QObject *context, auto answer) {
        const auto send = [create, body](QObject *asker, Answer<Cohort> made) { return create(body, asker, made); };
        return lookedUp(readJson(body).value[u"name"].toString(), send, context, std::move(answer));
    };
    server.upload = [lookedUp, upload = server.upload](const ListUpload &list, QObject *context, auto answer) {
        const auto send = [upload, list](QObject *asker, Answer<Cohort> made) { return upload(list, asker, made); };
        return list.cohort.isValid() ? send(context, std::move(answer))
                                     : lookedUp(list.name, send, context, std::move(answer));
    };
    return server;
}

} // namespace desk
