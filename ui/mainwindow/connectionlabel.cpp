// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/connectionlabel.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/tones.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

Tone toneOf(ConnectionState::Kind kind)
{
    switch (kind) {
    case ConnectionState::Kind::Unknown:
        return Tone::Quiet;
    case ConnectionState::Kind::Online:
        return Tone::Ok;
    case ConnectionState::Kind::Offline:
    case ConnectionState::Kind::Throttled:
        return Tone::Warning;
    default:
        return Tone::Failed;
    }
}

} // namespace

ConnectionLabel::ConnectionLabel(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new ElidedLabel(this))
    , m_again(new QPushButton(tr("Try again"), this))
{
    m_text->setAccessibleName(tr("Connection"));
    m_again->setFlat(true);
    auto *line = new QHBoxLayout(this);
    setGrid(line, this, 0, 0.5);
    line->setContentsMargins(grid(this, 1), 0, 0, 0);
    line->addWidget(m_icon);
    line->addWidget(m_text, 1);
    line->addWidget(m_again);
    connect(m_again, &QPushButton::clicked, this, &ConnectionLabel::tryAgain);
    show({}, {}, {});
}

void ConnectionLabel::show(const QString &where, const QString &who, const ConnectionState &state)
{
    const QString text = words(where, who, state);
    m_icon->setPixmap(toneIcon(toneOf(state.kind)).pixmap(fontMetrics().height()));
    m_text->setText(text);
    // The name is fixed so that it can be found; readers get the words as its description.
    m_text->setAccessibleDescription(text);
    m_again->setVisible(state.kind == ConnectionState::Kind::Offline || state.kind == ConnectionState::Kind::Throttled);
}

QString ConnectionLabel::words(const QString &where, const QString &who, const ConnectionState &state)
{
    if (where.isEmpty())
        return tr("not connected");
    if (!state.text.isEmpty())
        return u"%1: %2"_s.arg(where, state.text);
    if (state.kind == ConnectionState::Kind::Unknown)
        return tr("connecting to %1").arg(where);
    return who.isEmpty() ? tr("connected to %1").arg(where) : tr("connected to %1 as %2").arg(where, who);
}

} // namespace desk
