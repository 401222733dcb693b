// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "ui/widgets/tones.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace desk {

class Banner;

//! What was just done to cohorts, with one way on ("Undo"), in a banner that goes away by itself; and what went wrong,
//! which stays until it is dismissed. The newest words replace the older ones. Owned by the workspace, as the banner.
class Notice final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds offerTime{30};

    explicit Notice(Banner *banner);

    //! `run` is what `action` does; it is forgotten with the banner.
    void offer(const QString &text, const QString &action, std::function<void()> run);
    //! As offer(), but it stays until it is answered or dismissed.
    void ask(Tone tone, const QString &text, const QString &action, std::function<void()> run);
    void tell(Tone tone, const QString &text, const QString &raw = {});
    void tellError(const QString &what, const Error &error);
    void clear();
    Banner *banner() const { return m_banner; }

private:
    Banner *m_banner;
    QTimer m_timer;
    std::function<void()> m_run;
};

} // namespace desk
