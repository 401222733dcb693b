// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cohortlife/notice.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/errorwords.h"

#include <utility>

namespace desk {

using namespace Qt::StringLiterals;

Notice::Notice(Banner *banner)
    : QObject(banner)
    , m_banner(banner)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(offerTime);
    connect(&m_timer, &QTimer::timeout, this, &Notice::clear);
    connect(banner, &Banner::actionTriggered, this, [this] {
        const auto run = std::exchange(m_run, nullptr);
        clear();
        if (run)
            run();
    });
}

void Notice::offer(const QString &text, const QString &action, std::function<void()> run)
{
    ask(Tone::Ok, text, action, std::move(run));
    m_timer.start();
}

void Notice::ask(Tone tone, const QString &text, const QString &action, std::function<void()> run)
{
    m_timer.stop();
    m_run = std::move(run);
    m_banner->showText(tone, text, action);
}

void Notice::tell(Tone tone, const QString &text, const QString &raw)
{
    m_timer.stop();
    m_run = nullptr;
    m_banner->showText(tone, text, {}, raw);
}

void Notice::tellError(const QString &what, const Error &error)
{
    tell(toneOf(error), u"%1 %2"_s.arg(what, error.text).trimmed(), technicalText(error));
}

void Notice::clear()
{
    m_timer.stop();
    m_run = nullptr;
    m_banner->clear();
}

} // namespace desk
