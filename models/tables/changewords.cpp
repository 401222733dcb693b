// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/changewords.h"

#include "models/tables/celltext.h"
#include "models/tables/personcells.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Changes)
};

using Fate = ChangeNode::Fate;
using WordFate = WordRun::Fate;

constexpr qsizetype kShortText = 60;
constexpr qsizetype kLongestText = 1'000;

QString valueWords(const QByteArray &json)
{
    return oneLine(jsonCellText(json), kLongestText);
}

QString quoted(const QString &text)
{
    return text.isEmpty() ? Words::tr("nothing") : QStringLiteral("\u201c%1\u201d").arg(text);
}

//! What a switch says, in words: true and false are none.
QString switchWords(const QString &field, bool isOn)
{
    if (field == u"is_static")
        return isOn ? Words::tr("static") : Words::tr("dynamic");
    return isOn ? Words::tr("yes") : Words::tr("no");
}

QString shownValue(const QString &field, const QByteArray &json, const QString &words)
{
    const bool isSwitch = json == "true" || json == "false";
    return isSwitch ? switchWords(field, json == "true") : quoted(words);
}

ChangeNode replaced(const QString &before, const QString &after)
{
    return {Fate::Changed, {{WordFate::Removed, before}, {WordFate::Added, after}}};
}

QString fateText(Fate fate, const QString &text)
{
    switch (fate) {
    case Fate::Added:
        return Words::tr("added: %1").arg(text);
    case Fate::Removed:
        return Words::tr("removed: %1").arg(text);
    case Fate::Changed:
    case Fate::Same:
        break;
    }
    return text;
}

//! "30 → 14": a removed run and the added one behind it are one replacement. Blanks at the edges stay outside.
QString replacementText(const QString &before, const QString &after)
{
    if (before.trimmed().isEmpty())
        return after.trimmed().isEmpty() ? after : Words::tr("[new: %1]").arg(after.trimmed()) + QLatin1Char(' ');
    if (after.trimmed().isEmpty())
        return Words::tr("[gone: %1]").arg(before.trimmed()) + QLatin1Char(' ');
    return QStringLiteral("%1 \u2192 %2").arg(before.trimmed(), after);
}

QString runsText(const std::vector<WordRun> &runs)
{
    QString text, gone, fresh;
    const auto flush = [&] {
        if (!gone.isEmpty() || !fresh.isEmpty())
            text += replacementText(std::exchange(gone, {}), std::exchange(fresh, {}));
    };
    for (const WordRun &run : runs) {
        if (run.fate == WordFate::Same) {
            flush();
            text += run.text;
        } else {
            (run.fate == WordFate::Removed ? gone : fresh) += run.text;
        }
    }
    flush();
    return text;
}

QString plainText(const std::vector<WordRun> &runs)
{
    QString text;
    for (const WordRun &run : runs)
        text += run.text;
    return text;
}

void collectLines(const std::vector<ChangeNode> &nodes, QStringList &lines)
{
    for (const ChangeNode &node : nodes) {
        const bool isWhole = node.fate == Fate::Added || node.fate == Fate::Removed;
        // A field that only says whose the parts below are is no line of its own.
        const bool isHeading = !node.parts.empty() && node.words.size() == 1;
        if (isWhole || (node.fate == Fate::Changed && !isHeading))
            lines.append(changeText(node));
        if (!isWhole)
            collectLines(node.parts, lines);
    }
}

QString partsText(const ChangeNode &node)
{
    QStringList parts;
    for (const ChangeNode &part : node.parts)
        parts.append(part.parts.empty() ? plainText(part.words) : partsText(part));
    return QStringLiteral("%1 (%2)").arg(plainText(node.words), parts.join(QStringLiteral("; ")));
}

} // namespace

QString ChangeWords::unseen()
{
    return Words::tr(" (in a detail that is not part of this sentence)");
}

QString ChangeWords::surroundings()
{
    return Words::tr("other settings of the criteria");
}

QString fieldWord(const QString &field)
{
    if (field == u"filters" || field == u"groups")
        return Words::tr("criteria");
    if (field == u"name")
        return Words::tr("name");
    if (field == u"description")
        return Words::tr("description");
    if (field == u"is_static")
        return Words::tr("type");
    if (field == u"query")
        return Words::tr("query");
    if (field == u"people")
        return Words::tr("people");
    if (field == u"deleted")
        return Words::tr("deleted");
    return field;
}

std::optional<ChangeNode> fieldChange(const ActivityChange &change)
{
    const QString before = valueWords(change.before), after = valueWords(change.after);
    // Nothing became an empty text: that is no change for people.
    if (change.field == u"cohort_type" || before == after)
        return {};
    const QString field = change.field.isEmpty() ? Words::tr("people") : fieldWord(change.field);
    const bool isLong = std::min(before.size(), after.size()) > kShortText;
    ChangeNode node = isLong ? changedWords(before, after)
                             : replaced(shownValue(change.field, change.before, before),
                                        shownValue(change.field, change.after, after));
    node.fate = Fate::Changed;
    node.words.insert(node.words.begin(), {WordFate::Same, Words::tr("%1: ").arg(field)});
    return node;
}

QString changeText(const ChangeNode &node)
{
    const bool isWhole = node.fate == Fate::Added || node.fate == Fate::Removed;
    if (isWhole)
        return fateText(node.fate, node.parts.empty() ? plainText(node.words) : partsText(node));
    return runsText(node.words);
}

QString lineText(const ChangeNode &node)
{
    return node.fate == Fate::Changed ? runsText(node.words) : fateText(node.fate, plainText(node.words));
}

QStringList changedLines(const std::vector<ChangeNode> &nodes)
{
    QStringList lines;
    collectLines(nodes, lines);
    return lines;
}

} // namespace desk
