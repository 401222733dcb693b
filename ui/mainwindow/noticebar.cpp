// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/noticebar.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>

namespace desk {

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    setGrid(m_column, this, 0, 0.5);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void NoticeBar::show(Topic topic, Tone tone, const QString &text, const QString &action)
{
    Banner *&banner = m_banners[static_cast<int>(topic)];
    if (!banner) {
        banner = new Banner(this);
        m_column->addWidget(banner);
        connect(banner, &Banner::actionTriggered, this, [this, topic] { emit actionTriggered(topic); });
    }
    banner->showText(tone, text, action);
}

void NoticeBar::clear(Topic topic)
{
    if (Banner *banner = m_banners.value(static_cast<int>(topic)))
        banner->clear();
}

QString NoticeBar::text(Topic topic) const
{
    const Banner *banner = m_banners.value(static_cast<int>(topic));
    return banner ? banner->text() : QString();
}

} // namespace desk
