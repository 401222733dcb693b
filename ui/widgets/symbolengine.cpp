// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/symbolengine.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace desk {

using namespace Qt::StringLiterals;

SymbolEngine::SymbolEngine(QString file, std::optional<Tone> tone)
    : m_file(std::move(file))
    , m_tone(tone)
{}

QColor SymbolEngine::color(QIcon::Mode mode) const
{
    const QPalette palette = QGuiApplication::palette();
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    if (mode == QIcon::Selected)
        return palette.color(QPalette::HighlightedText);
    return m_tone ? toneColor(*m_tone, palette) : palette.color(QPalette::WindowText);
}

QPixmap SymbolEngine::draw(const QSize &size, const QColor &color) const
{
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(m_file).render(&painter, QRectF(QPointF(), QSizeF(size)));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    return pixmap;
}

QPixmap SymbolEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    const int side = qMax(1, qMin(size.width(), size.height()));
    const QColor ink = color(mode);
    const QString name = u"%1|%2|%3"_s.arg(m_file, ink.name()).arg(side);
    QPixmap pixmap;
    if (!QPixmapCache::find(name, &pixmap)) {
        pixmap = draw(QSize(side, side), ink);
        QPixmapCache::insert(name, pixmap);
    }
    return pixmap;
}

void SymbolEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    QPixmap image = pixmap(rect.size() * ratio, mode, state);
    image.setDevicePixelRatio(ratio);
    const QSizeF drawn = QSizeF(image.size()) / ratio;
    painter->drawPixmap(QRectF(rect).center() - QPointF(drawn.width(), drawn.height()) / 2, image);
}

QIconEngine *SymbolEngine::clone() const
{
    return new SymbolEngine(*this);
}

QString SymbolEngine::key() const
{
    return u"cohort-desk-symbol"_s;
}

} // namespace desk
