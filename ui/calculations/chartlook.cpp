// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calculations/chartlook.h"

#include "models/tables/celltext.h"
#include "ui/widgets/tones.h"

#include <QPalette>

#include <qcustomplot.h>

#include <algorithm>
#include <array>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QColor lineColor(int number, const QPalette &palette)
{
    constexpr std::array tones{Tone::Busy, Tone::Warning, Tone::Ok, Tone::Quiet, Tone::Failed};
    return toneColor(tones.at(static_cast<size_t>(number) % tones.size()), palette);
}

class PeopleTicker final : public QCPAxisTicker
{
protected:
    double getTickStep(const QCPRange &range) override { return std::max(1.0, QCPAxisTicker::getTickStep(range)); }
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        return tick < 0 ? QString() : localNumber(qRound64(tick));
    }
};

} // namespace

QSharedPointer<QCPAxisTicker> peopleTicker()
{
    return QSharedPointer<QCPAxisTicker>(new PeopleTicker);
}

QPen linePen(int number, const QPalette &palette)
{
    constexpr std::array lines{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::DashDotDotLine};
    return {lineColor(number, palette), 2, lines.at(static_cast<size_t>(number) % lines.size())};
}

QCPScatterStyle lineDots(int number, double size)
{
    using Style = QCPScatterStyle;
    constexpr std::array shapes{Style::ssDisc, Style::ssSquare, Style::ssTriangle, Style::ssDiamond,
                                Style::ssTriangleInverted};
    return {shapes.at(static_cast<size_t>(number) % shapes.size()), size};
}

QString timeFormat(double seconds)
{
    constexpr double day = 86'400;
    if (seconds < 6 * day) // with fewer days there are several ticks a day
        return u"hh:mm\nd MMM"_s;
    return seconds < 300 * day ? u"d MMM"_s : u"MMM\nyyyy"_s;
}

} // namespace desk
