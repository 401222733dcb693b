// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/widgets/errorwords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

namespace desk {

using namespace Qt::StringLiterals;

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(plainLabel(this))
    , m_action(new QPushButton(this))
    , m_details(new QToolButton(this))
    , m_close(new QToolButton(this))
    , m_raw(new QPlainTextEdit(this))
{
    setObjectName(u"banner"_s);
    setAutoFillBackground(true);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setText(tr("Details"));
    m_details->setCheckable(true);
    m_details->setAutoRaise(true);
    m_close->setText(tr("Dismiss"));
    m_close->setToolTip(tr("Dismiss"));
    m_close->setIcon(icon(u"window-close"_s));
    m_close->setAutoRaise(true);
    m_raw->setReadOnly(true);
    m_raw->setAccessibleName(tr("Details"));
    m_raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_raw->setTabChangesFocus(true);
    m_raw->setFixedHeight(m_raw->fontMetrics().lineSpacing() * 7);
    buildLayout();
    connect(m_details, &QToolButton::toggled, m_raw, &QWidget::setVisible);
    connect(m_close, &QToolButton::clicked, this, &Banner::clear);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    clear();
}

void Banner::buildLayout()
{
    auto *words = new QHBoxLayout;
    words->setSpacing(grid(this, 1));
    words->addWidget(m_icon);
    words->addWidget(m_text, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(grid(this, 1));
    buttons->addStretch(1);
    for (QWidget *button :
         {static_cast<QWidget *>(m_action), static_cast<QWidget *>(m_details), static_cast<QWidget *>(m_close)})
        buttons->addWidget(button);
    m_line = new QBoxLayout(QBoxLayout::LeftToRight);
    m_line->setSpacing(grid(this, 1));
    m_line->addLayout(words, 1);
    m_line->addLayout(buttons);
    auto *column = new QVBoxLayout(this);
    setGrid(column, this, 0.75, 0.75);
    column->addLayout(m_line);
    column->addWidget(m_raw);
}

void Banner::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    constexpr int Narrow = 64; // characters
    m_line->setDirection(width() < textWidth(this, Narrow) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void Banner::showText(Tone tone, const QString &text, const QString &action, const QString &raw)
{
    m_tone = tone;
    m_icon->setPixmap(toneIcon(tone).pixmap(fontMetrics().height()));
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_raw->setPlainText(raw);
    m_details->setVisible(!raw.isEmpty());
    m_details->setChecked(false);
    m_raw->setVisible(false);
    wash();
    show();
}

void Banner::showError(const Error &error, const QString &action)
{
    showText(toneOf(error), error.text, action, technicalText(error));
}

void Banner::clear()
{
    m_text->clear();
    m_raw->clear();
    hide();
}

QString Banner::text() const
{
    return m_text->text();
}

QString Banner::rawText() const
{
    return m_raw->toPlainText();
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    // Own setPalette() below arrives here as PaletteChange too: follow only the application's.
    if (event->type() == QEvent::ApplicationPaletteChange)
        wash();
}

void Banner::wash()
{
    QPalette colors = parentWidget() ? parentWidget()->palette() : palette();
    colors.setColor(QPalette::Window, toneWash(m_tone, colors));
    setPalette(colors);
    m_icon->setPixmap(toneIcon(m_tone).pixmap(fontMetrics().height()));
}

} // namespace desk
