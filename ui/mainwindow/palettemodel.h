// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QIcon>
#include <QStringList>

#include <functional>
#include <vector>

namespace desk {

//! One thing that the command palette offers.
struct PaletteEntry
{
    QString text;
    QString detail; //!< the shortcut of a command, the people of a cohort
    QIcon icon = {};
    QString whyNot = {}; //!< why it cannot be done now; empty: it can
    std::function<void()> run;
    QString where = {}; //!< the menu that a command stands in; a search finds it by that too
};

//! What fits the typed words, the best first, what cannot be done now after its like. A word fits where it stands, or
//! mistyped at the beginning of a word. Owned by the palette.
class PaletteModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { TextColumn, DetailColumn };

    explicit PaletteModel(std::vector<PaletteEntry> entries, QObject *parent = nullptr);

    void setSearch(const QString &text);
    const PaletteEntry &entry(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Folded
    {
        QString text;
        QStringList words;
    };
    int rank(const Folded &entry, const QStringList &search) const;

    std::vector<PaletteEntry> m_entries;
    std::vector<Folded> m_folded; //!< of each entry
    std::vector<size_t> m_shown;  //!< indexes of entries
};

} // namespace desk
