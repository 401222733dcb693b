// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/pagefetcher.h"

#include <algorithm>

namespace desk {

namespace {

//! Arrived pages wait for the worker, so that it never waits for a request; more would only cost memory.
constexpr size_t ReadyAhead = 4;
constexpr double FastMs = 10;
constexpr double SlowMs = 25;

bool saysNoNext(QByteArrayView text)
{
    const qsizetype at = text.lastIndexOf("\"next\"");
    if (at < 0)
        return false;
    const QByteArrayView value = text.sliced(at + 6).trimmed();
    return value.startsWith(':') && value.sliced(1).trimmed().startsWith("null");
}

//! Whether a page seems to be the last, without reading it: `next` stands before or behind the rows. Only a hint, which
//! saves requests beyond the end; who reads the page knows.
bool seemsLast(const QByteArray &body)
{
    constexpr qsizetype Look = 512;
    const QByteArrayView view(body);
    const QByteArrayView head = view.first(std::min(Look, view.size()));
    const qsizetype rows = head.indexOf("\"results\"");
    return saysNoNext(view.last(std::min(Look, view.size()))) || (rows > 0 && saysNoNext(head.first(rows)));
}

} // namespace

void RequestWindow::learn(qint64 answerMs)
{
    const auto ms = static_cast<double>(answerMs);
    m_usualMs = m_usualMs < 0 ? ms : 0.7 * m_usualMs + 0.3 * ms;
    m_size = m_usualMs < FastMs ? 2 : m_usualMs < SlowMs ? 4 : 6;
}

PageFetcher::PageFetcher(FetchPersonPage fetch, QObject *parent)
    : QObject(parent)
    , m_fetch(std::move(fetch))
{}

void PageFetcher::startAt(const PersonQuery &query, qint64 stride)
{
    stop();
    m_next = query;
    m_stride = stride;
    m_isStarted = true;
    fill();
}

void PageFetcher::stop()
{
    m_slots.clear();
    m_handedOut = 0;
    m_isStarted = false;
    m_isLastIn = false;
}

void PageFetcher::used()
{
    m_handedOut = std::max(m_handedOut - 1, 0);
    // The page that seemed to be the last was used, and here we are: it was not.
    if (m_handedOut == 0 && m_slots.empty())
        m_isLastIn = false;
    fill();
}

void PageFetcher::hold()
{
    m_isHeld = true;
}

void PageFetcher::goOn()
{
    m_isHeld = false;
    fill();
}

void PageFetcher::retry()
{
    for (const auto &slot : m_slots) {
        if (std::exchange(slot->hasFailed, false))
            ask(*slot);
    }
    fill();
}

bool PageFetcher::hasRoom() const
{
    const auto count = [this](auto is) { return std::count_if(m_slots.begin(), m_slots.end(), is); };
    const auto underWay = count([](const auto &slot) { return slot->isUnderWay; });
    const bool isBroken = count([](const auto &slot) { return slot->hasFailed; }) > 0;
    const size_t held = m_slots.size() + static_cast<size_t>(m_handedOut);
    const auto window = static_cast<size_t>(m_window.size());
    return !isBroken && static_cast<size_t>(underWay) < window && held < window + ReadyAhead;
}

void PageFetcher::fill()
{
    while (m_isStarted && !m_isHeld && !m_isLastIn && hasRoom()) {
        m_slots.push_back(std::make_shared<Slot>(Slot{m_next}));
        m_next.offset += m_stride;
        ask(*m_slots.back());
    }
}

void PageFetcher::ask(Slot &slot)
{
    const auto found =
        std::find_if(m_slots.begin(), m_slots.end(), [&](const auto &each) { return each.get() == &slot; });
    const std::weak_ptr<Slot> weak = *found;
    slot.isUnderWay = true;
    slot.clock.start();
    slot.pending = m_fetch(slot.query, this, [this, weak](Result<QByteArray> answer) {
        if (const auto held = weak.lock())
            take(held, std::move(answer));
    });
}

void PageFetcher::take(const std::shared_ptr<Slot> &slot, Result<QByteArray> answer)
{
    slot->isUnderWay = false;
    if (!answer) {
        slot->hasFailed = true;
        emit failed(answer.error());
        return;
    }
    m_window.learn(slot->clock.elapsed());
    m_isLastIn = m_isLastIn || seemsLast(*answer);
    slot->body = std::move(*answer);
    handOut();
    fill();
}

void PageFetcher::handOut()
{
    while (!m_slots.empty() && m_slots.front()->body) {
        const auto slot = m_slots.front();
        m_slots.pop_front();
        ++m_handedOut;
        emit arrived(slot->query, *slot->body);
    }
}

} // namespace desk
