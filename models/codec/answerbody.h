// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/jsonvalue.h"
#include "models/domain/page.h"

#include <QByteArray>
#include <QByteArrayView>

namespace desk {

//! The body of a good answer as JSON. Kinds: NotPostHog (empty, HTML), BrokenAnswer (not JSON, cut).
Result<JsonValue> readAnswer(const QByteArray &body);
//! The same, and it must be an object.
Result<JsonValue> readAnswerObject(const QByteArray &body);

//! An answer that is JSON but lacks what it must have; `what` says which, in words.
Error brokenAnswer(const QString &what, QByteArrayView body);

//! The frame that all four paging styles share (contract 1.7): rows, `next`, and a total where there is one.
struct PageFrame
{
    JsonArray rows;
    std::vector<QByteArrayView> rowTexts; //!< into the body, one a row
    bool hasMore = false;
    std::optional<qint64> total;
};
//! Reads the frame; `body` must outlive it. BrokenAnswer when `results` is no list.
Result<PageFrame> readPageFrame(const QByteArray &body);

//! A page whose rows are made by `row(value, text)`.
template<class T, class MakeRow>
Result<Page<T>> readPage(const QByteArray &body, MakeRow row)
{
    const auto frame = readPageFrame(body);
    if (!frame)
        return frame.error();
    Page<T> page;
    page.hasMore = frame->hasMore;
    page.total = frame->total;
    page.rows.reserve(frame->rows.size());
    for (size_t i = 0; i < frame->rows.size(); ++i)
        page.rows.push_back(row(frame->rows[i], frame->rowTexts[i]));
    return page;
}

} // namespace desk
