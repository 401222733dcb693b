// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codec/answerbody.h"

#include "models/codec/errorcodec.h"
#include "models/codec/fieldreader.h"
#include "models/codec/jsontext.h"

#include <QCoreApplication>

namespace desk {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("AnswerBody", text);
}

} // namespace

Error brokenAnswer(const QString &what, QByteArrayView body)
{
    Error error{ErrorKind::BrokenAnswer,
                say(QT_TRANSLATE_NOOP("AnswerBody", "The server's answer cannot be read: %1. Try again; if it stays, "
                                                    "check the address of the server."))
                    .arg(what)};
    error.raw = startOfBody(body);
    return error;
}

Result<JsonValue> readAnswer(const QByteArray &body)
{
    if (const auto stranger = notPostHog(body))
        return *stranger;
    JsonReading reading = readJson(body);
    if (!reading.error)
        return std::move(reading.value);
    const JsonTextError &mistake = *reading.error;
    Error error = brokenAnswer(say(QT_TRANSLATE_NOOP("AnswerBody", "it is not whole or not JSON")), body);
    error.detail = QStringLiteral("line %1, column %2, offset %3: %4")
                       .arg(mistake.line)
                       .arg(mistake.column)
                       .arg(mistake.offset)
                       .arg(mistake.text);
    return error;
}

Result<JsonValue> readAnswerObject(const QByteArray &body)
{
    auto value = readAnswer(body);
    if (value && !value->isObject())
        return brokenAnswer(say(QT_TRANSLATE_NOOP("AnswerBody", "an object was expected")), body);
    return value;
}

Result<PageFrame> readPageFrame(const QByteArray &body)
{
    auto value = readAnswerObject(body);
    if (!value)
        return value.error();
    if (!(*value)[u"results"].isArray())
        return brokenAnswer(say(QT_TRANSLATE_NOOP("AnswerBody", "it has no list of results")), body);
    FieldReader fields(*value);
    PageFrame frame;
    frame.rows = (*value)[u"results"].array();
    frame.rowTexts = elementTexts(memberText(body, u"results"));
    frame.rowTexts.resize(frame.rows.size()); // whatever odd text makes the two differ, nothing is read beyond it
    frame.hasMore = !fields.text(u"next").isEmpty();
    frame.total = fields.integer(u"count");
    if (!frame.total)
        frame.total = fields.integer(u"total_count");
    return frame;
}

} // namespace desk
