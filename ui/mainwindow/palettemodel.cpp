// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/palettemodel.h"

#include "models/catalogue/searchtext.h"
#include "models/tables/celltext.h"
#include "models/tables/typing.h"

#include <algorithm>

namespace desk {

namespace {

//! More than a person reads; who does not find it types another letter.
constexpr size_t MostRows = 200;

enum Rank { AtStart, AtWord, Inside, Similar, NotAtAll };

int rankOf(const QString &word, const QString &text, const QStringList &words)
{
    if (text.startsWith(word))
        return AtStart;
    const auto begins = [&word](const QString &each) { return each.startsWith(word); };
    if (std::any_of(words.begin(), words.end(), begins))
        return AtWord;
    if (text.contains(word))
        return Inside;
    return isSimilarToAny(word, words) ? Similar : NotAtAll;
}

QString detailOf(const PaletteEntry &entry)
{
    if (!entry.whyNot.isEmpty())
        return entry.whyNot;
    const bool hasBoth = !entry.where.isEmpty() && !entry.detail.isEmpty();
    return hasBoth ? PaletteModel::tr("%1, %2").arg(entry.where, entry.detail) : entry.where + entry.detail;
}

} // namespace

PaletteModel::PaletteModel(std::vector<PaletteEntry> entries, QObject *parent)
    : QAbstractTableModel(parent)
    , m_entries(std::move(entries))
{
    for (const PaletteEntry &entry : m_entries) {
        const QString folded = foldForSearch(entry.text + u' ' + entry.where);
        m_folded.push_back({folded, foldedWords(folded)});
    }
    setSearch({});
}

int PaletteModel::rank(const Folded &entry, const QStringList &search) const
{
    int worst = AtStart;
    for (const QString &word : search)
        worst = std::max(worst, rankOf(word, entry.text, entry.words));
    return worst;
}

void PaletteModel::setSearch(const QString &text)
{
    beginResetModel();
    const QStringList search = foldForSearch(text).split(u' ', Qt::SkipEmptyParts);
    std::vector<std::pair<int, size_t>> ranked;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (const int found = rank(m_folded[i], search); found != NotAtAll)
            ranked.emplace_back(found * 2 + (m_entries[i].whyNot.isEmpty() ? 0 : 1), i);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    m_shown.clear();
    for (size_t i = 0; i < std::min(ranked.size(), MostRows); ++i)
        m_shown.push_back(ranked[i].second);
    endResetModel();
}

const PaletteEntry &PaletteModel::entry(int row) const
{
    return m_entries.at(m_shown.at(static_cast<size_t>(row)));
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int PaletteModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteEntry &shown = entry(index.row());
    if (role == Qt::DisplayRole && index.column() == DetailColumn)
        return detailOf(shown);
    if (role == Qt::DisplayRole)
        return oneLine(shown.text);
    if (role == Qt::DecorationRole && index.column() == TextColumn)
        return shown.icon;
    if (role == Qt::ToolTipRole)
        return plainToolTip(shown.text);
    return {};
}

QVariant PaletteModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == TextColumn ? tr("Command or cohort") : tr("Shortcut or people");
}

} // namespace desk
