// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draftwords.h"

#include "models/codec/filtercodec.h"
#include "models/codec/jsontext.h"
#include "models/criteria/sentence.h"
#include "models/tables/celltext.h"

#include <QCoreApplication>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("DraftWords", text);
}

JsonValue read(const QByteArray &filters)
{
    return filters.isEmpty() ? JsonValue() : readJson(filters).value;
}

//! The tree as lines, groups before what is in them.
void addLines(const FilterNode &node, int depth, QStringList &lines)
{
    lines << QString(4 * depth, u' ') + sentenceText(node);
    for (const FilterNode &child : node.children)
        addLines(child, depth + 1, lines);
}

QStringList linesOf(const JsonValue &filters)
{
    const FilterTree tree = decodeFilters(filters);
    QStringList lines;
    if (tree.hasRoot)
        addLines(tree.root, 0, lines);
    else
        lines << summaryText(tree);
    return lines;
}

QStringList without(QStringList lines, const QStringList &others)
{
    for (const QString &other : others)
        lines.removeOne(other);
    return lines;
}

void addText(const char *what, const QString &edited, const QString &base, const QString &now, QStringList &out)
{
    if (edited == base || edited == now)
        return;
    out << words(what);
    if (!now.isEmpty())
        out << u"  \u2212 "_s + now;
    out << u"  + "_s + (edited.isEmpty() ? words(QT_TRANSLATE_NOOP("DraftWords", "(empty)")) : edited);
}

void addCriteria(const SavedDraft &draft, const QByteArray &now, QStringList &out)
{
    if (draft.filters.isEmpty() || sameFilters(read(draft.filters), read(now)))
        return;
    const QStringList before = linesOf(read(now)), after = linesOf(read(draft.filters));
    out << words(QT_TRANSLATE_NOOP("DraftWords", "Criteria"));
    const QStringList gone = without(before, after), come = without(after, before);
    for (const QString &line : gone)
        out << u"  \u2212 "_s + line;
    for (const QString &line : come)
        out << u"  + "_s + line;
    if (gone.isEmpty() && come.isEmpty())
        out << words(QT_TRANSLATE_NOOP("DraftWords", "  the same criteria in another order or with other details"));
}

} // namespace

QString draftTitle(const SavedDraft &draft)
{
    const QString name = draft.name.isEmpty()
                             ? words(QT_TRANSLATE_NOOP("DraftWords", "Cohort %1")).arg(draft.cohort.toString())
                             : oneLine(draft.name, 60);
    switch (draft.kind) {
    case SavedDraft::Kind::Export:
        return words(QT_TRANSLATE_NOOP("DraftWords", "Export of %1")).arg(name);
    case SavedDraft::Kind::List:
        return words(QT_TRANSLATE_NOOP("DraftWords", "List of people for %1")).arg(name);
    case SavedDraft::Kind::Edits:
        break;
    }
    return name;
}

QString draftDifference(const SavedDraft &draft, const CatalogueRowPtr &now)
{
    QStringList out;
    if (!now)
        out << words(QT_TRANSLATE_NOOP("DraftWords", "The server does not list this cohort any more."));
    else if (now->cohort.name != draft.baseName || now->cohort.description != draft.baseDescription ||
             !sameFilters(read(now->cohort.filters), read(draft.baseFilters)))
        out << words(QT_TRANSLATE_NOOP("DraftWords", "The cohort was changed on the server after these edits."));
    const Cohort server = now ? now->cohort : Cohort();
    addText(QT_TRANSLATE_NOOP("DraftWords", "Name"), draft.name, draft.baseName, server.name, out);
    addText(QT_TRANSLATE_NOOP("DraftWords", "Description"), draft.description, draft.baseDescription,
            server.description, out);
    addCriteria(draft, server.filters, out);
    if (now && out.isEmpty())
        out << words(QT_TRANSLATE_NOOP("DraftWords", "The server has all of it already."));
    return out.join(u'\n');
}

} // namespace desk
