// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tones.h"

#include "ui/widgets/icons.h"

#include <QPalette>

#include <array>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct ToneLook
{
    QRgb light, dark;
    const char *symbol;
};
// Light: at least 4.5:1 on white; dark: at least 4.5:1 on #1e1e1e.
constexpr std::array<ToneLook, 5> looks{{
    {0xff5f6670, 0xffa3abb5, "state-quiet"},
    {0xff1e7b3c, 0xff5fce84, "state-ok"},
    {0xff1f66c1, 0xff74b0f7, "state-busy"},
    {0xff9a5b00, 0xfff0b24a, "state-warning"},
    {0xffb3261e, 0xffff8a80, "state-failed"},
}};

const ToneLook &lookOf(Tone tone)
{
    return looks.at(static_cast<size_t>(tone));
}

int blend(int over, int under, int percent)
{
    return (over * percent + under * (100 - percent)) / 100;
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    return QColor::fromRgb(isDark(palette) ? lookOf(tone).dark : lookOf(tone).light);
}

QColor toneWash(Tone tone, const QPalette &palette)
{
    const QColor over = toneColor(tone, palette);
    const QColor under = palette.color(QPalette::Base);
    constexpr int percent = 13;
    return QColor(blend(over.red(), under.red(), percent), blend(over.green(), under.green(), percent),
                  blend(over.blue(), under.blue(), percent));
}

QIcon toneIcon(Tone tone)
{
    return symbolIcon(QString::fromLatin1(lookOf(tone).symbol), tone);
}

} // namespace desk
