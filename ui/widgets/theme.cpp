// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include "ui/widgets/housestyle.h"
#include "ui/widgets/icons.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct PaletteColors
{
    QRgb window, base, alternate, text, button, mid, highlight, highlighted, link, placeholder, disabled, tip;
};
constexpr PaletteColors lightColors{0xfff3f4f6, 0xffffffff, 0xfff7f8fa, 0xff1b1f24, 0xfffafbfc, 0xffc3c8cf,
                                    0xff1d5fbf, 0xffffffff, 0xff1a5fb4, 0xff6b727c, 0xff9aa1aa, 0xfffffbe6};
constexpr PaletteColors darkColors{0xff24272c, 0xff1b1d21, 0xff202328, 0xffe4e7eb, 0xff30343a, 0xff4a4f57,
                                   0xff2f6fd0, 0xffffffff, 0xff7db4ff, 0xff9aa2ac, 0xff767d87, 0xff3a3f46};

void setDisabled(QPalette &palette, const PaletteColors &c)
{
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(c.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(c.mid));
}

QPalette paletteOf(const PaletteColors &c)
{
    QPalette palette(QColor::fromRgb(c.button), QColor::fromRgb(c.window));
    const std::pair<QPalette::ColorRole, QRgb> roles[] = {
        {QPalette::Base, c.base},
        {QPalette::AlternateBase, c.alternate},
        {QPalette::Text, c.text},
        {QPalette::WindowText, c.text},
        {QPalette::ButtonText, c.text},
        {QPalette::BrightText, c.highlighted},
        {QPalette::Mid, c.mid},
        {QPalette::Highlight, c.highlight},
        {QPalette::HighlightedText, c.highlighted},
        {QPalette::Link, c.link},
        {QPalette::LinkVisited, c.link},
        {QPalette::PlaceholderText, c.placeholder},
        {QPalette::ToolTipBase, c.tip},
        {QPalette::ToolTipText, c.text},
    };
    for (const auto &[role, rgb] : roles)
        palette.setColor(role, QColor::fromRgb(rgb));
    setDisabled(palette, c);
    return palette;
}

//! Only Fusion takes all its colours from the palette; every other style knows its own dark look.
QStyle *newStyle(const QString &name)
{
    return name.compare(u"fusion"_s, Qt::CaseInsensitive) == 0 ? new HouseStyle : QStyleFactory::create(name);
}

} // namespace

ThemeKeeper::ThemeKeeper(QObject *parent)
    : QObject(parent)
    , m_systemStyle(QApplication::style()->name())
{
    QApplication::setStyle(newStyle(m_systemStyle));
    chooseIconTheme(QApplication::palette());
    qApp->installEventFilter(this);
}

void ThemeKeeper::apply(Theme theme)
{
    if (theme == m_theme)
        return;
    m_theme = theme;
    // Only Fusion draws every part from the palette, so a palette of our own comes with it.
    QApplication::setStyle(newStyle(theme == Theme::System ? m_systemStyle : u"Fusion"_s));
    QApplication::setPalette(theme == Theme::System ? QPalette()
                                                    : paletteOf(theme == Theme::Dark ? darkColors : lightColors));
}

bool ThemeKeeper::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange && watched == qApp) {
        chooseIconTheme(QApplication::palette());
        emit themeChanged();
    }
    return false;
}

} // namespace desk
