// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tones.h"

#include <QIconEngine>
#include <QString>

#include <optional>

namespace desk {

//! Draws a one-colour SVG in the colour that the palette has at the time of painting. Owned by its QIcon.
class SymbolEngine final : public QIconEngine
{
public:
    SymbolEngine(QString file, std::optional<Tone> tone);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override;
    QString key() const override;

private:
    QColor color(QIcon::Mode mode) const;
    QPixmap draw(const QSize &size, const QColor &color) const;

    QString m_file;
    std::optional<Tone> m_tone;
};

} // namespace desk
