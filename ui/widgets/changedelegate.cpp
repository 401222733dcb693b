// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/changedelegate.h"

#include "models/tables/changetreemodel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/tones.h"

#include <QFontMetrics>
#include <QPainter>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

using Fate = ChangeNode::Fate;

//! Wider than any screen: what is longer is cut, so that a hostile text does not make a row of a million pixels.
constexpr qsizetype longestRun = 2'000;

Fate fateOf(const QModelIndex &index)
{
    return static_cast<Fate>(index.data(FateRole).toInt());
}

std::vector<WordRun> runsOf(const QModelIndex &index)
{
    auto runs = index.data(WordsRole).value<std::vector<WordRun>>();
    // What went and what came in its place do not stick together.
    for (size_t i = 1; i < runs.size(); ++i)
        if (runs[i].fate == WordRun::Fate::Added && runs[i - 1].fate == WordRun::Fate::Removed)
            runs[i].text.prepend(u' ');
    for (WordRun &run : runs)
        run.text.truncate(longestRun);
    return runs;
}

QFont fontOf(const QFont &base, WordRun::Fate fate)
{
    QFont font = base;
    font.setStrikeOut(fate == WordRun::Fate::Removed);
    font.setBold(fate == WordRun::Fate::Added || base.bold());
    return font;
}

QIcon signOf(Fate fate)
{
    switch (fate) {
    case Fate::Added:
        return symbolIcon(u"list-add"_s, Tone::Ok);
    case Fate::Removed:
        return symbolIcon(u"list-remove"_s, Tone::Failed);
    case Fate::Changed:
        return symbolIcon(u"document-edit"_s, Tone::Warning);
    case Fate::Same:
        break;
    }
    return {};
}

QColor colorOf(const QStyleOptionViewItem &option, Fate line, WordRun::Fate run)
{
    if (option.state & QStyle::State_Selected)
        return option.palette.color(QPalette::HighlightedText);
    if (run == WordRun::Fate::Removed)
        return toneColor(Tone::Failed, option.palette);
    if (run == WordRun::Fate::Added)
        return toneColor(Tone::Ok, option.palette);
    return option.palette.color(line == Fate::Same ? QPalette::PlaceholderText : QPalette::Text);
}

int signWidth(const QStyleOptionViewItem &option)
{
    return option.fontMetrics.height() * 4 / 3;
}

} // namespace

void ChangeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, option.palette.brush(QPalette::Highlight));
    const Fate fate = fateOf(index);
    const int side = option.fontMetrics.height();
    const QRect sign =
        QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, {side, side}, option.rect);
    signOf(fate).paint(painter, sign, Qt::AlignCenter,
                       option.state & QStyle::State_Selected ? QIcon::Selected : QIcon::Normal);
    const bool fromRight = option.direction == Qt::RightToLeft;
    int at = signWidth(option);
    for (const WordRun &run : runsOf(index)) {
        const QFont font = fontOf(option.font, run.fate);
        const int width = QFontMetrics(font).horizontalAdvance(run.text);
        QRect place = option.rect;
        place.setLeft(fromRight ? option.rect.right() - at - width : option.rect.left() + at);
        place.setWidth(width + 1);
        painter->setFont(font);
        painter->setPen(colorOf(option, fate, run.fate));
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, run.text);
        at += width;
    }
}

QSize ChangeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    int width = signWidth(option) + option.fontMetrics.height();
    for (const WordRun &run : runsOf(index))
        width += QFontMetrics(fontOf(option.font, run.fate)).horizontalAdvance(run.text);
    return {width, option.fontMetrics.height() * 3 / 2};
}

} // namespace desk
