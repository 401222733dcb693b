// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tones.h"

#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace desk {

class Banner;

//! Quiet lines at the top of the window about things that concern all of it, one a topic: keys that cannot be kept,
//! edits of the last run, files that were damaged. Takes no room while there is nothing to say. Owned by the window.
class NoticeBar final : public QWidget
{
    Q_OBJECT
public:
    enum class Topic { Keychain, Drafts, Files, Cache, Source };

    explicit NoticeBar(QWidget *parent = nullptr);

    void show(Topic topic, Tone tone, const QString &text, const QString &action = {});
    void clear(Topic topic);
    QString text(Topic topic) const;

signals:
    void actionTriggered(desk::NoticeBar::Topic topic);

private:
    QVBoxLayout *m_column;
    QHash<int, Banner *> m_banners;
};

} // namespace desk
