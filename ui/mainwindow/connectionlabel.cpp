// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/connectionlabel.h"

#include "models/tables/celltext.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/tones.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
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
    , m_remedy(new QPushButton(this))
{
    m_text->setAccessibleName(tr("Connection"));
    m_remedy->setFlat(true);
    auto *line = new QHBoxLayout(this);
    setGrid(line, this, 0, 0.5);
    line->setContentsMargins(grid(this, 1), 0, 0, 0);
    line->addWidget(m_icon);
    line->addWidget(m_text, 1);
    line->addWidget(m_remedy);
    connect(m_remedy, &QPushButton::clicked, this, &ConnectionLabel::act);
    show({}, {}, {});
}

void ConnectionLabel::show(const QString &where, const QString &who, const ConnectionState &state)
{
    m_kind = where.isEmpty() ? ConnectionState::Kind::Unknown : state.kind;
    const QString text = words(where, who, state);
    m_icon->setPixmap(toneIcon(toneOf(m_kind)).pixmap(fontMetrics().height()));
    m_text->setText(text);
    m_text->setToolTip(plainToolTip(details(state)));
    // The name is fixed so that it can be found; readers get the words as its description.
    m_text->setAccessibleDescription(text);
    m_remedy->setText(remedy(m_kind));
    m_remedy->setVisible(!m_remedy->text().isEmpty());
}

void ConnectionLabel::act()
{
    const bool isLine = m_kind == ConnectionState::Kind::Offline || m_kind == ConnectionState::Kind::Throttled;
    isLine ? emit tryAgain() : emit connectWanted();
}

QString ConnectionLabel::remedy(ConnectionState::Kind kind)
{
    switch (kind) {
    case ConnectionState::Kind::Offline:
    case ConnectionState::Kind::Throttled:
        return tr("Try again");
    case ConnectionState::Kind::KeyRefused:
        return tr("Enter another key...");
    case ConnectionState::Kind::ProjectGone:
        return tr("Choose a project...");
    case ConnectionState::Kind::NotTrusted:
        return tr("Change the connection...");
    case ConnectionState::Kind::Unknown:
    case ConnectionState::Kind::Online:
        break;
    }
    return {};
}

QString ConnectionLabel::words(const QString &where, const QString &who, const ConnectionState &state)
{
    if (where.isEmpty())
        return tr("not connected");
    switch (state.kind) {
    case ConnectionState::Kind::Unknown:
        return tr("connecting to %1").arg(where);
    case ConnectionState::Kind::Online:
        return who.isEmpty() ? tr("connected to %1").arg(where) : tr("connected to %1 as %2").arg(where, who);
    case ConnectionState::Kind::Offline:
        return tr("offline, %1: %2").arg(where, state.text);
    case ConnectionState::Kind::Throttled:
        return tr("%1 has had too many requests; going on at %2")
            .arg(where, QLocale().toString(state.until.toLocalTime().time(), u"HH:mm:ss"_s));
    case ConnectionState::Kind::KeyRefused:
        return tr("key refused, %1: %2").arg(where, state.text);
    case ConnectionState::Kind::ProjectGone:
        return tr("project gone, %1: %2").arg(where, state.text);
    case ConnectionState::Kind::NotTrusted:
        break;
    }
    return tr("not trusted, %1: %2").arg(where, state.text);
}

QString ConnectionLabel::details(const ConnectionState &state)
{
    QStringList lines;
    if (!state.text.isEmpty())
        lines << state.text;
    if (state.lastSeen.isValid())
        lines << tr("Last answer: %1").arg(localTime(state.lastSeen));
    return lines.join(u'\n');
}

} // namespace desk
