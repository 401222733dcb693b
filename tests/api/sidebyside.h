// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTestEventLoop>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <memory>
#include <vector>

namespace desk::test {

constexpr int longestBatch = 60'000; // ms; far beyond every limit of the clients
constexpr size_t atOnce = 32;
constexpr size_t heavyAtOnce = 3;

//! Starts them all and waits for all their ends. In a real event loop: QTest's own waiting sleeps between the turns, of
//! which an operation takes dozens.
template<class Pair>
bool runSideBySide(const std::vector<std::unique_ptr<Pair>> &pairs)
{
    for (const auto &pair : pairs)
        pair->start();
    QTestEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (std::all_of(pairs.begin(), pairs.end(), [](const auto &pair) { return pair->hasEnded(); }))
            loop.exitLoop();
    });
    look.start(std::chrono::milliseconds(2));
    loop.enterLoopMSecs(longestBatch);
    return !loop.timeout();
}

//! What `complain` says of each of them, with its name.
template<class Pair, class Complain>
void collect(const std::vector<std::unique_ptr<Pair>> &pairs, QStringList &complaints, Complain complain)
{
    for (const auto &pair : pairs) {
        if (const QString complaint = complain(*pair); !complaint.isEmpty())
            complaints << pair->name() + complaint;
    }
}

} // namespace desk::test
