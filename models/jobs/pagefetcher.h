// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/pending.h"
#include "models/domain/person.h"

#include <QElapsedTimer>
#include <QObject>

#include <deque>
#include <memory>
#include <optional>

namespace desk {

using FetchPersonPage = Fetch<PersonQuery, QByteArray>;

//! How many pages are asked for at once: few from a fast server, where more only cost memory; up to six from a distant
//! one, where waiting is all the time there is. A value.
class RequestWindow final
{
public:
    int size() const { return m_size; }
    void learn(qint64 answerMs);

private:
    int m_size = 1; //!< alone until the first answer shows what kind of server it is
    double m_usualMs = -1;
};

//! Asks for the pages of one list by offsets, some ahead, and hands them out in order. Owned by a job; GUI thread.
class PageFetcher final : public QObject
{
    Q_OBJECT
public:
    PageFetcher(FetchPersonPage fetch, QObject *parent);

    //! Drops what is under way and goes on from there. Pages begin `stride` rows apart and ask for `limit` rows.
    void startAt(const PersonQuery &query, qint64 stride);
    //! A page that was handed out has been used: there is room for another.
    void used();
    //! Asks for nothing new until goOn(); what is under way still arrives.
    void hold();
    void goOn();
    //! Asks again for the pages that failed.
    void retry();
    void stop();

signals:
    void arrived(const desk::PersonQuery &query, const QByteArray &body);
    //! A page failed; nothing more is asked for until retry().
    void failed(const desk::Error &error);

private:
    struct Slot
    {
        PersonQuery query;
        Pending pending = {};
        QElapsedTimer clock = {};
        std::optional<QByteArray> body = {};
        bool isUnderWay = false;
        bool hasFailed = false;
    };

    void fill();
    bool hasRoom() const;
    void ask(Slot &slot);
    void take(const std::shared_ptr<Slot> &slot, Result<QByteArray> answer);
    void handOut();

    FetchPersonPage m_fetch;
    PersonQuery m_next;
    qint64 m_stride = 1;
    RequestWindow m_window;
    std::deque<std::shared_ptr<Slot>> m_slots;
    int m_handedOut = 0;
    bool m_isStarted = false;
    bool m_isHeld = false;
    bool m_isLastIn = false; //!< the last page seems to be there: nothing is asked for beyond it
};

} // namespace desk
